package io.recado.actions.matter;

import io.recado.actions.ticket.CustomerNews;
import io.recado.actions.ticket.OpenTicket;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Wires what is left to persons. */
@Configuration(proxyBeanMethods = false)
class MatterConfiguration {

  @Bean
  FileMatters fileMatters(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      OpenTicket tickets,
      CustomerNews news) {
    return new FileMatters(dispatch, client, scope, tickets, news);
  }
}
