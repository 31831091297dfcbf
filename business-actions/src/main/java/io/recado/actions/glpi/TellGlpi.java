package io.recado.actions.glpi;

import io.recado.actions.attachment.Attachments;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Tells GLPI of the tickets that are due. */
final class TellGlpi {

  private static final Logger log = LoggerFactory.getLogger(TellGlpi.class);

  private static final int MOST_TICKETS = 10;

  private static final String CLAIM =
      """
      update glpi_ticket set attempts = attempts + 1, due_at = clock_timestamp() + interval '5 minutes'
      where tenant_id = $1 and number = (
        select number from glpi_ticket where tenant_id = $1 and due_at <= clock_timestamp()
        order by due_at limit 1 for update skip locked)
        and exists (select from glpi_desk where tenant_id = $1 and desk_id = $2)
      returning number, glpi_id, $2::uuid as desk_id, version, attempts
      """;

  private static final String DONE =
      """
      update glpi_ticket set attempts = 0, last_code = null,
        due_at = case when version = $3 then null else clock_timestamp() end
      where tenant_id = $1 and number = $2
      """;

  private static final String LATER =
      """
      update glpi_ticket set due_at = put_off(attempts), last_code = $3
      where tenant_id = $1 and number = $2
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final TellTicket ticket;

  TellGlpi(DatabaseClient client, TenantScope scope, Attachments attachments) {
    this.client = client;
    this.scope = scope;
    this.ticket = new TellTicket(client, scope, attachments);
  }

  /**
   * Tells of tickets that are due, as many as fit in a slice; the others stay due. What one ticket
   * is refused keeps no other waiting.
   *
   * @throws GlpiException when GLPI is away; what was not told is due again later
   */
  Mono<Void> some(TenantId tenant, UUID desk, GlpiTickets glpi) {
    var slice = new Slice();
    return next(tenant, desk, glpi)
        .expand(_ -> slice.isOver() ? Mono.empty() : next(tenant, desk, glpi))
        .take(MOST_TICKETS)
        .then();
  }

  private Mono<Due> next(TenantId tenant, UUID desk, GlpiTickets glpi) {
    return scope
        .inTenant(
            tenant,
            () -> client.sql(CLAIM).bind(0, tenant.value()).bind(1, desk).map(Due::read).one())
        .flatMap(due -> tell(tenant, due, glpi).thenReturn(due));
  }

  private Mono<Void> tell(TenantId tenant, Due due, GlpiTickets glpi) {
    return ticket
        .tell(tenant, due, glpi)
        .then(Mono.defer(() -> write(of(DONE, tenant, due).bind(2, due.version()), tenant)))
        .onErrorResume(GlpiException.class, refused -> later(tenant, due, refused));
  }

  private Mono<Void> later(TenantId tenant, Due due, GlpiException refused) {
    log.warn(
        "GLPI of tenant {} was not told of {} ({}); it is tried again later",
        tenant,
        due.number(),
        refused.code());
    return write(of(LATER, tenant, due).bind(2, refused.code()), tenant)
        .then(refused.isAway() ? Mono.error(refused) : Mono.empty());
  }

  private Mono<Void> write(GenericExecuteSpec statement, TenantId tenant) {
    return scope.inTenant(tenant, statement::then);
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, Due due) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, due.number().value());
  }
}
