package io.recado.app;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.recado.channel.MasterKeys;
import io.recado.channel.SecretBox;
import io.recado.database.Database;
import io.recado.database.DatabaseAddress;
import io.recado.database.DispatchDatabase;
import io.recado.database.TenantCalls;
import io.recado.egress.Egress;
import io.recado.live.RedisLine;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantScope;
import java.time.Clock;
import org.springframework.boot.r2dbc.metrics.ConnectionPoolMetrics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** What every application stands on. */
@Configuration(proxyBeanMethods = false)
class Infrastructure {

  @Bean
  Database database(Settings settings, MigrationModules modules) {
    var address = DatabaseAddress.of(settings.text(Setting.DATABASE_URL));
    return Database.open(address, settings, modules.names());
  }

  @Bean
  MeterBinder poolMeters(Database database) {
    return registry ->
        database
            .pools()
            .forEach(
                (role, pool) ->
                    new ConnectionPoolMetrics(pool, role, Tags.empty()).bindTo(registry));
  }

  @Bean
  DatabaseClient databaseClient(Database database) {
    return database.client();
  }

  @Bean
  DispatchDatabase dispatchDatabase(Database database) {
    return database.dispatch();
  }

  @Bean
  TenantScope tenantScope(Database database) {
    return database.scope();
  }

  @Bean
  TenantCalls tenantCalls(Database database) {
    return database.calls();
  }

  @Bean
  RedisLine redisLine(Settings settings) {
    return RedisLine.to(settings.text(Setting.REDIS_URL));
  }

  @Bean
  MasterKeys masterKeys(Settings settings) {
    return MasterKeys.of(settings);
  }

  @Bean
  SecretBox secretBox(MasterKeys keys) {
    return keys.box();
  }

  @Bean
  Egress egress(Settings settings) {
    return Egress.of(settings);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
