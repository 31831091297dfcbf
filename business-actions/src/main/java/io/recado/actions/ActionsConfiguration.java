package io.recado.actions;

import io.micrometer.core.instrument.MeterRegistry;
import io.recado.action.BusinessAction;
import io.recado.action.Lookup;
import io.recado.actions.demo.DemoTenant;
import io.recado.actions.invoice.BillChange;
import io.recado.actions.invoice.Invoices;
import io.recado.actions.invoice.OpenInvoices;
import io.recado.actions.payment.PaymentAccounts;
import io.recado.actions.resilience.ActionGuards;
import io.recado.actions.resilience.ActionLimits;
import io.recado.channel.ChannelStore;
import io.recado.settings.Settings;
import io.recado.tenant.TenantScope;
import io.recado.tenant.Tenants;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Puts the actions together; the adapters they use are found beside their ports. */
@Configuration(proxyBeanMethods = false)
class ActionsConfiguration {

  @Bean
  OpenInvoices openInvoices(Invoices invoices, Tenants tenants, Clock clock) {
    return new OpenInvoices(invoices, tenants, clock);
  }

  @Bean
  BillChange billChange(Invoices invoices) {
    return new BillChange(invoices);
  }

  @Bean
  ActionGuards actionGuards(
      Settings settings, Clock clock, ObjectProvider<MeterRegistry> meterRegistry) {
    var guards = new ActionGuards(ActionLimits.of(settings), clock);
    meterRegistry.ifAvailable(guards::metered);
    return guards;
  }

  @Bean
  ActionCatalog actionCatalog(
      List<BusinessAction> actions, ObjectProvider<Lookup> lookups, ActionGuards guards) {
    return ActionCatalog.of(
        actions.stream().map(guards::guard).toList(),
        lookups.orderedStream().map(guards::guard).toList());
  }

  @Bean
  DemoTenant demoTenant(
      DatabaseClient client,
      TenantScope scope,
      ChannelStore channels,
      PaymentAccounts accounts,
      Settings settings) {
    return new DemoTenant(client, scope, channels, accounts, settings);
  }
}
