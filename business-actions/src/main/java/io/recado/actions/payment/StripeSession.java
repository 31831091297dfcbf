package io.recado.actions.payment;

import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import io.recado.actions.invoice.Money;
import io.recado.actions.payment.PaymentFact.Kind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a Checkout Session, asked after, says of its attempt. */
final class StripeSession {

  private StripeSession() {}

  /**
   * The session of a page as Stripe has told of it.
   *
   * @throws IllegalStateException when it told of nothing, or of another
   */
  static Session told(Attempt.Page page, @Nullable Session session) {
    if (session == null || !page.session().equals(session.getId())) {
      throw new IllegalStateException("Stripe did not tell of the session");
    }
    return session;
  }

  /** As of now; empty while it is open. */
  static Optional<PaymentFact> fact(Attempt attempt, Session session, Instant now) {
    return kind(session)
        .map(
            kind ->
                new PaymentFact(
                    "look/%s/%s".formatted(session.getId(), kind.code()),
                    kind,
                    attempt.id(),
                    session.getPaymentIntent(),
                    amount(session),
                    Boolean.TRUE.equals(session.getLivemode()),
                    now));
  }

  private static Optional<Kind> kind(Session session) {
    if ("expired".equals(session.getStatus())) {
      return Optional.of(Kind.EXPIRED);
    }
    if (!"complete".equals(session.getStatus())) {
      return Optional.empty();
    }
    return Optional.of(
        "unpaid".equals(session.getPaymentStatus())
            ? kind(session.getPaymentIntentObject())
            : Kind.PAID);
  }

  /** A customer who has done their part on the page, and whose money had not come yet. */
  private static Kind kind(@Nullable PaymentIntent payment) {
    var status = payment == null ? "" : String.valueOf(payment.getStatus());
    return switch (status) {
      case "succeeded" -> Kind.PAID;
      case "requires_payment_method", "canceled" -> Kind.FAILED;
      default -> Kind.AWAITED;
    };
  }

  private static @Nullable Money amount(Session session) {
    return session.getAmountTotal() == null || session.getCurrency() == null
        ? null
        : StripeAmount.read(session.getAmountTotal(), session.getCurrency()).orElse(null);
  }
}
