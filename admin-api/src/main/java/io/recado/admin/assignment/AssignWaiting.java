package io.recado.admin.assignment;

import io.recado.actions.hours.BusinessHours;
import io.recado.actions.hours.OpeningHours;
import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import io.recado.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings conversations that wait to people, within the tenant's hours; takes back what was not
 * answered in time; and tells who waits when nobody is there.
 */
@Component
class AssignWaiting implements Job {

  private static final Logger log = LoggerFactory.getLogger(AssignWaiting.class);

  private static final int CONCURRENCY = 4;

  private final PostgresAssignment assignment;
  private final PostgresStaff staff;
  private final Tenants tenants;
  private final OpeningHours openingHours;
  private final Clock clock;

  AssignWaiting(
      PostgresAssignment assignment,
      PostgresStaff staff,
      Tenants tenants,
      OpeningHours openingHours,
      Clock clock) {
    this.assignment = assignment;
    this.staff = staff;
    this.tenants = tenants;
    this.openingHours = openingHours;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "assign-waiting";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(2);
  }

  @Override
  public Mono<Void> run() {
    return assignment
        .tenants()
        .flatMapIterable(found -> found)
        .flatMap(tenant -> serve(tenant).onErrorResume(error -> later(tenant, error)), CONCURRENCY)
        .then();
  }

  private static Mono<Void> later(TenantId tenant, Throwable error) {
    log.warn("Who waits at tenant {} is looked after by the next run", tenant, error);
    return Mono.empty();
  }

  /** One tenant's desk, as it is now. */
  Mono<Void> serve(TenantId tenant) {
    return each(tenant, assignment::returnNext)
        .then(tenants.find(tenant))
        .flatMap(openingHours::of)
        .flatMap(hours -> isOpen(hours) ? assign(tenant, hours) : tell(tenant, hours));
  }

  /** A tenant that has set no hours has people at any time. */
  private boolean isOpen(BusinessHours hours) {
    var now = clock.instant();
    return hours.isOpenAt(now) || hours.plus(now, Duration.ZERO).isEmpty();
  }

  private Mono<Void> assign(TenantId tenant, BusinessHours hours) {
    return each(tenant, assignment::assignNext)
        .then(assignment.isSomebodyThere(tenant))
        .flatMap(somebody -> somebody ? Mono.empty() : tell(tenant, hours));
  }

  private static Mono<Void> each(TenantId tenant, Function<TenantId, Mono<UUID>> next) {
    return next.apply(tenant).expand(done -> next.apply(tenant)).then();
  }

  private Mono<Void> tell(TenantId tenant, BusinessHours hours) {
    return staff
        .rule(tenant)
        .flatMapMany(rule -> tell(tenant, hours, Duration.ofMinutes(rule.answerMinutes())))
        .then();
  }

  private Flux<Boolean> tell(TenantId tenant, BusinessHours hours, Duration within) {
    return assignment
        .untold(tenant)
        .flatMapIterable(untold -> untold)
        .concatMap(
            untold ->
                assignment.tell(
                    tenant,
                    untold.conversation(),
                    AbsenceWords.of(hours, clock.instant(), within, untold.language())));
  }
}
