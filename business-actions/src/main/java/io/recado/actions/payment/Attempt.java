package io.recado.actions.payment;

import io.recado.actions.invoice.InvoiceId;
import io.recado.actions.invoice.Money;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One try to pay one invoice.
 *
 * @param invoiceNumber what people call the invoice by
 * @param conversation where news of it is told, in {@code language}
 * @param amount what was owed of the invoice when the attempt began
 * @param round how often the provider answered with a failure of its own, and one
 * @param page where the customer pays; null until the provider has made it
 */
public record Attempt(
    AttemptId id,
    TenantId tenant,
    InvoiceId invoice,
    String invoiceNumber,
    AccountId account,
    ConversationId conversation,
    Language language,
    Money amount,
    State state,
    int round,
    @Nullable Page page,
    Instant requestedAt,
    Instant expiresAt) {

  /**
   * How long a page takes money. Stripe allows 24 hours (Stripe API: Checkout Session, {@code
   * expires_at}), and keeps an idempotency key for at least as long: when it may have forgotten the
   * key, every page made under it has expired.
   */
  static final Duration LIFE = Duration.ofHours(23);

  /** Stripe makes no page for less than 30 minutes. */
  static final Duration LEAST_LIFE = Duration.ofMinutes(35);

  /** How an attempt stands; the migration that made the table says what each means. */
  public enum State {
    REQUESTED,
    OPEN,
    PENDING,
    PAID,
    FAILED,
    EXPIRED,
    REFUSED,
    QUESTIONED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param session what the provider calls it by
   */
  public record Page(String session, String url) {}

  /**
   * What makes a repeated call the same call to the provider. A failure of its own it would repeat
   * to the same key for a day: after one, the next round asks anew, which makes no second page that
   * anybody could pay, because nobody has the address of the first.
   */
  String callKey() {
    return id + "/" + round;
  }

  /** Whether its time is over by the clock, and the provider must say how it ended. */
  boolean isOver(Instant now) {
    return switch (state) {
      case REQUESTED -> !now.isBefore(expiresAt.minus(LEAST_LIFE));
      case OPEN, PENDING -> !now.isBefore(expiresAt);
      case PAID, FAILED, EXPIRED, REFUSED, QUESTIONED -> false;
    };
  }

  /** Whether its page, made already or still to be made, is one to send a customer to. */
  boolean isPayable(Instant now) {
    return (state == State.REQUESTED || state == State.OPEN) && !isOver(now);
  }
}
