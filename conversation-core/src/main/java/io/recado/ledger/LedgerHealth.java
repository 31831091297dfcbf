package io.recado.ledger;

import io.recado.health.Degraded;
import io.recado.ledger.LedgerChecks.Summary;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether every tenant's counts added up when they were last checked. */
@Component("ledgerHealthIndicator")
class LedgerHealth extends AbstractReactiveHealthIndicator {

  private final LedgerChecks checks;

  LedgerHealth(LedgerChecks checks) {
    this.checks = checks;
  }

  @Override
  protected Mono<Health> doHealthCheck(Health.Builder health) {
    return checks.summary().map(found -> health(health, found));
  }

  private static Health health(Health.Builder health, Summary found) {
    return (found.outOfBalance() + found.failed() == 0
            ? health.up()
            : health.status(Degraded.STATUS))
        .withDetail("tenantsOutOfBalance", found.outOfBalance())
        .withDetail("imbalance", found.imbalance())
        .withDetail("tenantsNotCheckable", found.failed())
        .withDetail("tenantsNeverChecked", found.unchecked())
        .withDetail("oldestCheckSeconds", found.oldest().toSeconds())
        .build();
  }
}
