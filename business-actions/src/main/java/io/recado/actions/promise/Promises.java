package io.recado.actions.promise;

import io.recado.action.ActionRequest;
import io.recado.action.CustomerId;
import io.recado.action.IdempotencyKey;
import io.recado.actions.promise.Promising.Terms.Allowed;
import io.recado.conversation.OutboundContent;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The promises of all tenants' customers. */
interface Promises {

  Mono<PromiseRules> rules(TenantId tenant);

  /** How a customer stands: what they promised since then, and whether service is suspended. */
  Mono<Standing> standing(TenantId tenant, CustomerId customer, Instant since);

  /** What a request promised; empty when it promised nothing. */
  Mono<Promise> promised(TenantId tenant, IdempotencyKey key);

  /**
   * Writes a promise down; empty when one for the same invoice is open, or when the customer has
   * made too many by then.
   */
  Mono<Promise> promise(ActionRequest request, Allowed allowed, LocalDate dueOn, Instant now);

  /** The tenants that have open promises. */
  Flux<TenantId> tenants();

  /**
   * What is to be looked at, the soonest first: promises whose day has come, or whose invoices are
   * paid. Not those about whose money a person is being asked.
   */
  Flux<Promise> due(TenantId tenant, LocalDate today);

  /**
   * Reminds of a promise, once, unless a transfer for it waits for a person.
   *
   * @return whether it was done now
   */
  Mono<Boolean> remind(TenantId tenant, Promise promise, OutboundContent words, Instant now);

  /**
   * Ends a promise as the books have it while they are held, and tells whoever listens. That it was
   * kept the customer knows from the payment. None is broken while a transfer for it waits for a
   * person.
   *
   * @param broken what the customer is told when it was not kept; null while it still can be
   * @return whether it was ended now
   */
  Mono<Boolean> end(
      TenantId tenant, Promise promise, @Nullable OutboundContent broken, Instant now);

  /** How many promises a customer may make since then. */
  record Limit(int most, Instant since) {}

  /**
   * @param since how many promises there were since then
   */
  record Standing(long since, boolean suspended) {}
}
