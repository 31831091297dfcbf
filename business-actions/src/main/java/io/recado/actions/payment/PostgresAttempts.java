package io.recado.actions.payment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.IdempotencyKey;
import io.recado.actions.invoice.InvoiceId;
import io.recado.actions.invoice.Money;
import io.recado.actions.payment.Attempt.Page;
import io.recado.actions.payment.Attempt.State;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresAttempts implements Attempts {

  private static final String SELECT =
      """
      select a.*, i.number from payment_attempt a
      join invoice i on i.tenant_id = a.tenant_id and i.invoice_id = a.invoice_id
      """;

  private static final String BY_ID = SELECT + "where a.tenant_id = $1 and a.attempt_id = $2";

  private static final String BY_REQUEST =
      SELECT
          + """
            join payment_request r on r.tenant_id = a.tenant_id and r.attempt_id = a.attempt_id
            where a.tenant_id = $1 and r.request_key = $2 and (a.url is not null or a.state <> 'expired')
            """;

  private static final String UNDER_WAY =
      SELECT
          + """
            where a.tenant_id = $1 and a.invoice_id = $2
              and a.state in ('requested', 'open', 'pending', 'questioned')
              and exists (select 1 from invoice owed
                          where owed.tenant_id = $1 and owed.invoice_id = $2 and owed.state = 'open'
                            and outstanding(owed.tenant_id, owed.invoice_id) > 0)
            order by a.state = 'questioned' desc limit 1
            """;

  /** Whoever changes what is owed of an invoice, or by which attempt it is paid, holds its row. */
  static final String LOCK_INVOICE =
      "select 1 from invoice where tenant_id = $1 and invoice_id = $2 for update";

  private static final String BEGIN =
      """
      insert into payment_attempt (tenant_id, attempt_id, invoice_id, account_id, conversation_id, language,
                                   amount_minor, currency, requested_at, expires_at)
      select $1, $2, invoice_id, $4, $5, $6, outstanding(tenant_id, invoice_id), currency, $7, $8
      from invoice
      where tenant_id = $1 and invoice_id = $3 and state = 'open' and outstanding(tenant_id, invoice_id) > 0
        and not exists (select from payment_attempt a
                        where a.tenant_id = $1 and a.invoice_id = $3 and a.state = 'questioned')
      on conflict do nothing
      """;

  private static final String GIVE =
      """
      insert into payment_request (tenant_id, request_key, attempt_id) values ($1, $2, $3)
      on conflict (tenant_id, request_key) do update set attempt_id = excluded.attempt_id
      """;

  private static final String OPENED =
      """
      update payment_attempt set state = 'open', session_id = $3, url = $4
      where tenant_id = $1 and attempt_id = $2 and state = 'requested'
      """;

  private static final String REFUSED =
      """
      update payment_attempt set state = 'refused'
      where tenant_id = $1 and attempt_id = $2 and state = 'requested'
      """;

  private static final String NEXT_ROUND =
      """
      update payment_attempt set round = round + 1
      where tenant_id = $1 and attempt_id = $2 and state = 'requested' and round = $3
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresAttempts(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Mono<Attempt> begin(PaymentOrder order) {
    return scope.inTenant(
        order.tenant(),
        () ->
            lock(order)
                .then(byRequest(order.tenant(), order.key()))
                .switchIfEmpty(Mono.defer(() -> beginOrJoin(order))));
  }

  @Override
  public Mono<Attempt> ofRequest(TenantId tenant, IdempotencyKey key) {
    return scope.inTenant(tenant, () -> byRequest(tenant, key));
  }

  @Override
  public Mono<Attempt> find(TenantId tenant, AttemptId id) {
    return scope.inTenant(tenant, () -> one(BY_ID, tenant, id.value()));
  }

  @Override
  public Mono<Attempt> opened(Attempt attempt, Page page) {
    return scope.inTenant(
        attempt.tenant(),
        () ->
            of(OPENED, attempt)
                .bind(2, page.session())
                .bind(3, page.url())
                .then()
                .then(one(BY_ID, attempt.tenant(), attempt.id().value())));
  }

  @Override
  public Mono<Void> refused(Attempt attempt) {
    return scope.inTenant(attempt.tenant(), () -> of(REFUSED, attempt).then());
  }

  @Override
  public Mono<Void> nextRound(Attempt attempt) {
    return scope.inTenant(
        attempt.tenant(), () -> of(NEXT_ROUND, attempt).bind(2, attempt.round()).then());
  }

  private Mono<Void> lock(PaymentOrder order) {
    return client
        .sql(LOCK_INVOICE)
        .bind(0, order.tenant().value())
        .bind(1, order.invoice().value())
        .then();
  }

  private Mono<Attempt> byRequest(TenantId tenant, IdempotencyKey key) {
    return one(BY_REQUEST, tenant, key.value());
  }

  private Mono<Attempt> beginOrJoin(PaymentOrder order) {
    return client
        .sql(BEGIN)
        .bind(0, order.tenant().value())
        .bind(1, Uuid7.next())
        .bind(2, order.invoice().value())
        .bind(3, order.account().value())
        .bind(4, order.conversation().value())
        .bind(5, order.language().code())
        .bind(6, order.at())
        .bind(7, order.at().plus(Attempt.LIFE))
        .then()
        .then(one(UNDER_WAY, order.tenant(), order.invoice().value()))
        .flatMap(attempt -> given(order, attempt).thenReturn(attempt));
  }

  /** Remembered is only what the request may still be answered with. */
  private Mono<Void> given(PaymentOrder order, Attempt attempt) {
    return attempt.isPayable(order.at()) ? give(order, attempt) : Mono.empty();
  }

  private Mono<Void> give(PaymentOrder order, Attempt attempt) {
    return client
        .sql(GIVE)
        .bind(0, order.tenant().value())
        .bind(1, order.key().value())
        .bind(2, attempt.id().value())
        .then();
  }

  private GenericExecuteSpec of(String sql, Attempt attempt) {
    return client.sql(sql).bind(0, attempt.tenant().value()).bind(1, attempt.id().value());
  }

  private Mono<Attempt> one(String sql, TenantId tenant, Object key) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, key).map(row -> read(tenant, row)).one();
  }

  static Attempt read(TenantId tenant, Readable row) {
    var session = row.get("session_id", String.class);
    return new Attempt(
        new AttemptId(required(row, "attempt_id", UUID.class)),
        tenant,
        new InvoiceId(required(row, "invoice_id", UUID.class)),
        required(row, "number", String.class),
        new AccountId(required(row, "account_id", UUID.class)),
        new ConversationId(required(row, "conversation_id", UUID.class)),
        Language.ofTag(required(row, "language", String.class)).orElseThrow(),
        Money.of(
            required(row, "amount_minor", Long.class), required(row, "currency", String.class)),
        State.valueOf(required(row, "state", String.class).toUpperCase(Locale.ROOT)),
        required(row, "round", Integer.class),
        session == null ? null : new Page(session, required(row, "url", String.class)),
        required(row, "requested_at", Instant.class),
        required(row, "expires_at", Instant.class));
  }
}
