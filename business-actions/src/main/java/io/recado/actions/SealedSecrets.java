package io.recado.actions;

import io.recado.channel.SealedRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables of this module with secrets that outlive a change of the master key. */
@Configuration(proxyBeanMethods = false)
class SealedSecrets {

  @Bean
  SealedRows sealedWebhooks() {
    return new SealedRows("webhook_subscription", "subscription_id");
  }

  @Bean
  SealedRows sealedGlpis() {
    return new SealedRows("glpi_desk", "desk_id");
  }

  @Bean
  SealedRows sealedMonitors() {
    return new SealedRows("network_monitor", "monitor_id");
  }

  @Bean
  SealedRows sealedCalendars() {
    return new SealedRows("calendar_server", "calendar_id");
  }

  @Bean
  SealedRows sealedPasswordSystems() {
    return new SealedRows("password_system", "system_id");
  }

  @Bean
  SealedRows sealedPaymentAccounts() {
    return new SealedRows("payment_account", "account_id");
  }

  @Bean
  SealedRows sealedRouters() {
    return new SealedRows("network_router", "router_id");
  }

  @Bean
  SealedRows sealedPublications() {
    return new SealedRows("bot_publication", "tenant_id");
  }

  /** Passwords that wait behind their links. */
  @Bean
  SealedRows sealedPasswords() {
    return new SealedRows("password_reset", "reset_id", "secret");
  }
}
