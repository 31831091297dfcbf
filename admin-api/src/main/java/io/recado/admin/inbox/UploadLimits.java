package io.recado.admin.inbox;

import io.recado.actions.sentfile.SentFileRules;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.multipart.DefaultPartHttpMessageReader;

/**
 * What is read of a form with a file in it: no more than may be sent, of which the greater part
 * waits on disk.
 */
@Configuration(proxyBeanMethods = false)
class UploadLimits {

  /** The file and its caption. */
  private static final int MOST_PARTS = 2;

  @Bean
  CodecCustomizer readsNoMoreThanIsSent(SentFileRules rules) {
    return configurer ->
        configurer
            .defaultCodecs()
            .configureDefaultCodec(
                codec -> {
                  if (codec instanceof DefaultPartHttpMessageReader parts) {
                    parts.setMaxParts(MOST_PARTS);
                    parts.setMaxDiskUsagePerPart(rules.mostBytes());
                  }
                });
  }
}
