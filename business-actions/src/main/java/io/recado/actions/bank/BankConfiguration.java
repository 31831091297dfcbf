package io.recado.actions.bank;

import io.recado.actions.invoice.Invoices;
import io.recado.actions.payment.PaymentAccounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what tells where to transfer. */
@Configuration(proxyBeanMethods = false)
class BankConfiguration {

  @Bean
  WhereToTransfer whereToTransfer(Invoices invoices, BankAccounts accounts) {
    return new WhereToTransfer(invoices, accounts);
  }

  @Bean
  OnlyByTransfer onlyByTransfer(PaymentAccounts payments, WhereToTransfer where) {
    return new OnlyByTransfer(payments, where);
  }
}
