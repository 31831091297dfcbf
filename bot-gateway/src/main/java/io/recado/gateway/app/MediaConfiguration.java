package io.recado.gateway.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.recado.gateway.channel.Downloads;
import io.recado.intents.llm.Endpoints;
import io.recado.intents.llm.FreshWishes;
import io.recado.intents.llm.LlmHealth;
import io.recado.intents.llm.LlmLedger;
import io.recado.intents.media.ConfiguredMedia;
import io.recado.intents.media.MediaModels;
import io.recado.intents.media.MediaWords;
import io.recado.intents.media.ModelMediaReader;
import io.recado.intents.media.WantedMedia;
import io.recado.settings.Settings;
import io.recado.understanding.MediaReader;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What puts voice notes and pictures into words. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

  private static final String MEDIA = "media";

  @Bean
  Downloads downloads(Settings settings) {
    return new Downloads(settings);
  }

  /** Apart from those of the language models, so that neither fills the other's places. */
  @Bean(destroyMethod = "close", defaultCandidate = false)
  @Qualifier(MEDIA)
  Endpoints mediaEndpoints(MeterRegistry meters) {
    return new Endpoints().metered(meters);
  }

  @Bean
  LlmHealth mediaHealthIndicator(@Qualifier(MEDIA) Endpoints endpoints) {
    return new LlmHealth(endpoints);
  }

  @Bean
  MediaReader mediaReader(
      Settings settings,
      @Qualifier(MEDIA) Endpoints endpoints,
      FreshWishes wishes,
      LlmLedger ledger,
      MediaWords kept,
      MeterRegistry meters) {
    var models = new MediaModels(new WantedMedia(wishes, ConfiguredMedia.of(settings)), endpoints);
    return new ModelMediaReader(models, ledger, kept, meters);
  }
}
