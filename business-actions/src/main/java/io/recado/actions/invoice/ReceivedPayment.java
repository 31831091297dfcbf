package io.recado.actions.invoice;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Money that came past Recado, as a person says.
 *
 * @param receivedOn in the tenant's zone
 * @param reference what it is found by elsewhere, such as a receipt's number; null for none
 */
public record ReceivedPayment(
    Money amount, Way way, LocalDate receivedOn, @Nullable String reference) {

  /** How it came. */
  public enum Way {
    CASH,
    BANK,
    OTHER;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
