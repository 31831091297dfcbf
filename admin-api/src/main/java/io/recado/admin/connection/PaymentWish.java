package io.recado.admin.connection;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.recado.actions.payment.PaymentAccount;
import io.recado.actions.payment.Provider;
import io.recado.admin.web.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account at a payment provider to connect. The provider gives the secret that it signs with
 * once it knows our address, which is known once the account is: so either may come first, and what
 * is not named stays as it is.
 */
sealed interface PaymentWish extends NewConnection {

  Provider provider();

  /** What opens the provider's API; null where it is known already. */
  @Nullable String key();

  /** What the provider signs its notices with. */
  @Nullable String signingSecret();

  /** A blank before a key for real money would make it none, and a signing secret is not tried. */
  private static @Nullable String stripped(@Nullable String pasted) {
    return pasted == null ? null : pasted.strip();
  }

  /** What was given of them. */
  default Map<String, String> secrets() {
    return Fields.given(
        Fields.entry(PaymentAccount.KEY, key()),
        Fields.entry(PaymentAccount.SIGNING_SECRET, signingSecret()));
  }

  /**
   * By a secret or a restricted key.
   *
   * @param signingSecret of the webhook's endpoint, {@code whsec_…}
   */
  @JsonTypeName("STRIPE")
  record Stripe(@Nullable String key, @Nullable String signingSecret) implements PaymentWish {

    public Stripe {
      Words.check(key, Fields.LONGEST_SECRET);
      Words.check(signingSecret, Fields.LONGEST_SECRET);
      key = stripped(key);
      signingSecret = stripped(signingSecret);
    }

    @Override
    public Provider provider() {
      return Provider.STRIPE;
    }

    @Override
    public String toString() {
      return "Stripe";
    }
  }

  /** By an application's access token. */
  @JsonTypeName("MERCADO_PAGO")
  record MercadoPago(@Nullable String key, @Nullable String signingSecret) implements PaymentWish {

    public MercadoPago {
      Words.check(key, Fields.LONGEST_SECRET);
      Words.check(signingSecret, Fields.LONGEST_SECRET);
      key = stripped(key);
      signingSecret = stripped(signingSecret);
    }

    @Override
    public Provider provider() {
      return Provider.MERCADO_PAGO;
    }

    @Override
    public String toString() {
      return "MercadoPago";
    }
  }
}
