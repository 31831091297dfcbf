package io.recado.actions.payment;

import io.recado.actions.invoice.Invoices;
import io.recado.database.DispatchDatabase;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantScope;
import io.recado.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Wires payments. */
@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {

  /** Less than what an action may take, so that a slow provider is told from a slow product. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  @Bean(destroyMethod = "close")
  StripeCheckout stripeCheckout(Settings settings, Clock clock) {
    var returnUrl = settings.here().resolve("/payments/done");
    return new StripeCheckout(
        settings.url(Setting.STRIPE_API_URL), returnUrl.toString(), PATIENCE, clock);
  }

  @Bean(destroyMethod = "close")
  MercadoPago mercadoPago(Settings settings, Clock clock) {
    return new MercadoPago(settings.url(Setting.MERCADO_PAGO_API_URL), PATIENCE, clock);
  }

  @Bean(destroyMethod = "close")
  PaymentCheck paymentCheck(Settings settings) {
    return new PaymentCheck(
        settings.url(Setting.STRIPE_API_URL), settings.url(Setting.MERCADO_PAGO_API_URL), PATIENCE);
  }

  @Bean
  ProvidersOfAccounts providersOfAccounts(
      List<PaymentProvider> providers, PaymentAccounts accounts) {
    return new ProvidersOfAccounts(providers, accounts);
  }

  @Bean
  PaymentNews paymentNews(
      ProvidersOfAccounts providers, Facts facts, Settlements settlements, Clock clock) {
    return new PaymentNews(providers, facts, settlements, clock);
  }

  @Bean
  Attempting attempting(
      Attempts attempts, PaymentNews news, PaymentAccounts accounts, Clock clock) {
    return new Attempting(attempts, news, accounts, clock);
  }

  @Bean
  PayInvoice payInvoice(
      Invoices invoices,
      PaymentAccounts accounts,
      Attempting attempting,
      Tenants tenants,
      Clock clock) {
    return new PayInvoice(invoices, accounts, attempting, tenants, clock);
  }

  @Bean
  SettlePayments settlePayments(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      PaymentAccounts accounts,
      Attempts attempts,
      PaymentNews news) {
    return new SettlePayments(
        dispatch, client, scope, accounts, new SettlePayments.Reconciling(attempts, news));
  }

  @Bean
  ClosePages closePages(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      Attempts attempts,
      ProvidersOfAccounts providers) {
    return new ClosePages(dispatch, client, scope, attempts, providers);
  }

  @Bean
  GiveBackPayments giveBackPayments(
      PostgresReturns returns,
      Attempts attempts,
      ProvidersOfAccounts providers,
      TellNews news,
      TenantScope scope) {
    return new GiveBackPayments(returns, attempts, providers, news, scope);
  }
}
