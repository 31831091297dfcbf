package io.recado.actions.ticket;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.recado.action.IdempotencyKey;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresTickets implements Tickets {

  /** Changes nothing, but makes those who open tickets of the same tenant wait for each other. */
  private static final String LOCK_COUNTER =
      """
      insert into ticket_counter (tenant_id) values ($1)
      on conflict (tenant_id) do update set next_number = ticket_counter.next_number
      """;

  private static final String OPEN =
      """
      with counted as (
        update ticket_counter set next_number = next_number + 1
        where tenant_id = $1
        returning next_number - 1 as number
      )
      insert into ticket (tenant_id, number, request_key, conversation_id, contact_id, language,
                          category, priority, summary, opened_at, answer_due, resolution_due, follows,
                          customer_id)
      select $1, number, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 from counted
      returning number
      """;

  /** The opening itself was written down by the table. */
  private static final String SORTED =
      """
      insert into ticket_event (tenant_id, number, position, at, actor, kind, words)
      values ($1, $2, 2, $3, 'recado', 'sorted', $4)
      """;

  private static final String BY_KEY =
      """
      select * from ticket
      where tenant_id = $1 and request_key = $2
      """;

  private static final String BY_NUMBER =
      """
      select * from ticket
      where tenant_id = $1 and number = $2
      """;

  private static final String ATTACHMENTS =
      """
      select file_id, mime_type, name, size_bytes from ticket_attachment
      where tenant_id = $1 and number = $2
      order by position
      """;

  private static final int FIRST_EVENT = 1;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final TicketRows rows;

  PostgresTickets(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
    this.rows = new TicketRows(client);
  }

  @Override
  public Mono<Ticket> open(TicketOrigin origin, TicketReport report, Opening opening) {
    return scope.inTenant(
        origin.tenant(),
        () ->
            lockCounter(origin.tenant())
                .then(byKey(origin.tenant(), origin.key()))
                .switchIfEmpty(Mono.defer(() -> openNew(origin, report, opening))));
  }

  @Override
  public Mono<Ticket> find(TenantId tenant, TicketNumber number) {
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(BY_NUMBER)
                .bind(0, tenant.value())
                .bind(1, number.value())
                .map(row -> TicketRows.read(tenant, row))
                .one()
                .flatMap(this::withAttachments));
  }

  @Override
  public Mono<Ticket> find(TenantId tenant, IdempotencyKey key) {
    return scope.inTenant(tenant, () -> byKey(tenant, key));
  }

  private Mono<Void> lockCounter(TenantId tenant) {
    return client.sql(LOCK_COUNTER).bind(0, tenant.value()).then();
  }

  private Mono<Ticket> byKey(TenantId tenant, IdempotencyKey key) {
    return client
        .sql(BY_KEY)
        .bind(0, tenant.value())
        .bind(1, key.value())
        .map(row -> TicketRows.read(tenant, row))
        .one()
        .flatMap(this::withAttachments);
  }

  private Mono<Ticket> openNew(TicketOrigin origin, TicketReport report, Opening opening) {
    return insert(origin, report, opening)
        .map(number -> new Ticket(number, origin, report, opening))
        .flatMap(ticket -> complete(ticket, opening).thenReturn(ticket));
  }

  private Mono<TicketNumber> insert(TicketOrigin origin, TicketReport report, Opening opening) {
    var promise = opening.promise();
    var follows = opening.follows();
    var customer = opening.customer();
    return client
        .sql(OPEN)
        .bind(0, origin.tenant().value())
        .bind(1, origin.key().value())
        .bind(2, origin.conversation().value())
        .bind(3, origin.contact().value())
        .bind(4, origin.language().code())
        .bind(5, report.category().code())
        .bind(6, report.priority().code())
        .bind(7, report.summary())
        .bind(8, promise.openedAt())
        .bind(9, nullable(promise.answerDue(), Instant.class))
        .bind(10, nullable(promise.resolutionDue(), Instant.class))
        .bind(11, nullable(follows == null ? null : follows.value(), Long.class))
        .bind(12, nullable(customer == null ? null : customer.value(), UUID.class))
        .mapValue(Long.class)
        .one()
        .map(TicketNumber::new);
  }

  private Mono<Void> complete(Ticket ticket, Opening opening) {
    var tenant = ticket.origin().tenant();
    return rows.attach(tenant, ticket.number(), FIRST_EVENT, ticket.report().attachments())
        .then(rows.setAlarms(tenant, ticket.number(), opening.alarms()))
        .then(Mono.defer(() -> sorted(ticket, opening.sorted())));
  }

  private Mono<Void> sorted(Ticket ticket, @Nullable String words) {
    return words == null
        ? Mono.empty()
        : client
            .sql(SORTED)
            .bind(0, ticket.origin().tenant().value())
            .bind(1, ticket.number().value())
            .bind(2, ticket.promise().openedAt())
            .bind(3, words)
            .then();
  }

  private Mono<Ticket> withAttachments(Ticket ticket) {
    return client
        .sql(ATTACHMENTS)
        .bind(0, ticket.origin().tenant().value())
        .bind(1, ticket.number().value())
        .map(PostgresTickets::file)
        .all()
        .collectList()
        .map(ticket::with);
  }

  static MediaFile file(Readable row) {
    return new MediaFile(
        required(row, "file_id", String.class),
        row.get("mime_type", String.class),
        row.get("name", String.class),
        row.get("size_bytes", Long.class));
  }

  private static <T> Parameter nullable(@Nullable T value, Class<T> type) {
    return value == null ? Parameters.in(type) : Parameters.in(value);
  }
}
