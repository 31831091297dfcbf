package io.recado.gateway.app;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Duration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;

/** How long each part of an orderly end may take. */
@Configuration(proxyBeanMethods = false)
class ShutdownPhases {

  /** Requests are answered within {@link io.recado.gateway.inbound.Intake#PATIENCE}. */
  private static final Duration REQUESTS = Duration.ofSeconds(4);

  @Bean(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME)
  static DefaultLifecycleProcessor lifecycleProcessor(Settings settings) {
    var phases = new DefaultLifecycleProcessor();
    phases.setTimeoutPerShutdownPhase(settings.duration(Setting.SHUTDOWN_GRACE).toMillis());
    phases.setTimeoutForShutdownPhase(
        WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE, REQUESTS.toMillis());
    return phases;
  }
}
