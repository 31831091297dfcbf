package io.recado.actions.attachment;

import io.recado.retention.Pruning;
import io.recado.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the files of tickets. */
@Configuration(proxyBeanMethods = false)
class AttachmentConfiguration {

  @Bean
  AttachmentRules attachmentRules(Settings settings) {
    return AttachmentRules.of(settings);
  }

  @Bean
  Pruning prunedTicketFiles() {
    return new AttachmentRetention();
  }
}
