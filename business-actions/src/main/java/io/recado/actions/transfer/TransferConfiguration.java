package io.recado.actions.transfer;

import io.recado.actions.invoice.Invoices;
import io.recado.actions.matter.Matters;
import io.recado.actions.ticket.CustomerNews;
import io.recado.tenant.TenantScope;
import io.recado.tenant.Tenants;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Wires claims of transfers. */
@Configuration(proxyBeanMethods = false)
class TransferConfiguration {

  @Bean
  TransferReview transferReview(Matters matters, TenantScope scope) {
    return new TransferReview(matters, scope);
  }

  @Bean
  TransferDays transferDays(Tenants tenants, Clock clock) {
    return new TransferDays(tenants, clock);
  }

  @Bean
  ClaimTransfer claimTransfer(
      Invoices invoices,
      TransferClaims claims,
      TransferReview review,
      Tenants tenants,
      Clock clock) {
    return new ClaimTransfer(invoices, claims, review, tenants, clock);
  }

  @Bean
  TransferDesk transferDesk(
      DatabaseClient client,
      TenantScope scope,
      TransferReview review,
      CustomerNews customers,
      Clock clock) {
    return new TransferDesk(client, scope, review, customers, clock);
  }
}
