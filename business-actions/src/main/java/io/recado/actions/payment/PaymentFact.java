package io.recado.actions.payment;

import io.recado.actions.invoice.Money;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing a provider told. Facts of an attempt are a set: neither their order nor how often each
 * was told changes what they mean together.
 *
 * @param key unique in the account for what is told, at most 300 characters; what a repetition
 *     falls on
 * @param attempt whose it is, as we noted it at the provider; null when the fact does not say
 * @param payment what the provider calls the payment by; one page may see several payments
 * @param amount what came in, went back or is disputed; of {@link Kind#REFUNDED} the sum so far
 * @param live false for test payments
 * @param at by the provider's clock
 */
public record PaymentFact(
    String key,
    Kind kind,
    @Nullable AttemptId attempt,
    @Nullable String payment,
    @Nullable Money amount,
    boolean live,
    Instant at) {

  /** What was told. */
  public enum Kind {
    /** The money is with the provider. */
    PAID,
    /** The customer has done their part, and the money is on its way. */
    AWAITED,
    /** This payment will not come; the page takes another one. */
    DECLINED,
    /** The money that was on its way will not come, and the page is over. */
    FAILED,
    /** The page takes no money any more. */
    EXPIRED,
    /** The sum of what has gone back so far. */
    REFUNDED,
    /** One refund by itself. */
    REFUND_MADE,
    /** One refund that was made, and that the customer did not get. */
    REFUND_FAILED,
    DISPUTED,
    DISPUTE_WON,
    DISPUTE_LOST;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
