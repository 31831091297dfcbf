package io.recado.actions.promise;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.ActionRequest;
import io.recado.action.CustomerId;
import io.recado.action.IdempotencyKey;
import io.recado.actions.invoice.Money;
import io.recado.actions.promise.Promising.Terms.Allowed;
import io.recado.actions.ticket.CustomerNews;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
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
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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

  private static final String READ =
      """
      select p.*, i.number, i.currency, outstanding(p.tenant_id, p.invoice_id) as owed_minor
      from payment_promise p
      join invoice i on i.tenant_id = p.tenant_id and i.invoice_id = p.invoice_id
      where p.tenant_id = $1
      """;

  private static final String OF_REQUEST = READ + "and p.request_key = $2";

  /** A person is being asked whether the money is there. */
  private static final String IS_CHECKED =
      """
      exists (select from transfer_claim c
              where c.tenant_id = p.tenant_id and c.invoice_id = p.invoice_id and c.state = 'claimed')
      """;

  private static final String DUE =
      READ
          + """
          and p.state = 'open'
          and (i.state <> 'open'
               or p.due_on <= $2 and (p.due_on < $2 or p.reminded_at is null) and not %s)
          order by p.due_on, p.promise_id limit 1000
          """
              .formatted(IS_CHECKED);

  /** Who promises several things at once does so one after the other, and then they are counted. */
  private static final String LOCK_CUSTOMER =
      "select pg_advisory_xact_lock(hashtextextended('promise/' || $1::text || '/' || $2::text, 0))";

  private static final String TENANTS =
      "select distinct tenant_id from payment_promise where state = 'open'";

  private static final String PROMISE =
      """
      insert into payment_promise (tenant_id, promise_id, invoice_id, customer_id, conversation_id, language, due_on,
                                   request_key, promised_at, reminded_at)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9, case when $10 then $9 end
      where (select count(*) from payment_promise p
             where p.tenant_id = $1 and p.customer_id = $4 and p.promised_at > $11) < $12
      on conflict do nothing
      """;

  private static final String REMINDED =
      """
      update payment_promise p set reminded_at = $3
      where p.tenant_id = $1 and p.promise_id = $2 and p.state = 'open' and p.reminded_at is null and not %s
      """
          .formatted(IS_CHECKED);

  /** Whoever moves the invoice's money waits, or has done so. */
  private static final String LOCK =
      """
      select i.invoice_id, outstanding(i.tenant_id, i.invoice_id) <= 0 as kept
      from invoice i join payment_promise p on p.tenant_id = i.tenant_id and p.invoice_id = i.invoice_id
      where p.tenant_id = $1 and p.promise_id = $2 for update of i
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

  private final DatabaseClient client;
  private final DatabaseClient dispatch;
  private final TenantScope scope;
  private final CustomerNews customers;

  PostgresPromises(
      DispatchDatabase dispatch, DatabaseClient client, TenantScope scope, CustomerNews customers) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
    this.customers = customers;
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
        tenant,
        () -> of(OF_REQUEST, tenant).bind(1, key.value()).map(PostgresPromises::read).one());
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
    return dispatch
        .sql(TENANTS)
        .mapValue(UUID.class)
        .all()
        .collectList()
        .flatMapIterable(ids -> ids)
        .map(TenantId::new);
  }

  @Override
  public Flux<Promise> due(TenantId tenant, LocalDate today) {
    return scope
        .inTenant(
            tenant,
            () -> of(DUE, tenant).bind(1, today).map(PostgresPromises::read).all().collectList())
        .flatMapIterable(promises -> promises);
  }

  @Override
  public Mono<Boolean> remind(
      TenantId tenant, Promise promise, OutboundContent words, Instant now) {
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

  @Override
  public Mono<Boolean> end(
      TenantId tenant, Promise promise, @Nullable OutboundContent broken, Instant now) {
    return scope.inTenant(
        tenant,
        () ->
            of(LOCK, tenant)
                .bind(1, promise.id())
                .map(row -> required(row, "kept", Boolean.class))
                .one()
                .filter(kept -> kept || broken != null)
                .filterWhen(kept -> ended(tenant, promise, kept, now))
                .flatMap(
                    kept ->
                        kept || broken == null ? Mono.just(true) : tell(tenant, promise, broken))
                .defaultIfEmpty(false));
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

  private static PromiseRules readRules(Readable row) {
    return new PromiseRules(
        required(row, "most_days", Integer.class),
        required(row, "most_promises", Integer.class),
        required(row, "period_days", Integer.class),
        required(row, "holds_off", Boolean.class));
  }

  private static Promise read(Readable row) {
    return new Promise(
        required(row, "promise_id", UUID.class),
        required(row, "number", String.class),
        new ConversationId(required(row, "conversation_id", UUID.class)),
        Language.ofTag(required(row, "language", String.class)).orElseThrow(),
        required(row, "due_on", LocalDate.class),
        required(row, "promised_at", Instant.class),
        row.get("reminded_at", Instant.class) != null,
        Money.of(required(row, "owed_minor", Long.class), required(row, "currency", String.class)));
  }
}
