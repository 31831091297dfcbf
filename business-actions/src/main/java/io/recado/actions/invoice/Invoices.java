package io.recado.actions.invoice;

import io.recado.action.CustomerId;
import io.recado.tenant.TenantId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The invoices of all tenants. */
public interface Invoices {

  /** What a customer has not paid yet, longest due first, with its lines. */
  Flux<Invoice> open(TenantId tenant, CustomerId customer);

  /** How many {@link #latest} gives. */
  int MOST_LATEST = 24;

  /** A customer's invoices, paid or not, the latest first. Without lines. */
  Flux<Invoice> latest(TenantId tenant, CustomerId customer);

  /** A customer's two latest invoices with their lines, the later one first; fewer if there are. */
  Flux<Invoice> lastTwo(TenantId tenant, CustomerId customer);

  /** The customer's invoice of this number; empty when they have none. Without lines. */
  Mono<Invoice> find(TenantId tenant, CustomerId customer, String number);
}
