package io.recado.actions.payment;

import java.util.Locale;

/** Who takes the money. */
public enum Provider {
  STRIPE,
  MERCADO_PAGO;

  /** As the database has it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
