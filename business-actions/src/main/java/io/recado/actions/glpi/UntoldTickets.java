package io.recado.actions.glpi;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.attachment.AttachmentKey;
import io.recado.actions.glpi.Untold.Happening;
import io.recado.actions.glpi.Untold.Kind;
import io.recado.actions.ticket.Category;
import io.recado.actions.ticket.Priority;
import io.recado.actions.ticket.TicketNumber;
import io.recado.tenant.TenantId;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads what GLPI is to be told of a ticket, within the caller's transaction. */
final class UntoldTickets {

  private static final String TICKET =
      """
      select k.number, k.request_key, k.category, k.priority, k.summary, c.name from ticket k
      join contact c on c.tenant_id = k.tenant_id and c.contact_id = k.contact_id
      where k.tenant_id = $1 and k.number = $2
      """;

  private static final String HAPPENINGS =
      """
      select e.position, e.kind, e.agent, e.words, exists (
        select from ticket_event m
        where m.tenant_id = e.tenant_id and m.number = e.number and m.position > e.position
          and m.kind in ('closed', 'reopened') and m.request_key like 'glpi/%') as outlived
      from ticket_event e
      join glpi_ticket g on g.tenant_id = e.tenant_id and g.number = e.number
      where e.tenant_id = $1 and e.number = $2 and e.position > g.told and e.kind = any($3)
        and (e.request_key is null or e.request_key not like 'glpi/%')
      order by e.position
      """;

  private static final String FILES =
      """
      select f.position from ticket_file f
      where f.tenant_id = $1 and f.number = $2 and f.state = 'kept' and not exists (
        select from glpi_document d
        where d.tenant_id = f.tenant_id and d.number = f.number and d.position = f.position)
      order by f.position
      """;

  private final DatabaseClient client;

  UntoldTickets(DatabaseClient client) {
    this.client = client;
  }

  Mono<Untold> of(TenantId tenant, TicketNumber number) {
    return happenings(tenant, number)
        .flatMap(
            happenings ->
                files(tenant, number).flatMap(files -> ticket(tenant, number, happenings, files)));
  }

  private Mono<List<AttachmentKey>> files(TenantId tenant, TicketNumber number) {
    return client
        .sql(FILES)
        .bind(0, tenant.value())
        .bind(1, number.value())
        .mapValue(Integer.class)
        .all()
        .map(position -> new AttachmentKey(tenant, number, position))
        .collectList();
  }

  private Mono<List<Happening>> happenings(TenantId tenant, TicketNumber number) {
    return client
        .sql(HAPPENINGS)
        .bind(0, tenant.value())
        .bind(1, number.value())
        .bind(2, Kind.CODES.toArray(String[]::new))
        .map(UntoldTickets::happening)
        .all()
        .collectList();
  }

  private Mono<Untold> ticket(
      TenantId tenant, TicketNumber number, List<Happening> happenings, List<AttachmentKey> files) {
    return client
        .sql(TICKET)
        .bind(0, tenant.value())
        .bind(1, number.value())
        .map(row -> ticket(row, happenings, files))
        .one();
  }

  private static Untold ticket(
      Readable row, List<Happening> happenings, List<AttachmentKey> files) {
    return new Untold(
        new TicketNumber(required(row, "number", Long.class)),
        required(row, "request_key", String.class),
        Category.ofCode(required(row, "category", String.class)).orElseThrow(),
        Priority.ofUrgency(required(row, "priority", String.class)).orElseThrow(),
        required(row, "summary", String.class),
        row.get("name", String.class),
        happenings,
        files);
  }

  private static Happening happening(Readable row) {
    return new Happening(
        required(row, "position", Integer.class),
        Kind.ofCode(required(row, "kind", String.class)),
        row.get("agent", String.class),
        row.get("words", String.class),
        required(row, "outlived", Boolean.class));
  }
}
