package io.recado.allinone;

import io.recado.actions.demo.DemoTenant;
import io.recado.admin.people.DemoPeople;
import io.recado.gateway.channel.webchat.DemoSite;
import io.recado.gateway.channel.webchat.WidgetDomains;
import io.recado.intents.knowledge.DemoKnowledge;
import io.recado.intents.knowledge.KnowledgeDesk;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The demo tenant, there before anything else starts. */
@Configuration(proxyBeanMethods = false)
class Demo {

  @Bean
  DemoSite demoSite() {
    return new DemoSite(DemoTenant.SITE_TOKEN);
  }

  /** Where the demo tenant's widget may stand, besides our own pages. */
  @Bean
  WidgetDomains widgetDomains(Settings settings) {
    var domains =
        settings
            .find(Setting.DEMO_WIDGET_DOMAINS)
            .map(given -> List.of(given.split("\\s*,\\s*")))
            .orElse(List.of());
    return channel ->
        Mono.just(channel.id().equals(DemoTenant.WEBCHAT) ? domains : List.<String>of());
  }

  @Bean
  DemoSignIn demoSignIn(DemoPeople people, Settings settings) {
    return new DemoSignIn(people, settings.directory(Setting.DATA_DIR));
  }

  @Bean
  Seeding seeding(DemoTenant tenant, KnowledgeDesk knowledge, DemoSignIn people) {
    return new Seeding(tenant, knowledge, people);
  }

  /** The first part of the application to start: channels are served by those that come after. */
  static final class Seeding implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(Seeding.class);

    private final DemoTenant tenant;
    private final KnowledgeDesk knowledge;
    private final DemoSignIn people;
    private boolean seeded;

    Seeding(DemoTenant tenant, KnowledgeDesk knowledge, DemoSignIn people) {
      this.tenant = tenant;
      this.knowledge = knowledge;
      this.people = people;
    }

    @Override
    public void start() {
      tenant.seed().then(Mono.defer(this::publish)).block(PATIENCE);
      people.create();
      seeded = true;
    }

    /**
     * Once: from then on it is what the demo's owner makes of it. Without it the demo bot only
     * knows less.
     */
    private Mono<Void> publish() {
      return knowledge
          .list(DemoTenant.ID)
          .filter(List::isEmpty)
          .flatMapIterable(_ -> DemoKnowledge.editions().entrySet())
          .concatMap(each -> knowledge.addAndRead(DemoTenant.ID, each.getKey(), each.getValue()))
          .then()
          .doOnError(
              error ->
                  log.warn(
                      "The demo's knowledge is not published; what there is none of, the next start"
                          + " tries again",
                      error))
          .onErrorComplete();
    }

    @Override
    public void stop() {
      seeded = false;
    }

    @Override
    public boolean isRunning() {
      return seeded;
    }

    @Override
    public int getPhase() {
      return Integer.MIN_VALUE;
    }
  }
}
