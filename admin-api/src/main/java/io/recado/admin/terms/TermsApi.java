package io.recado.admin.terms;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whose name stands on invoices, and what customers may promise. */
@RestController
@RequestMapping("/api/v1/billing")
class TermsApi {

  private final PostgresTerms terms;

  TermsApi(PostgresTerms terms) {
    this.terms = terms;
  }

  /** The tenant's own name where it has said nothing else. */
  @Needs(Permission.CONNECT)
  @GetMapping("/issuer")
  Mono<Issuer> issuer(Caller caller) {
    return terms.issuer(caller.tenant());
  }

  /** Stands on every invoice that is opened from now on, earlier ones too. */
  @Needs(Permission.CONNECT)
  @PutMapping("/issuer")
  Mono<Issuer> setIssuer(Caller caller, @RequestBody Issuer issuer) {
    return Mono.fromCallable(issuer::checked).delayUntil(checked -> terms.set(caller, checked));
  }

  /** What may be promised. */
  @Needs(Permission.CONNECT)
  @GetMapping("/promises")
  Mono<PromiseTerms> promiseTerms(Caller caller) {
    return terms.promises(caller.tenant());
  }

  /** Holds for the next promise; those that were made stand. */
  @Needs(Permission.CONNECT)
  @PutMapping("/promises")
  Mono<PromiseTerms> setPromiseTerms(Caller caller, @RequestBody PromiseTerms promises) {
    return terms.set(caller, promises).thenReturn(promises);
  }
}
