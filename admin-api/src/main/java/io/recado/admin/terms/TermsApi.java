package io.recado.admin.terms;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.edition.Editions;
import io.recado.admin.edition.Subject;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whose name stands on invoices, and what customers may promise. */
@RestController
@RequestMapping("/api/v1/billing")
class TermsApi {

  private final PostgresTerms terms;
  private final Editions editions;

  TermsApi(PostgresTerms terms, Editions editions) {
    this.terms = terms;
    this.editions = editions;
  }

  /** The tenant's own name where it has said nothing else. */
  @Needs(Permission.CONNECT)
  @GetMapping("/issuer")
  Mono<Tagged<IssuerView>> issuer(Caller caller) {
    return editions
        .read(caller.tenant(), Subject.ISSUER, () -> terms.issuer(caller.tenant()), IssuerView::of)
        .map(view -> Versions.tagged(view.version(), view));
  }

  /** Stands on every invoice that is opened from now on, earlier ones too. */
  @Needs(Permission.CONNECT)
  @PutMapping("/issuer")
  Mono<Tagged<IssuerView>> setIssuer(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody Issuer issuer) {
    var checked = issuer.checked();
    return editions
        .change(caller, Subject.ISSUER, ifMatch, () -> terms.set(caller.tenant(), checked))
        .then(Mono.defer(() -> issuer(caller)));
  }

  /** What may be promised. */
  @Needs(Permission.CONNECT)
  @GetMapping("/promises")
  Mono<Tagged<PromiseTermsView>> promiseTerms(Caller caller) {
    return editions
        .read(
            caller.tenant(),
            Subject.PROMISES,
            () -> terms.promises(caller.tenant()),
            PromiseTermsView::of)
        .map(view -> Versions.tagged(view.version(), view));
  }

  /** Holds for the next promise; those that were made stand. */
  @Needs(Permission.CONNECT)
  @PutMapping("/promises")
  Mono<Tagged<PromiseTermsView>> setPromiseTerms(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody PromiseTerms promises) {
    return editions
        .change(caller, Subject.PROMISES, ifMatch, () -> terms.set(caller.tenant(), promises))
        .then(Mono.defer(() -> promiseTerms(caller)));
  }
}
