package io.recado.actions.sentfile;

import io.recado.retention.Pruning;
import io.recado.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the files that agents send. */
@Configuration(proxyBeanMethods = false)
class SentFileConfiguration {

  @Bean
  SentFileRules sentFileRules(Settings settings) {
    return SentFileRules.of(settings);
  }

  @Bean
  Pruning prunedSentFiles() {
    return new SentFileRetention();
  }
}
