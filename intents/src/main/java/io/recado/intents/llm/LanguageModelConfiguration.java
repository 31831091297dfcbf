package io.recado.intents.llm;

import io.recado.channel.SealedRows;
import io.recado.egress.Egress;
import io.recado.settings.Settings;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires which language model each tenant has, for the data plane and the control plane. */
@Configuration(proxyBeanMethods = false)
class LanguageModelConfiguration {

  /** With an owner's patience and a look at the database: a change holds within two seconds. */
  private static final Duration AGE = Duration.ofSeconds(1);

  @Bean
  ModelLimits modelLimits(Settings settings) {
    return ModelLimits.of(settings);
  }

  @Bean
  FreshWishes freshWishes(ModelWishes wishes) {
    return new FreshWishes(wishes, AGE);
  }

  @Bean
  ModelChoices modelChoices(FreshWishes wishes, ModelLimits limits, Settings settings) {
    return new TenantModels(wishes, ConfiguredModel.of(settings), limits);
  }

  @Bean(destroyMethod = "close")
  ModelCheck modelCheck(Egress egress) {
    return new ModelCheck(egress);
  }

  @Bean
  SealedRows sealedLanguageModels() {
    return new SealedRows("language_model", "model_id");
  }
}
