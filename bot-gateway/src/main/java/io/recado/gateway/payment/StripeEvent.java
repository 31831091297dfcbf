package io.recado.gateway.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of Stripe, as far as it concerns money. Not yet believed: whoever acts on it checks
 * amount, currency and {@code live} against the invoice.
 *
 * @param id what a redelivery has in common with the first delivery
 * @param type such as {@code checkout.session.completed}
 * @param createdAt by Stripe's clock; events arrive in any order
 * @param live false for test payments
 * @param objectKind what the event is about, such as {@code payment_intent}
 * @param objectId null for objects that have none
 * @param amount what this event asked for, brought in or gave back
 * @param status the object's own state, such as {@code succeeded}
 * @param paymentStatus of a Checkout Session: {@code unpaid} means that no money has come yet, even
 *     when the session is complete
 * @param paymentIntent what all events of one payment have in common
 * @param attemptId our own attempt, as we noted it when the payment was asked for
 */
record StripeEvent(
    String id,
    String type,
    Instant createdAt,
    boolean live,
    String objectKind,
    @Nullable String objectId,
    @Nullable Amount amount,
    @Nullable String status,
    @Nullable String paymentStatus,
    @Nullable String paymentIntent,
    @Nullable String attemptId) {

  /**
   * @param minorUnits in the currency's smallest unit; some currencies have none smaller than one
   * @param currency ISO 4217, in capitals
   */
  record Amount(long minorUnits, String currency) {}
}
