package io.recado.actions.promise;

import io.recado.action.ActionName;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.action.Proof;
import io.recado.actions.promise.Promising.Terms;
import io.recado.conversation.Language;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Until when a customer may promise to pay the {@code invoice} of this number: the fact {@code
 * latest}. Nothing is {@code unknown_invoice}, {@code nothing_owed}, {@code not_overdue}, {@code
 * no_promises} or {@code too_often}.
 */
public final class PromiseTerms implements Lookup {

  private static final String INVOICE = "invoice";
  private static final String LATEST = "latest";

  private final Promising promising;

  PromiseTerms(Promising promising) {
    this.promising = promising;
  }

  @Override
  public ActionName name() {
    return new ActionName("promise_terms");
  }

  @Override
  public Proof proof() {
    return Proof.CUSTOMER;
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of(INVOICE);
  }

  @Override
  public Set<String> facts() {
    return Set.of(LATEST);
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    return promising
        .terms(request.tenant(), request.provenCustomer(), request.text(INVOICE))
        .map(terms -> outcome(terms, request.language()));
  }

  private static LookupOutcome outcome(Terms terms, Language language) {
    return switch (terms) {
      case Terms.Refused(var reason) -> new LookupOutcome.None(reason);
      case Terms.Allowed allowed -> {
        var latest = PromiseWords.day(allowed.latest(), language);
        yield new LookupOutcome.Found(
            List.of(new FoundItem("terms", "–", null, Map.of(LATEST, latest), null)));
      }
    };
  }
}
