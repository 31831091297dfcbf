package io.recado.gateway.received;

import io.recado.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what fetches customers' files. */
@Configuration(proxyBeanMethods = false)
class ReceivedFileConfiguration {

  @Bean
  ReceivedFileRules receivedFileRules(Settings settings) {
    return ReceivedFileRules.of(settings);
  }
}
