package io.recado.actions.published;

import io.recado.actions.ActionCatalog;
import io.recado.actions.resilience.ActionGuards;
import io.recado.egress.Egress;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what tenants publish. */
@Configuration(proxyBeanMethods = false)
class PublishedConfiguration {

  @Bean
  PublicationCheck publicationCheck(
      ActionCatalog shipped, ActionGuards guards, Egress egress, Clock clock) {
    return new PublicationCheck(shipped, guards, egress, clock);
  }

  @Bean
  TenantBots tenantBots(PublicationStore store, PublicationCheck check) {
    return new TenantBots(store, check);
  }
}
