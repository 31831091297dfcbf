package io.recado.actions.ticket;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.CustomerId;
import io.recado.action.IdempotencyKey;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of tickets as both stores read and write them, within the caller's transaction. */
final class TicketRows {

  /** The caller holds the ticket's row, or has just made it. */
  private static final String ATTACH =
      """
      insert into ticket_attachment (tenant_id, number, position, event, file_id, mime_type, name, size_bytes)
      select $1, $2, coalesce(max(position) + 1, 0), $3, $4, $5, $6, $7
      from ticket_attachment where tenant_id = $1 and number = $2
      """;

  /** Of an answer that was given nothing goes off any more. */
  private static final String SET_ALARM =
      """
      insert into ticket_due (tenant_id, number, kind, due_at)
      select $1, $2, $3, $4
      where $3 not in ('answer_warning', 'answer_breach')
        or exists (select from ticket where tenant_id = $1 and number = $2 and answered_at is null)
      on conflict (tenant_id, number, kind)
      do update set due_at = excluded.due_at, attempts = 0, try_at = null
      """;

  private final DatabaseClient client;

  TicketRows(DatabaseClient client) {
    this.client = client;
  }

  Mono<Void> attach(TenantId tenant, TicketNumber number, int event, List<MediaFile> files) {
    return Flux.fromIterable(files).concatMap(file -> attach(tenant, number, event, file)).then();
  }

  Mono<Void> setAlarms(TenantId tenant, TicketNumber number, List<TicketAlarm> alarms) {
    return Flux.fromIterable(alarms).concatMap(alarm -> setAlarm(tenant, number, alarm)).then();
  }

  private Mono<Void> attach(TenantId tenant, TicketNumber number, int event, MediaFile file) {
    var statement =
        client
            .sql(ATTACH)
            .bind(0, tenant.value())
            .bind(1, number.value())
            .bind(2, event)
            .bind(3, file.id());
    statement = bind(statement, 4, String.class, file.mimeType());
    statement = bind(statement, 5, String.class, file.name());
    return bind(statement, 6, Long.class, file.sizeBytes()).then();
  }

  private Mono<Void> setAlarm(TenantId tenant, TicketNumber number, TicketAlarm alarm) {
    return client
        .sql(SET_ALARM)
        .bind(0, tenant.value())
        .bind(1, number.value())
        .bind(2, alarm.kind().code())
        .bind(3, alarm.at())
        .then();
  }

  private static @Nullable CustomerId customer(Readable row) {
    var id = row.get("customer_id", UUID.class);
    return id == null ? null : new CustomerId(id);
  }

  /** The ticket without its attachments, which are rows of their own. */
  static Ticket read(TenantId tenant, Readable row) {
    return new Ticket(
        new TicketNumber(required(row, "number", Long.class)),
        new TicketOrigin(
            tenant,
            new IdempotencyKey(required(row, "request_key", String.class)),
            new ConversationId(required(row, "conversation_id", UUID.class)),
            new ContactId(required(row, "contact_id", UUID.class)),
            Language.ofTag(required(row, "language", String.class)).orElseThrow()),
        new TicketReport(
            Category.ofCode(required(row, "category", String.class)).orElseThrow(),
            Priority.ofUrgency(required(row, "priority", String.class)).orElseThrow(),
            required(row, "summary", String.class),
            List.of()),
        new ServicePromise(
            required(row, "opened_at", Instant.class),
            row.get("answer_due", Instant.class),
            row.get("resolution_due", Instant.class)),
        customer(row),
        TicketState.of(row.get("answered_at", Instant.class), row.get("closed_at", Instant.class)));
  }
}
