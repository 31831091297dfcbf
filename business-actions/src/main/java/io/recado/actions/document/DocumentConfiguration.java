package io.recado.actions.document;

import io.recado.actions.invoice.Invoices;
import io.recado.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires invoices as documents. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

  @Bean
  MyInvoices myInvoices(Invoices invoices) {
    return new MyInvoices(invoices);
  }

  @Bean
  SendInvoice sendInvoice(Invoices invoices, InvoiceLinks links, Settings settings) {
    return new SendInvoice(invoices, links, settings.here());
  }
}
