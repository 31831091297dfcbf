package io.recado.channel;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The channels' own secrets. */
@Configuration(proxyBeanMethods = false)
class SealedChannels {

  @Bean
  SealedRows sealedRowsOfChannels() {
    return new SealedRows("channel", "channel_id");
  }
}
