package io.recado.actions.payment;

import io.recado.actions.invoice.Money;
import io.recado.actions.payment.PaymentFact.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a payment of Mercado Pago's, whose state says what has happened to it so far. Pure.
 *
 * @see <a
 *     href="https://www.mercadopago.com/developers/en/reference/payments/_payments_id/get">Mercado
 *     Pago: get payment</a>
 */
final class MercadoPagoPayment {

  private MercadoPagoPayment() {}

  /**
   * What a payment's state comes to; nothing for what is no payment. After one that was turned
   * down, the customer may try another card on the same page.
   */
  static List<PaymentFact> facts(JsonNode payment) {
    var facts = new ArrayList<PaymentFact>();
    switch (payment.path("status").asString("")) {
      case "pending", "in_process", "authorized" -> add(facts, payment, Kind.AWAITED);
      case "rejected", "cancelled" -> add(facts, payment, Kind.DECLINED);
      case "approved", "in_mediation" -> addPaid(facts, payment);
      case "refunded" -> addPaid(facts, payment);
      case "charged_back" -> {
        addPaid(facts, payment);
        add(facts, payment, dispute(payment.path("status_detail").asString("")));
      }
      default -> {}
    }
    return facts;
  }

  private static void addPaid(List<PaymentFact> facts, JsonNode payment) {
    add(facts, payment, Kind.PAID);
    if (payment.path("transaction_amount_refunded").asDouble(0) > 0) {
      facts.add(fact(payment, Kind.REFUNDED, "transaction_amount_refunded"));
    }
  }

  private static void add(List<PaymentFact> facts, JsonNode payment, Kind kind) {
    facts.add(fact(payment, kind, "transaction_amount"));
  }

  private static Kind dispute(String detail) {
    return switch (detail) {
      case "settled" -> Kind.DISPUTE_LOST;
      case "reimbursed" -> Kind.DISPUTE_WON;
      default -> Kind.DISPUTED;
    };
  }

  private static PaymentFact fact(JsonNode payment, Kind kind, String amountField) {
    var id = payment.path("id").asString("");
    var amount = amount(payment, amountField);
    return new PaymentFact(
        "%s/%s/%s".formatted(id, kind.code(), amount == null ? "" : amount.minor()),
        kind,
        AttemptId.read(payment.path("external_reference").asString(null)).orElse(null),
        id,
        amount,
        payment.path("live_mode").asBoolean(false),
        at(payment));
  }

  private static @Nullable Money amount(JsonNode payment, String field) {
    try {
      var currency = Currency.getInstance(payment.path("currency_id").asString(""));
      return Money.of(payment.path(field).decimalValue(), currency);
    } catch (IllegalArgumentException | ArithmeticException e) {
      return null;
    }
  }

  private static Instant at(JsonNode payment) {
    try {
      return OffsetDateTime.parse(payment.path("date_last_updated").asString("")).toInstant();
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
