package io.recado.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.payment.PaymentFact;
import io.recado.gateway.payment.StripeEvent.Amount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeFactsTest {

  private static final String ATTEMPT = "0190ed00-0000-7000-8000-0000000000a1";

  @ParameterizedTest
  @CsvSource({
    "checkout.session.completed, checkout.session, complete, paid, PAID",
    "checkout.session.completed, checkout.session, complete, unpaid, AWAITED",
    "checkout.session.async_payment_succeeded, checkout.session, complete, paid, PAID",
    "checkout.session.async_payment_failed, checkout.session, complete, unpaid, FAILED",
    "checkout.session.expired, checkout.session, expired, unpaid, EXPIRED",
    "payment_intent.succeeded, payment_intent, succeeded, , PAID",
    "payment_intent.payment_failed, payment_intent, requires_payment_method, ,",
    "charge.refunded, charge, succeeded, , REFUNDED",
    "charge.dispute.created, dispute, needs_response, , DISPUTED",
    "charge.dispute.created, dispute, warning_needs_response, ,",
    "charge.dispute.closed, dispute, won, , DISPUTE_WON",
    "charge.dispute.closed, dispute, lost, , DISPUTE_LOST",
    "charge.dispute.closed, dispute, warning_closed, ,",
    "refund.created, refund, pending, , REFUND_MADE",
    "refund.updated, refund, succeeded, , REFUND_MADE",
    "refund.failed, refund, failed, , REFUND_MADE REFUND_FAILED",
    "charge.refund.updated, refund, failed, , REFUND_MADE REFUND_FAILED",
    "refund.created, refund, requires_action, ,",
    "customer.created, customer, , ,",
  })
  void eventsAreReadAsWhatTheyMean(
      String type,
      String object,
      @Nullable String status,
      @Nullable String paymentStatus,
      @Nullable String kind) {
    var event = event(type, object, status, paymentStatus, ATTEMPT);

    assertThat(StripeFacts.of(event).stream().map(PaymentFact::kind).map(Enum::name))
        .containsExactlyElementsOf(kind == null ? List.of() : List.of(kind.split(" ")));
  }

  @Test
  void refundsAndDisputesAreKnownByThePaymentAlone() {
    assertThat(StripeFacts.of(event("charge.refunded", "charge", "succeeded", null, null)))
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.attempt()).isNull();
              assertThat(fact.payment()).isEqualTo("pi_1");
            });
    assertThat(
            StripeFacts.of(
                event("checkout.session.completed", "checkout.session", null, "paid", null)))
        .isEmpty();
  }

  @Test
  void whateverEventTellsOfARefundItIsTheSameRefund() {
    var created = StripeFacts.of(event("refund.created", "refund", "pending", null, null));
    var failed = StripeFacts.of(event("refund.failed", "refund", "failed", null, null));

    assertThat(created).extracting(PaymentFact::key).containsExactly("obj_1/made");
    assertThat(failed).extracting(PaymentFact::key).containsExactly("obj_1/made", "obj_1/failed");
  }

  private static StripeEvent event(
      String type,
      String object,
      @Nullable String status,
      @Nullable String paymentStatus,
      @Nullable String attempt) {
    return new StripeEvent(
        "evt_1",
        type,
        Instant.EPOCH,
        false,
        object,
        "obj_1",
        new Amount(14_990, "CLP"),
        status,
        paymentStatus,
        "pi_1",
        attempt);
  }
}
