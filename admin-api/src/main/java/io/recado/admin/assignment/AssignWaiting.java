package io.recado.admin.assignment;

import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
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
  private final ChatPromises promises;
  private final Clock clock;

  AssignWaiting(PostgresAssignment assignment, ChatPromises promises, Clock clock) {
    this.assignment = assignment;
    this.promises = promises;
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
        .then(promises.of(tenant))
        .flatMap(promise -> serve(tenant, promise, promise.isOpenAt(clock.instant())));
  }

  private Mono<Void> serve(TenantId tenant, ChatPromise promise, boolean open) {
    var assigned = open ? each(tenant, assignment::assignNext) : Mono.<Void>empty();
    return assigned.then(Mono.defer(() -> tell(tenant, promise, open)));
  }

  private static Mono<Void> each(TenantId tenant, Function<TenantId, Mono<UUID>> next) {
    return next.apply(tenant).expand(done -> next.apply(tenant)).then();
  }

  private Mono<Void> tell(TenantId tenant, ChatPromise promise, boolean open) {
    return assignment
        .untold(tenant, open)
        .flatMapIterable(untold -> untold)
        .concatMap(
            untold ->
                assignment.tell(
                    tenant,
                    untold.conversation(),
                    AbsenceWords.of(promise, clock.instant(), untold.language())))
        .then();
  }
}
