package io.recado.actions.transfer;

import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.action.ActionRequest;
import io.recado.action.IdempotencyKey;
import io.recado.actions.invoice.Money;
import io.recado.actions.transfer.TransferClaim.Speaker;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.Uuid7;
import io.recado.json.JsonText;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresTransferClaims implements TransferClaims {

  private static final String READ =
      """
      select c.*, i.number from transfer_claim c
      join invoice i on i.tenant_id = c.tenant_id and i.invoice_id = c.invoice_id
      where c.tenant_id = $1
      """;

  private static final String OF_REQUEST = READ + "and c.request_key = $2";

  private static final String OPEN =
      READ + "and c.state = 'claimed' order by c.claimed_at limit 500";

  private static final String CLAIM =
      """
      insert into transfer_claim (tenant_id, claim_id, invoice_id, customer_id, conversation_id, language, amount_minor,
                                  currency, paid_on, reference, proof, request_key, claimed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      on conflict do nothing
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresTransferClaims(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Mono<TransferClaim> claimed(TenantId tenant, IdempotencyKey key) {
    return scope.inTenant(
        tenant,
        () -> of(OF_REQUEST, tenant).bind(1, key.value()).map(PostgresTransferClaims::read).one());
  }

  /** Of the same request twice at once, the second waits at the index and then finds the first. */
  @Override
  public Mono<TransferClaim> claim(ActionRequest request, Told told) {
    return scope.inTenant(
        request.tenant(),
        () -> insert(request, told).then(claimed(request.tenant(), request.key())));
  }

  @Override
  public Flux<TransferClaim> open(TenantId tenant) {
    return scope
        .inTenant(
            tenant, () -> of(OPEN, tenant).map(PostgresTransferClaims::read).all().collectList())
        .flatMapIterable(claims -> claims);
  }

  private Mono<Long> insert(ActionRequest request, Told told) {
    return of(CLAIM, request.tenant())
        .bind(1, Uuid7.next())
        .bind(2, told.invoice().id().value())
        .bind(3, told.invoice().customer().value())
        .bind(4, request.conversation().value())
        .bind(5, request.language().code())
        .bind(6, told.amount().minor())
        .bind(7, told.amount().currency().getCurrencyCode())
        .bind(8, told.paidOn())
        .bind(9, told.reference())
        .bind(10, JsonText.column(told.proof()))
        .bind(11, request.key().value())
        .bind(12, told.at())
        .fetch()
        .rowsUpdated();
  }

  private GenericExecuteSpec of(String sql, TenantId tenant) {
    return client.sql(sql).bind(0, tenant.value());
  }

  static TransferClaim read(Readable row) {
    return new TransferClaim(
        new ClaimId(required(row, "claim_id", UUID.class)),
        required(row, "number", String.class),
        new Speaker(
            new ConversationId(required(row, "conversation_id", UUID.class)),
            Language.ofTag(required(row, "language", String.class)).orElseThrow()),
        Money.of(
            required(row, "amount_minor", Long.class), required(row, "currency", String.class)),
        required(row, "paid_on", LocalDate.class),
        required(row, "reference", String.class),
        List.of(JsonText.value(required(row, "proof", Json.class), MediaFile[].class)),
        required(row, "claimed_at", Instant.class));
  }
}
