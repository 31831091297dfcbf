package io.recado.health;

import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Without the database nothing is taken: the application is down. */
@Component("databaseHealthIndicator")
class DatabaseHealth extends AbstractReactiveHealthIndicator {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final DatabaseClient database;

  DatabaseHealth(DatabaseClient database) {
    this.database = database;
  }

  @Override
  protected Mono<Health> doHealthCheck(Health.Builder health) {
    return database
        .sql("select current_setting('server_version')")
        .mapValue(String.class)
        .one()
        .timeout(PATIENCE)
        .map(version -> health.up().withDetail("version", version).build());
  }
}
