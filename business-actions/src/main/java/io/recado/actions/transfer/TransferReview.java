package io.recado.actions.transfer;

import io.recado.actions.matter.Matter;
import io.recado.actions.matter.Matters;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import reactor.core.publisher.Mono;

/** Leaves what is to be looked at to a person, in the transaction that writes it down. */
final class TransferReview {

  private final Matters matters;
  private final TenantScope scope;

  TransferReview(Matters matters, TenantScope scope) {
    this.matters = matters;
    this.scope = scope;
  }

  /**
   * @param writing writes the claim down; empty when there is nothing to look at
   */
  Mono<TransferClaim> begin(TenantId tenant, Mono<TransferClaim> writing) {
    return scope.inTenant(
        tenant, () -> writing.delayUntil(claim -> matters.note(toCheck(tenant, claim))));
  }

  /** Money that is the customer's, and has to go back or be set off. */
  Mono<Void> credit(TenantId tenant, TransferClaim claim, String words, String said) {
    return matters.note(matter(tenant, claim, "credit", words, said));
  }

  private static Matter toCheck(TenantId tenant, TransferClaim claim) {
    return matter(
        tenant, claim, "check", TransferWords.toCheck(claim), TransferWords.checked(claim));
  }

  private static Matter matter(
      TenantId tenant, TransferClaim claim, String what, String words, String said) {
    return new Matter(
        tenant,
        "transfer/%s/%s".formatted(claim.id(), what),
        claim.speaker().conversation(),
        claim.speaker().language(),
        words,
        said);
  }
}
