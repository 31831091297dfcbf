package io.recado.intents.entity;

import io.recado.intents.entity.time.When;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a customer's words stand for. */
public sealed interface Value {

  /** A day, a time of day, or a stretch of them. */
  record Time(When when) implements Value {}

  /**
   * An amount of money. It proves nothing: what is charged comes from the server.
   *
   * @param currency an ISO 4217 code; null when the words leave it open ("$", "pesos")
   */
  record Money(BigDecimal amount, @Nullable String currency) implements Value {}

  /**
   * @param e164 with plus sign and country code, without blanks
   */
  record Phone(String e164) implements Value {}

  /**
   * @param address in lower case
   */
  record Email(String address) implements Value {}

  /**
   * A number of the tenant's, such as a ticket's.
   *
   * @param kind the tenant's name for its kind
   * @param code in the form of the tenant's pattern, in capitals
   */
  record Code(String kind, String code) implements Value {}

  record PersonName(String name) implements Value {}
}
