package io.recado.actions.ticket;

import io.recado.action.ActionRequest;
import io.recado.action.IdempotencyKey;
import io.recado.conversation.ContactId;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to happen to a ticket.
 *
 * @param owner whose ticket it must be; null for those who may change anybody's
 * @param key by which a repetition is known; null where nothing is repeated
 */
public record TicketChange(
    TenantId tenant,
    TicketNumber number,
    @Nullable ContactId owner,
    @Nullable IdempotencyKey key,
    TicketEvent event) {

  /** Asked for by the customer, of a ticket of theirs. */
  static TicketChange by(
      ActionRequest request, TicketNumber number, Instant now, TicketEvent.What what) {
    return new TicketChange(
        request.tenant(),
        number,
        request.contact(),
        request.key(),
        new TicketEvent(now, new TicketEvent.By.Customer(), what));
  }

  /** What became of it. */
  public sealed interface Outcome {

    /**
     * It happened, now or when it was asked for before.
     *
     * @param ticket as it stands now, without its attachments
     * @param at when it happened
     * @param anew whether it happened now
     */
    record Made(Ticket ticket, Instant at, boolean anew) implements Outcome {}

    /** The ticket's state, or what became of it before, does not let it. */
    record Refused(Reason reason) implements Outcome {}

    /** There is no such ticket, or it is not this customer's. */
    record Unknown() implements Outcome {}
  }

  /** Why something cannot happen to a ticket. */
  public enum Reason {
    /** It is closed. */
    CLOSED,
    /** It is closed for so long that a new one should go on with it. */
    CLOSED_LONG_AGO,
    /** It is not closed. */
    OPEN,
    /** Its customer has rated it already. */
    RATED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
