package io.recado.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import io.recado.database.Database;
import io.recado.settings.Settings;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Schedules every job there is, in whichever plane. */
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {

  @Bean
  JobScheduler jobScheduler(
      Database database, List<Job> jobs, MeterRegistry meters, Settings settings) {
    var source = database.jdbc();
    return new JobScheduler(
        source, new DatabaseClock(source), jobs, new JobMeters(meters), Tempo.of(settings));
  }
}
