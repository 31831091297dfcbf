package io.recado.actions.payment;

import java.util.Locale;
import java.util.regex.Pattern;

/** Who takes the money. */
public enum Provider {
  STRIPE,
  MERCADO_PAGO;

  private static final Pattern LIVE_STRIPE_KEY = Pattern.compile("[a-z]+_live_.*");

  /** As the database has it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a key moves real money, as its beginning says. */
  public boolean isLive(String key) {
    return switch (this) {
      case STRIPE -> LIVE_STRIPE_KEY.matcher(key).matches();
      case MERCADO_PAGO -> key.startsWith("APP_USR");
    };
  }
}
