package io.recado.gateway.payment;

import io.recado.actions.payment.PaymentAccounts;
import io.recado.actions.payment.PaymentNews;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the webhooks of payment providers. */
@Configuration(proxyBeanMethods = false)
class PaymentWebhooksConfiguration {

  @Bean
  PaymentIntake paymentIntake(PaymentAccounts accounts, PaymentNews news, Settings settings) {
    return new PaymentIntake(accounts, news, settings.count(Setting.WEBHOOK_MOST_BYTES));
  }
}
