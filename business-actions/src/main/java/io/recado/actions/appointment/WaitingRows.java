package io.recado.actions.appointment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.appointment.Waiting.Who;
import io.recado.actions.appointment.Waiting.Wish;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** Reads rows of the waiting list, joined with their service. */
final class WaitingRows {

  /** With the times that somebody was offered before. */
  static final String WAITING =
      """
      select w.*, s.*,
             array(select a.starts_at from appointment a
                   where a.tenant_id = w.tenant_id and a.waiting_id = w.entry_id) as offered
      from waiting_entry w join service s using (tenant_id, service_id)
      where w.tenant_id = $1 and w.state = 'waiting'
      """;

  private WaitingRows() {}

  /** What came of a request, with {@code changed_at}. */
  static WaitingList.Asked asked(Readable row) {
    return new WaitingList.Asked(
        required(row, "entry_id", UUID.class),
        wish(row),
        required(row, "changed_at", Instant.class));
  }

  /** One who waits, with the times that were {@code offered} before. */
  static Waiting waiting(Readable row) {
    return new Waiting(
        required(row, "entry_id", UUID.class),
        new Who(
            new ConversationId(required(row, "conversation_id", UUID.class)),
            new ContactId(required(row, "contact_id", UUID.class))),
        Language.ofTag(required(row, "language", String.class)).orElseThrow(),
        wish(row),
        Set.of(required(row, "offered", Instant[].class)),
        required(row, "unanswered", Integer.class));
  }

  private static Wish wish(Readable row) {
    return new Wish(
        AgendaRows.service(row),
        new Days(
            required(row, "first_day", LocalDate.class),
            required(row, "last_day", LocalDate.class)),
        DayPart.of(required(row, "part", String.class)).orElseThrow());
  }
}
