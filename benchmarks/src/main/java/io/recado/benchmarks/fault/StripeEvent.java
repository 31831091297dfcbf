package io.recado.benchmarks.fault;

import java.time.Duration;
import java.time.Instant;

/**
 * What Stripe tells of one payment of {@value #AMOUNT} pesos: on its way when the page is done
 * with, there some time later, given back in part, disputed, and won. Refunds and disputes name the
 * payment alone, as those do that somebody makes in Stripe's dashboard.
 *
 * <p>Source: Stripe API reference, the Event object and types of events; guide: fulfil orders.
 */
enum StripeEvent {
  COMPLETED(
      0,
      "checkout.session.completed",
      """
      {"id":"cs_%1$s","object":"checkout.session","status":"complete","payment_status":"unpaid",\
      "amount_total":%2$d,"currency":"clp","payment_intent":"pi_%1$s","metadata":{"attempt_id":"%1$s"}}"""),
  PAID_AT_LAST(
      1,
      "checkout.session.async_payment_succeeded",
      """
      {"id":"cs_%1$s","object":"checkout.session","status":"complete","payment_status":"paid",\
      "amount_total":%2$d,"currency":"clp","payment_intent":"pi_%1$s","metadata":{"attempt_id":"%1$s"}}"""),
  SUCCEEDED(
      2,
      "payment_intent.succeeded",
      """
      {"id":"pi_%1$s","object":"payment_intent","status":"succeeded","amount":%2$d,"currency":"clp",\
      "metadata":{"attempt_id":"%1$s"}}"""),
  REFUNDED(
      3,
      "charge.refunded",
      """
      {"id":"ch_%1$s","object":"charge","status":"succeeded","amount":%2$d,"amount_refunded":4990,\
      "currency":"clp","payment_intent":"pi_%1$s"}"""),
  DISPUTED(
      4,
      "charge.dispute.created",
      """
      {"id":"dp_%1$s","object":"dispute","status":"needs_response","amount":10000,"currency":"clp",\
      "charge":"ch_%1$s","payment_intent":"pi_%1$s"}"""),
  WON(
      5,
      "charge.dispute.closed",
      """
      {"id":"dp_%1$s","object":"dispute","status":"won","amount":10000,"currency":"clp",\
      "charge":"ch_%1$s","payment_intent":"pi_%1$s"}""");

  /** A peso has no smaller unit. */
  static final int AMOUNT = 14_990;

  private final int minute;
  private final String type;
  private final String object;

  /**
   * @param minute when it happens, from when the page is done with
   */
  StripeEvent(int minute, String type, String object) {
    this.minute = minute;
    this.type = type;
    this.object = object;
  }

  /**
   * The body that is delivered, the same at each delivery.
   *
   * @param attempt whose payment it is
   * @param done when the page was done with, by Stripe's clock
   */
  String of(String attempt, Instant done) {
    long second = done.plus(Duration.ofMinutes(minute)).getEpochSecond();
    return """
        {"id":"evt_%s_%s","object":"event","type":"%s","created":%d,"livemode":false,"data":{"object":%s}}"""
        .formatted(name(), attempt, type, second, object.formatted(attempt, AMOUNT));
  }
}
