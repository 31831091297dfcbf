package io.recado.actions.promise;

import io.recado.actions.hours.OpeningHours;
import io.recado.actions.invoice.Invoices;
import io.recado.tenant.Tenants;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires promises to pay. */
@Configuration(proxyBeanMethods = false)
class PromiseConfiguration {

  @Bean
  Promising promising(Promises promises, Invoices invoices, Tenants tenants, Clock clock) {
    return new Promising(promises, invoices, tenants, clock);
  }

  @Bean
  PromiseTerms promiseTerms(Promising promising) {
    return new PromiseTerms(promising);
  }

  @Bean
  PromisePayment promisePayment(Promising promising) {
    return new PromisePayment(promising);
  }

  @Bean
  KeepPromises keepPromises(
      Promises promises, Tenants tenants, OpeningHours openingHours, Clock clock) {
    return new KeepPromises(promises, tenants, openingHours, clock);
  }
}
