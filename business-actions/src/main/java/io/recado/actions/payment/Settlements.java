package io.recado.actions.payment;

import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/** Brings attempts, invoices and books to what the recorded facts say. */
public interface Settlements {

  /**
   * Acts on all facts of an attempt, in one transaction: its state, the books, the invoice, what
   * others are to know, and the word to the customer. Doing it again changes nothing.
   */
  Mono<Void> settle(TenantId tenant, AttemptId attempt);
}
