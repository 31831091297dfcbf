package io.recado.actions.published;

import io.recado.actions.ActionCatalog;
import io.recado.actions.resilience.ActionGuards;
import io.recado.egress.Egress;
import io.recado.live.LiveEvents;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

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

  @Bean
  Publications publications(
      PublicationStore store, PublicationCheck check, TenantBots bots, LiveEvents live) {
    return new Publications(store, check, bots, live);
  }

  @Bean
  FollowPublications followPublications(
      LiveEvents live, PublicationStore store, TenantBots bots, Settings settings) {
    return new FollowPublications(
        live, store, bots, settings.duration(Setting.BOT_REFRESH), Schedulers.parallel());
  }
}
