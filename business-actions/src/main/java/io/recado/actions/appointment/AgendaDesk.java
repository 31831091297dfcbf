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

  private static final String NEW_LINK =
      """
      update appointment set link_token = gen_random_uuid()
      where tenant_id = $1 and number = $2
      """;

  private final AgendaSql sql;
  private final Clock clock;

  public AgendaDesk(DatabaseClient client, TenantScope scope, Clock clock) {
    this.sql = new AgendaSql(client, scope);
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

  /**
   * Takes the link to an appointment's calendar file back. What the customer is told next has
   * another one.
   *
   * @return whether there is such an appointment
   */
  public Mono<Boolean> revokeLink(TenantId tenant, long number) {
    return update(NEW_LINK, tenant, number);
  }

  private Mono<Boolean> mark(String statement, TenantId tenant, long number) {
    return update(statement, tenant, number, clock.instant());
  }

  private Mono<Boolean> update(String statement, TenantId tenant, Object... values) {
    return sql.inTenant(tenant, () -> sql.of(statement, tenant, values).fetch().rowsUpdated())
        .map(rows -> rows == 1);
  }
}
