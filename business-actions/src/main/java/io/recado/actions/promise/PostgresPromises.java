package io.recado.actions.promise;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.ActionRequest;
import io.recado.action.CustomerId;
import io.recado.action.IdempotencyKey;
import io.recado.actions.promise.Promising.Terms.Allowed;
import io.recado.actions.ticket.CustomerNews;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Promises as they are made; {@link PostgresPromiseEnds} sees to what becomes of them. */
@Repository
class PostgresPromises implements Promises {

  private static final String RULES = "select * from promise_setting where tenant_id = $1";

  private static final String STANDING =
      """
      select (select count(*) from payment_promise p
              where p.tenant_id = $1 and p.customer_id = $2 and p.promised_at > $3) as since,
             exists (select from subscription s
                     where s.tenant_id = $1 and s.customer_id = $2 and s.state = 'suspended') as suspended
      """;

  private static final String OF_REQUEST = PromiseRows.READ + "and p.request_key = $2";

  /** Who promises several things at once does so one after the other, and then they are counted. */
  private static final String LOCK_CUSTOMER =
      "select pg_advisory_xact_lock(hashtextextended('promise/' || $1::text || '/' || $2::text, 0))";

  private static final String PROMISE =
      """
      insert into payment_promise (tenant_id, promise_id, invoice_id, customer_id, conversation_id, language, due_on,
                                   request_key, promised_at, reminded_at)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9, case when $10 then $9 end
      where (select count(*) from payment_promise p
             where p.tenant_id = $1 and p.customer_id = $4 and p.promised_at > $11) < $12
      on conflict do nothing
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final PostgresPromiseEnds ends;

  PostgresPromises(
      DispatchDatabase dispatch, DatabaseClient client, TenantScope scope, CustomerNews customers) {
    this.client = client;
    this.scope = scope;
    this.ends = new PostgresPromiseEnds(dispatch, client, scope, customers);
  }

  @Override
  public Mono<PromiseRules> rules(TenantId tenant) {
    return scope
        .inTenant(tenant, () -> of(RULES, tenant).map(PostgresPromises::readRules).one())
        .defaultIfEmpty(PromiseRules.USUAL);
  }

  @Override
  public Mono<Standing> standing(TenantId tenant, CustomerId customer, Instant since) {
    return scope.inTenant(
        tenant,
        () ->
            of(STANDING, tenant)
                .bind(1, customer.value())
                .bind(2, since)
                .map(
                    row ->
                        new Standing(
                            required(row, "since", Long.class),
                            required(row, "suspended", Boolean.class)))
                .one());
  }

  @Override
  public Mono<Promise> promised(TenantId tenant, IdempotencyKey key) {
    return scope.inTenant(
        tenant, () -> of(OF_REQUEST, tenant).bind(1, key.value()).map(PromiseRows::read).one());
  }

  @Override
  public Mono<Promise> promise(
      ActionRequest request, Allowed allowed, LocalDate dueOn, Instant now) {
    return scope.inTenant(
        request.tenant(),
        () ->
            of(LOCK_CUSTOMER, request.tenant())
                .bind(1, allowed.invoice().customer().value())
                .then()
                .then(insert(request, allowed, dueOn, now))
                .then(promised(request.tenant(), request.key())));
  }

  /** Of what is promised for today, nobody is reminded on the same day. */
  private Mono<Void> insert(ActionRequest request, Allowed allowed, LocalDate dueOn, Instant now) {
    var invoice = allowed.invoice();
    return of(PROMISE, request.tenant())
        .bind(1, Uuid7.next())
        .bind(2, invoice.id().value())
        .bind(3, invoice.customer().value())
        .bind(4, request.conversation().value())
        .bind(5, request.language().code())
        .bind(6, dueOn)
        .bind(7, request.key().value())
        .bind(8, now)
        .bind(9, dueOn.equals(allowed.today()))
        .bind(10, allowed.limit().since())
        .bind(11, allowed.limit().most())
        .then();
  }

  @Override
  public Flux<TenantId> tenants() {
    return ends.tenants();
  }

  @Override
  public Flux<Promise> due(TenantId tenant, LocalDate today) {
    return ends.due(tenant, today);
  }

  @Override
  public Mono<Boolean> remind(
      TenantId tenant, Promise promise, OutboundContent words, Instant now) {
    return ends.remind(tenant, promise, words, now);
  }

  @Override
  public Mono<Boolean> end(
      TenantId tenant, Promise promise, @Nullable OutboundContent broken, Instant now) {
    return ends.end(tenant, promise, broken, now);
  }

  private GenericExecuteSpec of(String sql, TenantId tenant) {
    return client.sql(sql).bind(0, tenant.value());
  }

  private static PromiseRules readRules(Readable row) {
    return new PromiseRules(
        required(row, "most_days", Integer.class),
        required(row, "most_promises", Integer.class),
        required(row, "period_days", Integer.class),
        required(row, "holds_off", Boolean.class));
  }
}
