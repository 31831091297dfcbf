package io.recado.actions.document;

import io.recado.actions.invoice.Invoices;
import io.recado.channel.MasterKeys;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires invoices as documents. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

  @Bean
  LinkTokens linkTokens(MasterKeys keys) {
    return LinkTokens.of(keys);
  }

  @Bean
  MyInvoices myInvoices(Invoices invoices) {
    return new MyInvoices(invoices);
  }

  @Bean
  SendInvoice sendInvoice(Invoices invoices, InvoiceLinks links, Settings settings) {
    var here =
        settings
            .find(Setting.PUBLIC_URL)
            .orElseGet(() -> "http://localhost:" + settings.count(Setting.PORT));
    return new SendInvoice(invoices, links, URI.create(here));
  }
}
