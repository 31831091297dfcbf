package io.recado.action;

import java.time.Instant;
import java.util.Map;

/**
 * Proof that an action happened; without one, nothing is called done.
 *
 * @param reference what people call the result by, such as a ticket's number
 * @param facts what the reply may say of it, by name, ready to be shown; flow texts refer to them
 *     as {@code {receipt.name}}
 */
public record Receipt(String reference, Instant at, Map<String, String> facts) {
  public Receipt {
    facts = Map.copyOf(facts);
  }
}
