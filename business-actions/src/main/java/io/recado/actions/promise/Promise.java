package io.recado.actions.promise;

import io.recado.actions.invoice.Money;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A customer's word to pay an invoice by a day.
 *
 * @param invoice the invoice's number
 * @param owed what is still to be paid of it, by the books
 */
record Promise(
    UUID id,
    String invoice,
    ConversationId conversation,
    Language language,
    LocalDate dueOn,
    Instant promisedAt,
    boolean reminded,
    Money owed) {

  boolean isKept() {
    return !owed.isPositive();
  }
}
