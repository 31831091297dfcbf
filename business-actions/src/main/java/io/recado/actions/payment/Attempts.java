package io.recado.actions.payment;

import io.recado.action.IdempotencyKey;
import io.recado.actions.payment.Attempt.Page;
import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/** The attempts of all tenants. */
public interface Attempts {

  /**
   * Begins an attempt on all that is owed of an invoice, or finds the one under way, whoever began
   * it: an invoice has one at a time, however many ask at once on however many nodes. What the same
   * request was given before, it is given again, unless that came to nothing before anybody had its
   * page. One that is over by the clock is found too, and not remembered as given.
   *
   * @return empty when nothing is owed
   */
  Mono<Attempt> begin(PaymentOrder order);

  /** The attempt a request was given; empty when it was given none. */
  Mono<Attempt> ofRequest(TenantId tenant, IdempotencyKey key);

  /** The attempt with this id; empty when the tenant has none. */
  Mono<Attempt> find(TenantId tenant, AttemptId id);

  /** Notes the page that was made; the first one stays. Gives the attempt as it is then. */
  Mono<Attempt> opened(Attempt attempt, Page page);

  /** Notes that the provider will not make a page. */
  Mono<Void> refused(Attempt attempt);

  /** Notes that the provider failed, so that the next call is another one. */
  Mono<Void> nextRound(Attempt attempt);
}
