package io.recado.actions.promise;

import io.recado.actions.hours.BusinessHours;
import io.recado.actions.hours.OpeningHours;
import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import io.recado.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Reminds of promises on their day, and ends them: kept as soon as the books say so, broken when
 * the day is over. Customers are written to in opening hours only, and not while a person looks for
 * the money that they say they have transferred.
 */
final class KeepPromises implements Job {

  private static final Logger log = LoggerFactory.getLogger(KeepPromises.class);

  private final Promises promises;
  private final Tenants tenants;
  private final OpeningHours openingHours;
  private final Clock clock;

  KeepPromises(Promises promises, Tenants tenants, OpeningHours openingHours, Clock clock) {
    this.promises = promises;
    this.tenants = tenants;
    this.openingHours = openingHours;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "keep-promises";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Mono<Void> run() {
    return promises
        .tenants()
        .concatMap(tenant -> look(tenant).onErrorResume(error -> later("tenant", tenant, error)))
        .then();
  }

  private Mono<Void> look(TenantId tenant) {
    return tenants
        .find(tenant)
        .flatMap(openingHours::of)
        .flatMapMany(
            hours ->
                promises
                    .due(tenant, clock.instant().atZone(hours.zone()).toLocalDate())
                    .concatMap(
                        promise ->
                            look(tenant, promise, hours)
                                .onErrorResume(error -> later("promise", promise.id(), error))))
        .then();
  }

  private Mono<Void> look(TenantId tenant, Promise promise, BusinessHours hours) {
    var now = clock.instant();
    var today = now.atZone(hours.zone()).toLocalDate();
    if (promise.isKept()) {
      return promises.end(tenant, promise, null, now).then();
    }
    if (isQuiet(hours, now) || promise.dueOn().isAfter(today)) {
      return Mono.empty();
    }
    return promise.dueOn().isBefore(today)
        ? promises.end(tenant, promise, PromiseWords.broken(promise), now).then()
        : remind(tenant, promise, now);
  }

  private Mono<Void> remind(TenantId tenant, Promise promise, Instant now) {
    return promise.reminded()
        ? Mono.empty()
        : promises.remind(tenant, promise, PromiseWords.reminder(promise), now).then();
  }

  /** Who never opens has no quiet hours, either. */
  private static boolean isQuiet(BusinessHours hours, Instant now) {
    return hours.plus(now, Duration.ZERO).filter(open -> open.isAfter(now)).isPresent();
  }

  private static Mono<Void> later(String what, Object id, Throwable error) {
    log.warn(
        "Promises of {} {} are not looked at, next try in a minute: {}",
        what,
        id,
        error.toString());
    return Mono.empty();
  }
}
