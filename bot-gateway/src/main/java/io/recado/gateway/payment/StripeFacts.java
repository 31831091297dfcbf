package io.recado.gateway.payment;

import io.recado.actions.invoice.Money;
import io.recado.actions.payment.AttemptId;
import io.recado.actions.payment.PaymentFact;
import io.recado.actions.payment.PaymentFact.Kind;
import io.recado.actions.payment.StripeAmount;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maps Stripe's events to facts about payments. Pure.
 *
 * @see <a href="https://docs.stripe.com/checkout/fulfillment">Stripe: fulfil orders</a>
 */
final class StripeFacts {

  private StripeFacts() {}

  /**
   * @return nothing when the event says nothing about a payment of ours that matters here
   */
  static List<PaymentFact> of(StripeEvent event) {
    var attempt = AttemptId.read(event.attemptId());
    // Refunds and disputes need not name the attempt: the payment does.
    boolean mayBeOurs =
        attempt.isPresent() || (isAfterwards(event) && event.paymentIntent() != null);
    if (!mayBeOurs) {
      return List.of();
    }
    if (event.objectKind().equals("refund")) {
      return refund(event, attempt.orElse(null));
    }
    var kind = kind(event);
    return kind == null ? List.of() : List.of(fact(event, event.id(), kind, attempt.orElse(null)));
  }

  private static boolean isAfterwards(StripeEvent event) {
    return Set.of("charge", "dispute", "refund").contains(event.objectKind());
  }

  /**
   * What is known of one refund, by whichever of its events. One that failed was made, too: so what
   * both come to needs no order.
   *
   * @see <a href="https://docs.stripe.com/refunds#failed-refunds">Stripe: failed refunds</a>
   */
  private static List<PaymentFact> refund(StripeEvent event, @Nullable AttemptId attempt) {
    if (event.objectId() == null) {
      return List.of();
    }
    var made = fact(event, event.objectId() + "/made", Kind.REFUND_MADE, attempt);
    return switch (String.valueOf(event.status())) {
      case "pending", "succeeded" -> List.of(made);
      case "failed", "canceled" ->
          List.of(made, fact(event, event.objectId() + "/failed", Kind.REFUND_FAILED, attempt));
      // It waits for something, and has taken no money yet.
      default -> List.of();
    };
  }

  private static PaymentFact fact(
      StripeEvent event, String key, Kind kind, @Nullable AttemptId attempt) {
    return new PaymentFact(
        key,
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
