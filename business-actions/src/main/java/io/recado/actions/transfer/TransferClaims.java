package io.recado.actions.transfer;

import io.recado.action.ActionRequest;
import io.recado.action.IdempotencyKey;
import io.recado.actions.invoice.Invoice;
import io.recado.actions.invoice.Money;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The claims of all tenants' customers, each written down once by its request. */
interface TransferClaims {

  /** What a request claimed; empty when it claimed nothing. */
  Mono<TransferClaim> claimed(TenantId tenant, IdempotencyKey key);

  /**
   * Writes a claim down, in a transaction it joins.
   *
   * @return empty when another one for the same invoice is still to be looked at
   */
  Mono<TransferClaim> claim(ActionRequest request, Told told);

  /** What nobody has looked at yet, the oldest first. */
  Flux<TransferClaim> open(TenantId tenant);

  /** What the customer said of the transfer. */
  record Told(
      Invoice invoice,
      Money amount,
      LocalDate paidOn,
      String reference,
      List<MediaFile> proof,
      Instant at) {}
}
