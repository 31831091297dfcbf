package io.recado.health;

import io.recado.database.DispatchDatabase;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whether a gateway serves, as other processes can tell: what their people write leaves only when
 * one does. By the database's time.
 */
@Component
public class DataPlane {

  /** The job that gateways have and nobody else: when it is overdue, there is none of them. */
  public static final String PULSE = "gateway-pulse";

  /** Several times what a gateway takes from one run to the next, as schedulers look every 5 s. */
  private static final String SERVES =
      """
      select coalesce(bool_or(greatest(execution_time, last_heartbeat) > now() - interval '30 seconds'), false) as serves
      from scheduled_job where task_name = $1
      """;

  private final DatabaseClient database;

  DataPlane(DispatchDatabase dispatch) {
    this.database = dispatch.client();
  }

  /** One that has ended is noticed half a minute later, one that is there within seconds. */
  public Mono<Boolean> isServing() {
    return database.sql(SERVES).bind(0, PULSE).mapValue(Boolean.class).one();
  }
}
