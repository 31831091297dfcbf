package io.recado.gateway.password;

import io.recado.gateway.limit.TokenBuckets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the page that shows new passwords. */
@Configuration(proxyBeanMethods = false)
class PasswordPageConfiguration {

  /** Of one address; nobody opens more, and guessing is hopeless anyway. */
  private static final int MOST_PER_MINUTE = 30;

  @Bean
  TokenBuckets passwordPages(Clock clock) {
    return new TokenBuckets(MOST_PER_MINUTE, Duration.ofMinutes(1), clock);
  }
}
