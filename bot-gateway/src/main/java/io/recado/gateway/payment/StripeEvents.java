package io.recado.gateway.payment;

import io.recado.actions.payment.StripeCheckout;
import io.recado.gateway.payment.StripeEvent.Amount;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads Stripe's events, whatever API version the endpoint is set to: only fields that have kept
 * their names since 2020 are read, and none but the envelope's must be there. Pure.
 *
 * @see <a href="https://docs.stripe.com/api/events/object">Stripe API: the Event object</a>
 */
final class StripeEvents {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private StripeEvents() {}

  /**
   * @return empty when the body is no event of Stripe's
   */
  static Optional<StripeEvent> read(byte[] body) {
    try {
      return read(JSON.readTree(body));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<StripeEvent> read(JsonNode event) {
    var id = text(event, "id");
    var type = text(event, "type");
    var object = event.path("data").path("object");
    var kind = text(object, "object");
    if (id == null || type == null || kind == null || !event.path("created").isIntegralNumber()) {
      return Optional.empty();
    }
    return Optional.of(
        new StripeEvent(
            id,
            type,
            Instant.ofEpochSecond(event.path("created").longValue()),
            event.path("livemode").asBoolean(false),
            kind,
            text(object, "id"),
            amount(object, amountField(type, kind)),
            text(object, "status"),
            text(object, "payment_status"),
            kind.equals("payment_intent") ? text(object, "id") : text(object, "payment_intent"),
            text(object.path("metadata"), StripeCheckout.ATTEMPT)));
  }

  private static String amountField(String type, String kind) {
    return switch (kind) {
      case "checkout.session" -> "amount_total";
      case "invoice" -> "amount_due";
      // The sum of all refunds so far; the charge's own amount does not change.
      case "charge" -> type.equals("charge.refunded") ? "amount_refunded" : "amount";
      default -> "amount";
    };
  }

  private static @Nullable Amount amount(JsonNode object, String field) {
    var currency = text(object, "currency");
    var amount = object.path(field);
    return currency == null || !amount.isIntegralNumber()
        ? null
        : new Amount(amount.longValue(), currency.toUpperCase(Locale.ROOT));
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.path(field).isString() ? node.path(field).stringValue() : null;
  }
}
