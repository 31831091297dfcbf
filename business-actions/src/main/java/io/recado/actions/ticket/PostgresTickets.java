package io.recado.actions.ticket;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.recado.action.IdempotencyKey;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
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
                          category, priority, summary, opened_at, answer_due)
      select $1, number, $2, $3, $4, $5, $6, $7, $8, $9, $10 from counted
      returning number
      """;

  private static final String ATTACH =
      """
      insert into ticket_attachment (tenant_id, number, position, file_id, mime_type, name, size_bytes)
      values ($1, $2, $3, $4, $5, $6, $7)
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

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresTickets(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Mono<Ticket> open(TicketOrigin origin, TicketReport report, AnswerPromise promise) {
    return scope.inTenant(
        origin.tenant(),
        () ->
            lockCounter(origin.tenant())
                .then(byKey(origin.tenant(), origin.key()))
                .switchIfEmpty(Mono.defer(() -> openNew(origin, report, promise))));
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
                .map(row -> read(tenant, row))
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
        .map(row -> read(tenant, row))
        .one()
        .flatMap(this::withAttachments);
  }

  private Mono<Ticket> openNew(TicketOrigin origin, TicketReport report, AnswerPromise promise) {
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
        .bind(9, nullable(promise.dueAt(), Instant.class))
        .mapValue(Long.class)
        .one()
        .map(number -> new Ticket(new TicketNumber(number), origin, report, promise))
        .flatMap(ticket -> attach(ticket).thenReturn(ticket));
  }

  private Mono<Void> attach(Ticket ticket) {
    return Flux.fromIterable(ticket.report().attachments())
        .index()
        .concatMap(file -> attach(ticket, file.getT1(), file.getT2()))
        .then();
  }

  private Mono<Void> attach(Ticket ticket, long position, MediaFile file) {
    return client
        .sql(ATTACH)
        .bind(0, ticket.origin().tenant().value())
        .bind(1, ticket.number().value())
        .bind(2, position)
        .bind(3, file.id())
        .bind(4, nullable(file.mimeType(), String.class))
        .bind(5, nullable(file.name(), String.class))
        .bind(6, nullable(file.sizeBytes(), Long.class))
        .then();
  }

  private Mono<Ticket> withAttachments(Ticket ticket) {
    return client
        .sql(ATTACHMENTS)
        .bind(0, ticket.origin().tenant().value())
        .bind(1, ticket.number().value())
        .map(PostgresTickets::readFile)
        .all()
        .collectList()
        .map(ticket::with);
  }

  /** The ticket without its attachments, which are rows of their own. */
  private static Ticket read(TenantId tenant, Readable row) {
    return new Ticket(
        new TicketNumber(column(row, "number", Long.class)),
        new TicketOrigin(
            tenant,
            new IdempotencyKey(column(row, "request_key", String.class)),
            new ConversationId(column(row, "conversation_id", UUID.class)),
            new ContactId(column(row, "contact_id", UUID.class)),
            Language.ofTag(column(row, "language", String.class)).orElseThrow()),
        new TicketReport(
            Category.ofCode(column(row, "category", String.class)).orElseThrow(),
            Priority.ofUrgency(column(row, "priority", String.class)).orElseThrow(),
            column(row, "summary", String.class),
            List.of()),
        new AnswerPromise(
            column(row, "opened_at", Instant.class), row.get("answer_due", Instant.class)));
  }

  private static MediaFile readFile(Readable row) {
    return new MediaFile(
        column(row, "file_id", String.class),
        row.get("mime_type", String.class),
        row.get("name", String.class),
        row.get("size_bytes", Long.class));
  }

  private static <T> Parameter nullable(@Nullable T value, Class<T> type) {
    return value == null ? Parameters.in(type) : Parameters.in(value);
  }

  private static <T> T column(Readable row, String name, Class<T> type) {
    return Objects.requireNonNull(row.get(name, type), name);
  }
}
