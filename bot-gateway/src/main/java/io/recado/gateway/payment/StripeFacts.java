package io.recado.gateway.payment;

import io.recado.actions.invoice.Money;
import io.recado.actions.payment.AttemptId;
import io.recado.actions.payment.PaymentFact;
import io.recado.actions.payment.PaymentFact.Kind;
import io.recado.actions.payment.StripeAmount;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Maps Stripe's events to facts about payments. Pure.
 *
 * @see <a href="https://docs.stripe.com/checkout/fulfillment">Stripe: fulfil orders</a>
 */
final class StripeFacts {

  private StripeFacts() {}

  /**
   * @return empty when the event says nothing about a payment of ours that matters here
   */
  static Optional<PaymentFact> of(StripeEvent event) {
    var attempt = AttemptId.read(event.attemptId());
    // Refunds and disputes need not name the attempt: the payment does.
    boolean mayBeOurs =
        attempt.isPresent() || (isAfterwards(event) && event.paymentIntent() != null);
    return mayBeOurs
        ? Optional.ofNullable(kind(event)).map(kind -> fact(event, kind, attempt.orElse(null)))
        : Optional.empty();
  }

  private static boolean isAfterwards(StripeEvent event) {
    return event.objectKind().equals("charge") || event.objectKind().equals("dispute");
  }

  private static PaymentFact fact(StripeEvent event, Kind kind, @Nullable AttemptId attempt) {
    return new PaymentFact(
        event.id(),
        kind,
        attempt,
        event.paymentIntent(),
        money(event.amount()),
        event.live(),
        event.createdAt());
  }

  private static @Nullable Money money(StripeEvent.@Nullable Amount amount) {
    return amount == null
        ? null
        : StripeAmount.read(amount.minorUnits(), amount.currency()).orElse(null);
  }

  private static @Nullable Kind kind(StripeEvent event) {
    return switch (event.type()) {
      // Complete is not paid: with some methods the money comes days later.
      case "checkout.session.completed" ->
          "unpaid".equals(event.paymentStatus()) ? Kind.AWAITED : Kind.PAID;
      case "checkout.session.async_payment_succeeded", "payment_intent.succeeded" -> Kind.PAID;
      case "checkout.session.async_payment_failed" -> Kind.FAILED;
      case "checkout.session.expired" -> Kind.EXPIRED;
      case "charge.refunded" -> Kind.REFUNDED;
      case "charge.dispute.created" -> isInquiry(event) ? null : Kind.DISPUTED;
      case "charge.dispute.closed" -> closed(event);
      default -> null;
    };
  }

  private static @Nullable Kind closed(StripeEvent event) {
    if (isInquiry(event)) {
      return null;
    }
    return "won".equals(event.status()) ? Kind.DISPUTE_WON : Kind.DISPUTE_LOST;
  }

  /** A bank that only asks takes no money. */
  private static boolean isInquiry(StripeEvent event) {
    var status = event.status();
    return status != null && status.startsWith("warning");
  }
}
