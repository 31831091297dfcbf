package io.recado.actions.invoice;

import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/**
 * What a tenant's own people do with invoices. Everything is booked as it is written, by the
 * database; nothing is ever deleted. Runs in the caller's transaction of the tenant where there is
 * one.
 */
public interface InvoiceDesk {

  /** What has come of something that was to be done with an invoice. */
  enum Outcome {
    DONE,
    /** The tenant has no such invoice. */
    UNKNOWN,
    /** It is paid or cancelled already. */
    CLOSED,
    /** Something was paid of it, so it cannot be cancelled. */
    PARTLY_PAID,
    /** More came than is owed of it. */
    TOO_MUCH,
    /** It is in another currency. */
    OTHER_CURRENCY
  }

  /**
   * Issues an invoice as of today, by the tenant's clocks, under the next number of its series. The
   * customer owes it from then on.
   *
   * @return empty when the tenant has no such customer, or the day it is due has passed. The caller
   *     then rolls back, or the series has a gap
   */
  Mono<InvoiceId> issue(TenantId tenant, Bill bill);

  /** Takes an invoice back of which nothing was paid, by an entry that undoes the first. */
  Mono<Outcome> cancel(TenantId tenant, InvoiceId invoice);

  /**
   * Books what came past Recado. An invoice that nothing is owed of any more is paid, and what
   * follows from that follows.
   */
  Mono<Outcome> receive(TenantId tenant, InvoiceId invoice, ReceivedPayment payment);
}
