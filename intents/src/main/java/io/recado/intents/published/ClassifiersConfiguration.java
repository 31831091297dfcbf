package io.recado.intents.published;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the classifiers of tenants' own phrases, for the data plane and the control plane. */
@Configuration(proxyBeanMethods = false)
class ClassifiersConfiguration {

  @Bean(destroyMethod = "close")
  TenantClassifiers classifiers(ClassifierStore store, Settings settings) {
    return new TenantClassifiers(store, settings.count(Setting.CLASSIFIERS_MB));
  }
}
