package io.recado.gateway.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.recado.actions.identity.CodeSeal;
import io.recado.actions.published.Publications;
import io.recado.actions.published.TenantBot;
import io.recado.actions.published.TenantBots;
import io.recado.dialogue.Patience;
import io.recado.egress.Egress;
import io.recado.gateway.turn.Bot;
import io.recado.gateway.turn.Bots;
import io.recado.gateway.turn.SealingUnderstander;
import io.recado.intents.Intents;
import io.recado.intents.cascade.CascadingUnderstander;
import io.recado.intents.cascade.Classifiers;
import io.recado.intents.cascade.TracedUnderstander;
import io.recado.intents.llm.Endpoints;
import io.recado.intents.llm.LangChainReader;
import io.recado.intents.llm.LangChainWriter;
import io.recado.intents.llm.LlmHealth;
import io.recado.intents.llm.LlmLedger;
import io.recado.intents.llm.LlmReader;
import io.recado.intents.llm.LlmWriter;
import io.recado.intents.llm.ModelChoices;
import io.recado.intents.llm.RecentTurns;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.understanding.Understander;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bot that comes with Recado, and what tenants have published beyond it. */
@Configuration(proxyBeanMethods = false)
class BotConfiguration {

  private static final Logger log = LoggerFactory.getLogger(BotConfiguration.class);

  @Bean(destroyMethod = "close")
  Endpoints languageModels(Egress egress, MeterRegistry meters) {
    return new Endpoints(egress).metered(meters);
  }

  @Bean
  LlmHealth llmHealthIndicator(Endpoints endpoints) {
    return new LlmHealth(endpoints);
  }

  @Bean
  LlmReader llmReader(
      ModelChoices choices, Endpoints endpoints, LlmLedger ledger, RecentTurns recentTurns) {
    return new LangChainReader(choices, endpoints, ledger, recentTurns);
  }

  /** Has a third of a question's time left for the search, and for quoting instead. */
  @Bean
  LlmWriter llmWriter(
      ModelChoices choices, Endpoints endpoints, LlmLedger ledger, Settings settings) {
    var time = settings.duration(Setting.KNOWLEDGE_TIMEOUT).multipliedBy(2).dividedBy(3);
    return new LangChainWriter(choices, endpoints, ledger, time);
  }

  /** The shipped classifier is loaded while the rest of the application starts. */
  @Bean(destroyMethod = "close")
  CascadingUnderstander understander(Classifiers classifiers, LlmReader llm) {
    var understander = Intents.of(classifiers, llm);
    understander
        .warmUp()
        .subscribe(
            nothing -> {},
            error -> log.error("The local classifier is away; keywords still work", error),
            () -> log.info("The local classifier is ready"));
    return understander;
  }

  @Bean
  Bots bots(
      TenantBots tenants,
      Understander understander,
      CodeSeal seal,
      MeterRegistry meters,
      Settings settings) {
    var sealing = new SealingUnderstander(new TracedUnderstander(understander, meters), seal);
    var patience = patience(settings);
    return tenant ->
        tenants
            .of(tenant)
            .map(bot -> Bot.of(bot.flows(), bot.actions(), cautious(sealing, bot), patience));
  }

  @Bean
  ImportedFiles importedFiles(Publications publications, Settings settings) {
    return new ImportedFiles(publications, settings);
  }

  /** As sure as the tenant wishes, from the turn on that its bot is taken for. */
  private static Understander cautious(Understander understander, TenantBot bot) {
    return utterance -> understander.understand(utterance.with(bot.caution()));
  }

  private static Patience patience(Settings settings) {
    return new Patience(
        settings.duration(Setting.SILENCE_REMINDER),
        Patience.USUAL.idle(),
        settings.duration(Setting.SILENCE_EXPIRY));
  }
}
