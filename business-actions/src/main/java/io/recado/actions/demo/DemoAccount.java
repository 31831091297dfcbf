package io.recado.actions.demo;

import io.recado.actions.payment.AccountId;
import io.recado.actions.payment.PaymentAccount;
import io.recado.actions.payment.Provider;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.util.HashMap;
import java.util.Optional;

/** What the demo tenant takes payments by, when its settings are there: Stripe first. */
final class DemoAccount {

  private DemoAccount() {}

  static Optional<PaymentAccount> of(Settings settings) {
    return stripe(settings).or(() -> mercadoPago(settings));
  }

  private static Optional<PaymentAccount> stripe(Settings settings) {
    return settings
        .find(Setting.DEMO_STRIPE_KEY)
        .map(
            key ->
                account(
                    DemoTenant.STRIPE,
                    Provider.STRIPE,
                    key,
                    settings.find(Setting.DEMO_STRIPE_SIGNING_SECRET)));
  }

  private static Optional<PaymentAccount> mercadoPago(Settings settings) {
    return settings
        .find(Setting.DEMO_MERCADO_PAGO_TOKEN)
        .map(
            token ->
                account(
                    DemoTenant.MERCADO_PAGO,
                    Provider.MERCADO_PAGO,
                    token,
                    settings.find(Setting.DEMO_MERCADO_PAGO_SIGNING_SECRET)));
  }

  private static PaymentAccount account(
      AccountId id, Provider provider, String key, Optional<String> signingSecret) {
    var secrets = new HashMap<String, String>();
    secrets.put(PaymentAccount.KEY, key);
    signingSecret.ifPresent(secret -> secrets.put(PaymentAccount.SIGNING_SECRET, secret));
    return new PaymentAccount(DemoTenant.ID, id, provider, provider.isLive(key), secrets);
  }
}
