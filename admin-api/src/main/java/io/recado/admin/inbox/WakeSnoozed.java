package io.recado.admin.inbox;

import static io.recado.database.Columns.required;

import io.recado.database.DispatchDatabase;
import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Brings back what lay aside until now. Lists show it by the time alone; this tells the screens
 * that are open.
 */
@Component
class WakeSnoozed implements Job {

  private static final Logger log = LoggerFactory.getLogger(WakeSnoozed.class);

  private static final String DUE =
      "select distinct tenant_id from conversation_snooze where until <= now()";

  private static final String WAKE = "select wake_next($1) as woken";

  private final DispatchDatabase dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;

  WakeSnoozed(DispatchDatabase dispatch, DatabaseClient client, TenantScope scope) {
    this.dispatch = dispatch;
    this.client = client;
    this.scope = scope;
  }

  @Override
  public String name() {
    return "wake-snoozed";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Mono<Void> run() {
    return dispatch
        .client()
        .sql(DUE)
        .map(row -> new TenantId(required(row, "tenant_id", UUID.class)))
        .all()
        .collectList()
        .flatMapIterable(tenants -> tenants)
        .concatMap(this::wake)
        .then();
  }

  private Mono<Void> wake(TenantId tenant) {
    return next(tenant)
        .expand(woken -> next(tenant))
        .then()
        .onErrorResume(
            error -> {
              log.warn("Snoozed conversations of {} come back with the next run", tenant, error);
              return Mono.empty();
            });
  }

  /** Each in a transaction of its own, so that no customer's message waits for all of them. */
  private Mono<UUID> next(TenantId tenant) {
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(WAKE)
                .bind(0, tenant.value())
                .map(row -> Optional.ofNullable(row.get("woken", UUID.class)))
                .one()
                .flatMap(Mono::justOrEmpty));
  }
}
