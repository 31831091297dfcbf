package io.recado.actions.transfer;

import static io.recado.database.Columns.required;

import io.recado.actions.invoice.Money;
import io.recado.actions.ticket.CustomerNews;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a tenant's own people do with claims: they have looked at the bank account. A claim is
 * decided once, under the lock of its invoice as all that moves its money, so that a payment by
 * card at the same moment comes before it or after it.
 */
public final class TransferDesk {

  private static final String LOCK_INVOICE =
      """
      select 1 from invoice where tenant_id = $1 and invoice_id =
        (select invoice_id from transfer_claim where tenant_id = $1 and claim_id = $2)
      for update
      """;

  private static final String READ =
      """
      select c.*, i.number from transfer_claim c
      join invoice i on i.tenant_id = c.tenant_id and i.invoice_id = c.invoice_id
      where c.tenant_id = $1 and c.claim_id = $2 and c.state = 'claimed'
      """;

  private static final String BOOK = "select book_arrived($1, $2, $3, $4) as credit";

  private static final String CONFIRMED =
      """
      update transfer_claim set state = 'confirmed', decided_by = $3, decided_at = $4, credit_minor = $5
      where tenant_id = $1 and claim_id = $2 and state = 'claimed'
      """;

  private static final String REJECTED =
      """
      update transfer_claim set state = 'rejected', decided_by = $3, decided_at = $4, reason = $5
      where tenant_id = $1 and claim_id = $2 and state = 'claimed'
      """;

  private static final String OWED =
      """
      select outstanding(c.tenant_id, c.invoice_id) as owed from transfer_claim c
      where c.tenant_id = $1 and c.claim_id = $2
      """;

  private static final String EVENT =
      """
      insert into business_event (tenant_id, event_id, kind, subject, cause)
      select c.tenant_id, $3, $4, c.invoice_id, c.claim_id from transfer_claim c
      where c.tenant_id = $1 and c.claim_id = $2
      on conflict do nothing
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final TransferReview review;
  private final CustomerNews customers;
  private final Clock clock;

  TransferDesk(
      DatabaseClient client,
      TenantScope scope,
      TransferReview review,
      CustomerNews customers,
      Clock clock) {
    this.client = client;
    this.scope = scope;
    this.review = review;
    this.customers = customers;
    this.clock = clock;
  }

  /** Why a claim is rejected. */
  public enum Reason {
    NOT_ARRIVED,
    OTHER_AMOUNT,
    UNREADABLE_PROOF;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What nobody has decided yet, the oldest first. */
  public Flux<TransferClaim> open(TenantId tenant) {
    return new PostgresTransferClaims(client, scope).open(tenant);
  }

  /**
   * The money is there: books it, and tells the customer.
   *
   * @param arrived what has really arrived, in the currency of the claim: what counts where it is
   *     not what was claimed
   * @param by who says so, as the audit names people
   * @return whether it is confirmed now: not when it was decided before, or there is no such claim
   */
  public Mono<Boolean> confirm(TenantId tenant, ClaimId claim, Money arrived, String by) {
    return decide(tenant, claim, found -> confirm(tenant, found.arrivedAs(arrived), by));
  }

  /**
   * The money is not there: tells the customer, whose invoice stays as it is.
   *
   * @param by who says so, as the audit names people
   * @return whether it is rejected now: not when it was decided before, or there is no such claim
   */
  public Mono<Boolean> reject(TenantId tenant, ClaimId claim, Reason reason, String by) {
    return decide(tenant, claim, found -> reject(tenant, found, reason, by));
  }

  private Mono<Boolean> decide(
      TenantId tenant, ClaimId claim, Function<TransferClaim, Mono<Void>> decision) {
    return scope.inTenant(
        tenant,
        () ->
            of(LOCK_INVOICE, tenant, claim)
                .then()
                .then(of(READ, tenant, claim).map(PostgresTransferClaims::read).one())
                .flatMap(found -> decision.apply(found).thenReturn(true))
                .defaultIfEmpty(false));
  }

  private Mono<Void> confirm(TenantId tenant, TransferClaim claim, String by) {
    return of(BOOK, tenant, claim.id())
        .bind(2, claim.amount().minor())
        .bind(3, clock.instant())
        .map(row -> required(row, "credit", Long.class))
        .one()
        .delayUntil(credit -> decided(CONFIRMED, tenant, claim, by).bind(4, credit).then())
        .delayUntil(credit -> event(tenant, claim, "transfer_confirmed"))
        .flatMap(credit -> tellConfirmed(tenant, claim, credit));
  }

  private Mono<Void> reject(TenantId tenant, TransferClaim claim, Reason reason, String by) {
    return decided(REJECTED, tenant, claim, by)
        .bind(4, reason.code())
        .then()
        .then(event(tenant, claim, "transfer_rejected"))
        .then(tell(tenant, claim, TransferWords.rejected(claim, reason)));
  }

  private GenericExecuteSpec decided(String sql, TenantId tenant, TransferClaim claim, String by) {
    return of(sql, tenant, claim.id()).bind(2, by).bind(3, clock.instant());
  }

  private Mono<Void> tellConfirmed(TenantId tenant, TransferClaim claim, long credit) {
    if (credit > 0) {
      var more = new Money(credit, claim.amount().currency());
      return review.credit(
          tenant, claim, TransferWords.toGiveBack(claim, more), TransferWords.credit(claim, more));
    }
    return of(OWED, tenant, claim.id())
        .map(row -> new Money(required(row, "owed", Long.class), claim.amount().currency()))
        .one()
        .flatMap(owed -> tell(tenant, claim, TransferWords.confirmed(claim, owed)));
  }

  private Mono<Void> tell(TenantId tenant, TransferClaim claim, String words) {
    return customers.tell(tenant, claim.speaker().conversation(), new OutboundContent.Text(words));
  }

  private Mono<Void> event(TenantId tenant, TransferClaim claim, String kind) {
    return of(EVENT, tenant, claim.id()).bind(2, Uuid7.next()).bind(3, kind).then();
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, ClaimId claim) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, claim.value());
  }
}
