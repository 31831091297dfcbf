package io.recado.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.recado.health.Sampled;
import io.recado.ledger.LedgerChecks.Summary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The outcome of the checks, as metrics; every process shows the same. */
@Configuration(proxyBeanMethods = false)
class LedgerMeters {

  @Bean
  Sampled<Summary> ledgerSummary(LedgerChecks checks) {
    return new Sampled<>(checks::summary, Summary.NONE);
  }

  @Bean
  MeterBinder ledgerGauges(Sampled<Summary> summary) {
    return registry -> {
      Gauge.builder("recado.ledger.imbalance", summary, s -> s.latest().imbalance())
          .register(registry);
      Gauge.builder(
              "recado.ledger.unchecked", summary, s -> s.latest().failed() + s.latest().unchecked())
          .register(registry);
      Gauge.builder("recado.ledger.oldest.check", summary, s -> s.latest().oldest().toSeconds())
          .baseUnit("seconds")
          .register(registry);
    };
  }
}
