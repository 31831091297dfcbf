package io.recado.actions.promise;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.invoice.Money;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Reads promises, with what is owed of their invoice now. */
final class PromiseRows {

  /** Those of the tenant {@code $1}. */
  static final String READ =
      """
      select p.*, i.number, i.currency, outstanding(p.tenant_id, p.invoice_id) as owed_minor
      from payment_promise p
      join invoice i on i.tenant_id = p.tenant_id and i.invoice_id = p.invoice_id
      where p.tenant_id = $1
      """;

  private PromiseRows() {}

  static Promise read(Readable row) {
    return new Promise(
        required(row, "promise_id", UUID.class),
        required(row, "number", String.class),
        new ConversationId(required(row, "conversation_id", UUID.class)),
        Language.ofTag(required(row, "language", String.class)).orElseThrow(),
        required(row, "due_on", LocalDate.class),
        required(row, "promised_at", Instant.class),
        row.get("reminded_at", Instant.class) != null,
        Money.of(required(row, "owed_minor", Long.class), required(row, "currency", String.class)));
  }
}
