package io.recado.admin.customer;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.edition.Kind;
import io.recado.admin.edition.RowVersions;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.DoneOnce;
import io.recado.admin.web.Page;
import io.recado.admin.web.RequestKeys;
import io.recado.admin.web.Search;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import io.recado.conversation.Uuid7;
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

/**
 * The tenant's customers. Owners keep them, as their telephone numbers and addresses are what
 * proves to the bot who somebody is.
 */
@RestController
@RequestMapping("/api/v1/customers")
class CustomerApi {

  private final PostgresCustomers customers;
  private final PostgresContracts subscriptions;
  private final PostgresLogins logins;
  private final DoneOnce once;
  private final RowVersions versions;

  CustomerApi(
      PostgresCustomers customers,
      PostgresContracts subscriptions,
      PostgresLogins logins,
      DoneOnce once,
      RowVersions versions) {
    this.customers = customers;
    this.subscriptions = subscriptions;
    this.logins = logins;
    this.once = once;
    this.versions = versions;
  }

  /** The newest first. {@code q} is part of a number, name, telephone number or address. */
  @Needs(Permission.KEEP_BILLING)
  @GetMapping
  Mono<Page<CustomerView>> customers(
      Caller caller,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var size = Page.size(limit);
    return customers
        .list(caller.tenant(), Search.words(q), Cursor.parse(cursor), size)
        .map(found -> Page.of(found, size, last -> new Cursor(last.createdAt(), last.id())));
  }

  /**
   * One, with what they subscribed to and sign in with. Their invoices are listed with all others.
   */
  @Needs(Permission.KEEP_BILLING)
  @GetMapping("/{customer}")
  Mono<CustomerCard> customer(Caller caller, @PathVariable UUID customer) {
    return found(caller, customer).flatMap(known -> card(caller, known));
  }

  /** Somebody new; a number leads to one customer. */
  @Needs(Permission.KEEP_BILLING)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<CustomerView> addCustomer(
      Caller caller,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @RequestBody CustomerDraft draft) {
    return once.by(
            caller,
            key,
            "customers",
            draft,
            () -> customers.add(caller.tenant(), Uuid7.next(), draft))
        .flatMap(id -> found(caller, id));
  }

  /**
   * All of it as it is to be. With another address, codes that are on their way and what was proven
   * by the former end.
   */
  @Needs(Permission.KEEP_BILLING)
  @PutMapping("/{customer}")
  Mono<Tagged<CustomerView>> changeCustomer(
      Caller caller,
      @PathVariable UUID customer,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody CustomerDraft draft) {
    return versions
        .change(
            caller,
            Kind.CUSTOMER,
            customer,
            ifMatch,
            () -> customers.change(caller.tenant(), customer, draft))
        .flatMap(changed -> found(caller, changed))
        .map(view -> Versions.tagged(view.version(), view));
  }

  private Mono<CustomerView> found(Caller caller, UUID customer) {
    return customers
        .find(caller.tenant(), customer)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  private Mono<CustomerCard> card(Caller caller, CustomerView customer) {
    return Mono.zip(
            customers.shared(caller.tenant(), customer.id()),
            subscriptions.of(caller.tenant(), customer.id()),
            logins.of(caller.tenant(), customer.id()))
        .map(
            parts ->
                new CustomerCard(
                    customer,
                    parts.getT1().phone(),
                    parts.getT1().email(),
                    parts.getT2(),
                    parts.getT3()));
  }
}
