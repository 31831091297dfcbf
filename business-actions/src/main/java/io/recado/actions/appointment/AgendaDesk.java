package io.recado.actions.appointment;

import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Clock;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What a tenant's own people do with appointments. */
public final class AgendaDesk {

  private static final String MISSED =
      """
      update appointment set state = 'no_show'
      where tenant_id = $1 and number = $2 and starts_at <= $3 and state = 'booked'
      """;

  private static final String NOT_MISSED =
      """
      update appointment set state = 'booked'
      where tenant_id = $1 and number = $2 and starts_at <= $3 and state = 'no_show'
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final Clock clock;

  public AgendaDesk(DatabaseClient client, TenantScope scope, Clock clock) {
    this.client = client;
    this.scope = scope;
    this.clock = clock;
  }

  /**
   * Notes that the customer did not come.
   *
   * @return whether it is noted now: not for an appointment that is cancelled, still to come, or
   *     noted already
   */
  public Mono<Boolean> missed(TenantId tenant, long number) {
    return mark(MISSED, tenant, number);
  }

  /**
   * Takes {@link #missed} back.
   *
   * @return whether it is taken back now: not when it was not noted, nor when others have the rest
   *     of its time
   */
  public Mono<Boolean> notMissed(TenantId tenant, long number) {
    return mark(NOT_MISSED, tenant, number)
        .onErrorReturn(DataIntegrityViolationException.class, false);
  }

  private Mono<Boolean> mark(String sql, TenantId tenant, long number) {
    return scope
        .inTenant(
            tenant,
            () ->
                client
                    .sql(sql)
                    .bind(0, tenant.value())
                    .bind(1, number)
                    .bind(2, clock.instant())
                    .fetch()
                    .rowsUpdated())
        .map(rows -> rows == 1);
  }
}
