package io.recado.actions.promise;

import static io.recado.database.Columns.required;

import io.recado.actions.ticket.CustomerNews;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What becomes of promises: reminded of, kept, broken. */
final class PostgresPromiseEnds {

  private static final String TENANTS =
      "select distinct tenant_id from payment_promise where state = 'open'";

  /** A person is being asked whether the money is there. */
  private static final String IS_CHECKED =
      """
      exists (select from transfer_claim c
              where c.tenant_id = p.tenant_id and c.invoice_id = p.invoice_id and c.state = 'claimed')
      """;

  private static final String DUE =
      PromiseRows.READ
          + """
          and p.state = 'open'
          and (i.state <> 'open'
               or p.due_on <= $2 and (p.due_on < $2 or p.reminded_at is null) and not %s)
          order by p.due_on, p.promise_id limit 1000
          """
              .formatted(IS_CHECKED);

  private static final String REMINDED =
      """
      update payment_promise p set reminded_at = $3
      where p.tenant_id = $1 and p.promise_id = $2 and p.state = 'open' and p.reminded_at is null and not %s
      """
          .formatted(IS_CHECKED);

  /**
   * Whoever moves the invoice's money waits, or has done so: what they have booked is seen by the
   * statements that follow.
   */
  private static final String LOCK =
      """
      select 1 from invoice i join payment_promise p on p.tenant_id = i.tenant_id and p.invoice_id = i.invoice_id
      where p.tenant_id = $1 and p.promise_id = $2 for update of i
      """;

  private static final String KEPT =
      """
      select outstanding(p.tenant_id, p.invoice_id) <= 0 as kept from payment_promise p
      where p.tenant_id = $1 and p.promise_id = $2
      """;

  private static final String END =
      """
      update payment_promise p set state = $3, ended_at = $4
      where p.tenant_id = $1 and p.promise_id = $2 and p.state = 'open' and ($3 = 'kept' or not %s)
      """
          .formatted(IS_CHECKED);

  private static final String EVENT =
      """
      insert into business_event (tenant_id, event_id, kind, subject, cause)
      select p.tenant_id, $3, 'promise_' || p.state, p.invoice_id, p.promise_id from payment_promise p
      where p.tenant_id = $1 and p.promise_id = $2
      on conflict do nothing
      """;

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final CustomerNews customers;

  PostgresPromiseEnds(
      DispatchDatabase dispatch, DatabaseClient client, TenantScope scope, CustomerNews customers) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
    this.customers = customers;
  }

  Flux<TenantId> tenants() {
    return dispatch
        .sql(TENANTS)
        .mapValue(UUID.class)
        .all()
        .collectList()
        .flatMapIterable(ids -> ids)
        .map(TenantId::new);
  }

  Flux<Promise> due(TenantId tenant, LocalDate today) {
    return scope
        .inTenant(
            tenant, () -> of(DUE, tenant).bind(1, today).map(PromiseRows::read).all().collectList())
        .flatMapIterable(promises -> promises);
  }

  Mono<Boolean> remind(TenantId tenant, Promise promise, OutboundContent words, Instant now) {
    return scope.inTenant(
        tenant,
        () ->
            of(REMINDED, tenant)
                .bind(1, promise.id())
                .bind(2, now)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .flatMap(reminded -> tell(tenant, promise, words))
                .defaultIfEmpty(false));
  }

  Mono<Boolean> end(
      TenantId tenant, Promise promise, @Nullable OutboundContent broken, Instant now) {
    return scope.inTenant(
        tenant,
        () ->
            of(LOCK, tenant)
                .bind(1, promise.id())
                .then()
                .then(kept(tenant, promise))
                .filter(kept -> kept || broken != null)
                .filterWhen(kept -> ended(tenant, promise, kept, now))
                .flatMap(
                    kept ->
                        kept || broken == null ? Mono.just(true) : tell(tenant, promise, broken))
                .defaultIfEmpty(false));
  }

  private Mono<Boolean> kept(TenantId tenant, Promise promise) {
    return of(KEPT, tenant)
        .bind(1, promise.id())
        .map(row -> required(row, "kept", Boolean.class))
        .one();
  }

  private Mono<Boolean> ended(TenantId tenant, Promise promise, boolean kept, Instant now) {
    return of(END, tenant)
        .bind(1, promise.id())
        .bind(2, kept ? "kept" : "broken")
        .bind(3, now)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1)
        .delayUntil(ended -> ended ? event(tenant, promise) : Mono.empty());
  }

  private Mono<Void> event(TenantId tenant, Promise promise) {
    return of(EVENT, tenant).bind(1, promise.id()).bind(2, Uuid7.next()).then();
  }

  private Mono<Boolean> tell(TenantId tenant, Promise promise, OutboundContent words) {
    return customers.tell(tenant, promise.conversation(), words).thenReturn(true);
  }

  private GenericExecuteSpec of(String sql, TenantId tenant) {
    return client.sql(sql).bind(0, tenant.value());
  }
}
