package io.recado.actions.invoice;

import io.recado.action.ActionName;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.action.Proof;
import io.recado.conversation.Language;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Why the latest invoice is as much as it is: in what it differs from the one before. Nothing is
 * {@code no_invoices}, {@code first_invoice}, or {@code other_currency}.
 */
public final class BillChange implements Lookup {

  private static final String CHANGE = "change";

  private final Invoices invoices;

  public BillChange(Invoices invoices) {
    this.invoices = invoices;
  }

  @Override
  public ActionName name() {
    return new ActionName("bill_change");
  }

  @Override
  public Proof proof() {
    return Proof.CUSTOMER;
  }

  @Override
  public Set<String> facts() {
    return Set.of(CHANGE);
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    return invoices
        .lastTwo(request.tenant(), request.provenCustomer())
        .collectList()
        .map(latest -> outcome(latest, request.language()));
  }

  private static LookupOutcome outcome(List<Invoice> latest, Language language) {
    if (latest.size() < 2) {
      return new LookupOutcome.None(latest.isEmpty() ? "no_invoices" : "first_invoice");
    }
    var now = latest.getFirst();
    var before = latest.getLast();
    if (!now.total().currency().equals(before.total().currency())) {
      return new LookupOutcome.None("other_currency");
    }
    var words = SpokenChange.of(before, now, language);
    return new LookupOutcome.Found(
        List.of(new FoundItem(now.number(), "–", null, Map.of(CHANGE, words), null)));
  }
}
