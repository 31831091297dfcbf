package io.recado.admin.customer;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.customer.SubscriptionView.State;
import io.recado.admin.edition.Kind;
import io.recado.admin.edition.RowVersions;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.DoneOnce;
import io.recado.admin.web.RequestKeys;
import io.recado.admin.web.Search;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import io.recado.conversation.Uuid7;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What customers subscribe to. */
@RestController
@RequestMapping("/api/v1")
class SubscriptionApi {

  private final PostgresCustomers customers;
  private final PostgresContracts subscriptions;
  private final DoneOnce once;
  private final RowVersions versions;

  SubscriptionApi(
      PostgresCustomers customers,
      PostgresContracts subscriptions,
      DoneOnce once,
      RowVersions versions) {
    this.customers = customers;
    this.subscriptions = subscriptions;
    this.once = once;
    this.versions = versions;
  }

  /** An access serves one subscription at a time; one that has ended leaves it to the next. */
  @Needs(Permission.KEEP_BILLING)
  @PostMapping("/customers/{customer}/subscriptions")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<SubscriptionView> subscribe(
      Caller caller,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @PathVariable UUID customer,
      @RequestBody NewSubscription wish) {
    var route = "customers/" + customer + "/subscriptions";
    return customers
        .find(caller.tenant(), customer)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .flatMap(known -> once.by(caller, key, route, wish, () -> added(caller, known, wish)))
        .flatMap(id -> found(caller, id));
  }

  /** Accesses that serve nobody: the first few by name. {@code q} is part of it. */
  @Needs(Permission.KEEP_BILLING)
  @GetMapping("/subscriptions/free-accesses")
  Mono<List<FreeAccess>> freeAccesses(
      Caller caller, @RequestParam(required = false) @Nullable String q) {
    return subscriptions.free(caller.tenant(), Search.words(q));
  }

  /** All of it as it is to be. One that has ended stays as it is. */
  @Needs(Permission.KEEP_BILLING)
  @PutMapping("/subscriptions/{contract}")
  Mono<Tagged<SubscriptionView>> changeSubscription(
      Caller caller,
      @PathVariable UUID contract,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody SubscriptionChange wish) {
    return versions
        .change(caller, Kind.SUBSCRIPTION, contract, ifMatch, () -> changed(caller, contract, wish))
        .then(Mono.defer(() -> found(caller, contract)))
        .map(view -> Versions.tagged(view.version(), view));
  }

  private Mono<Void> changed(Caller caller, UUID contract, SubscriptionChange wish) {
    return found(caller, contract)
        .doOnNext(SubscriptionApi::checkChangeable)
        .flatMap(known -> subscriptions.change(caller.tenant(), contract, wish));
  }

  private Mono<UUID> added(Caller caller, CustomerView customer, NewSubscription wish) {
    return subscriptions.add(caller.tenant(), Uuid7.next(), customer.id(), wish);
  }

  private Mono<SubscriptionView> found(Caller caller, UUID subscription) {
    return subscriptions
        .find(caller.tenant(), subscription)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  private static void checkChangeable(SubscriptionView known) {
    if (known.state() == State.ENDED) {
      throw new ApiProblem(ApiError.NOT_POSSIBLE, "The subscription has ended.");
    }
  }
}
