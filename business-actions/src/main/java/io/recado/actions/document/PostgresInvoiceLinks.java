package io.recado.actions.document;

import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.IdempotencyKey;
import io.recado.actions.invoice.InvoiceId;
import io.recado.actions.link.LinkToken;
import io.recado.actions.link.LinkTokens;
import io.recado.channel.MasterKeys;
import io.recado.conversation.Language;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresInvoiceLinks implements InvoiceLinks {

  private static final String MAKE =
      """
      insert into invoice_link (tenant_id, token_hash, invoice_id, language, request_key, expires_at)
      values ($1, $2, $3, $4, $5, clock_timestamp() + $6::interval)
      on conflict (tenant_id, request_key) do update
        set token_hash = excluded.token_hash, expires_at = excluded.expires_at, opened = 0
        where invoice_link.token_hash <> excluded.token_hash or invoice_link.expires_at <= clock_timestamp()
      """;

  private static final String FORGET_OLD =
      """
      delete from invoice_link where tenant_id = $1 and token_hash in (
        select token_hash from invoice_link where tenant_id = $1 and expires_at <= clock_timestamp()
        order by expires_at limit 100 for update skip locked)
      """;

  private static final String OF_REQUEST =
      """
      select i.number, l.created_at, l.expires_at from invoice_link l
      join invoice i on i.tenant_id = l.tenant_id and i.invoice_id = l.invoice_id
      where l.tenant_id = $1 and l.request_key = $2 and l.expires_at > clock_timestamp()
      """;

  private static final String TENANT =
      "select tenant_id from invoice_link where token_hash = $1 and expires_at > clock_timestamp()";

  private static final String OPEN =
      """
      update invoice_link set opened = opened + 1
      where tenant_id = $1 and token_hash = $2 and expires_at > clock_timestamp() and opened < $3
      returning invoice_id, language
      """;

  private final DispatchDatabase dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;

  /** With another master key a repeated request gets another link, and the one before is over. */
  private final LinkTokens tokens;

  private final PostgresDocuments documents;

  PostgresInvoiceLinks(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      MasterKeys keys,
      PostgresDocuments documents) {
    this.dispatch = dispatch;
    this.client = client;
    this.scope = scope;
    this.tokens = LinkTokens.of(keys, "invoice links");
    this.documents = documents;
  }

  @Override
  public Mono<Link> make(
      TenantId tenant, InvoiceId invoice, Language language, IdempotencyKey request) {
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(FORGET_OLD)
                .bind(0, tenant.value())
                .then()
                .then(write(tenant, invoice, language, request))
                .then(given(tenant, request)));
  }

  private Mono<Void> write(
      TenantId tenant, InvoiceId invoice, Language language, IdempotencyKey request) {
    return client
        .sql(MAKE)
        .bind(0, tenant.value())
        .bind(1, tokens.of(tenant, request.value()).hash())
        .bind(2, invoice.value())
        .bind(3, language.code())
        .bind(4, request.value())
        .bind(5, interval(LIFE))
        .then();
  }

  @Override
  public Mono<Link> ofRequest(TenantId tenant, IdempotencyKey request) {
    return scope.inTenant(tenant, () -> given(tenant, request));
  }

  @Override
  public Mono<InvoiceDocument> open(LinkToken token) {
    var hash = token.hash();
    return dispatch
        .client()
        .sql(TENANT)
        .bind(0, hash)
        .mapValue(UUID.class)
        .one()
        .map(TenantId::new)
        .flatMap(tenant -> scope.inTenant(tenant, () -> opened(tenant, hash)));
  }

  private Mono<InvoiceDocument> opened(TenantId tenant, byte[] hash) {
    return client
        .sql(OPEN)
        .bind(0, tenant.value())
        .bind(1, hash)
        .bind(2, MOST_OPENINGS)
        .map(PostgresInvoiceLinks::opened)
        .one()
        .flatMap(opened -> documents.of(tenant, opened.invoice(), opened.language()));
  }

  private Mono<Link> given(TenantId tenant, IdempotencyKey request) {
    return client
        .sql(OF_REQUEST)
        .bind(0, tenant.value())
        .bind(1, request.value())
        .map(row -> link(tokens.of(tenant, request.value()), row))
        .one();
  }

  private static Link link(LinkToken token, Readable row) {
    return new Link(
        token,
        required(row, "number", String.class),
        required(row, "created_at", Instant.class),
        required(row, "expires_at", Instant.class));
  }

  private static Opened opened(Readable row) {
    return new Opened(
        new InvoiceId(required(row, "invoice_id", UUID.class)),
        Language.ofTag(required(row, "language", String.class)).orElseThrow());
  }

  private record Opened(InvoiceId invoice, Language language) {}
}
