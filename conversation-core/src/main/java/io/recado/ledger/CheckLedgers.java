package io.recado.ledger;

import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Checks one ledger after the other, for a bounded time: with many tenants a round takes several
 * runs. A check under way is not broken off. Never two at a time, because it must cost those who
 * are served nothing they feel.
 */
@Component
class CheckLedgers implements Job {

  private static final Logger log = LoggerFactory.getLogger(CheckLedgers.class);

  private static final Duration BUDGET = Duration.ofSeconds(5);
  private static final int MOST = 500;

  private final Ledger ledger;
  private final LedgerChecks checks;

  CheckLedgers(Ledger ledger, LedgerChecks checks) {
    this.ledger = ledger;
    this.checks = checks;
  }

  @Override
  public String name() {
    return "check-ledgers";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Mono<Void> run() {
    return checks
        .next(MOST)
        .concatMap(this::check)
        .timed()
        .takeUntil(checked -> checked.elapsedSinceSubscription().compareTo(BUDGET) > 0)
        .then();
  }

  /** Whatever comes of it, the tenant has had its turn: one that cannot be checked keeps nobody. */
  private Mono<TenantId> check(TenantId tenant) {
    return ledger
        .of(tenant)
        .doOnNext(balance -> report(tenant, balance))
        .flatMap(balance -> checks.record(tenant, balance.imbalance()).thenReturn(tenant))
        .onErrorResume(error -> failed(tenant, error).thenReturn(tenant));
  }

  private Mono<Void> failed(TenantId tenant, Throwable error) {
    log.error("The counts of tenant {} could not be checked: {}", tenant, error.toString());
    return checks.recordFailure(tenant);
  }

  private static void report(TenantId tenant, Balance balance) {
    if (balance.imbalance() != 0) {
      log.error(
          "The counts of tenant {} do not add up: {}; a person must find out why",
          tenant,
          balance.faults());
    }
  }
}
