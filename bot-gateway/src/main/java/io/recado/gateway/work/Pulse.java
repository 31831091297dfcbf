package io.recado.gateway.work;

import io.recado.health.DataPlane;
import io.recado.schedule.Job;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Does nothing: that it was run shows the other plane that a gateway is there. */
@Component
class Pulse implements Job {

  @Override
  public String name() {
    return DataPlane.PULSE;
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Mono<Void> run() {
    return Mono.empty();
  }
}
