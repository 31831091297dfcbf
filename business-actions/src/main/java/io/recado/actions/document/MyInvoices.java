package io.recado.actions.document;

import io.recado.action.ActionName;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.action.Proof;
import io.recado.actions.invoice.Invoice;
import io.recado.actions.invoice.Invoices;
import io.recado.actions.invoice.SpokenMoney;
import io.recado.conversation.Language;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * A customer's invoices, the latest first, by their numbers: {@link Invoices#MOST_LATEST} at most,
 * paid ones too. Finds nothing with {@code no_invoices}.
 */
public final class MyInvoices implements Lookup {

  public static final ActionName NAME = new ActionName("my_invoices");

  static final String NUMBER = "number";

  private final Invoices invoices;

  public MyInvoices(Invoices invoices) {
    this.invoices = invoices;
  }

  @Override
  public ActionName name() {
    return NAME;
  }

  @Override
  public Proof proof() {
    return Proof.CUSTOMER;
  }

  @Override
  public Set<String> facts() {
    return Set.of(NUMBER);
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    return invoices
        .latest(request.tenant(), request.provenCustomer())
        .map(invoice -> item(invoice, request.language()))
        .collectList()
        .map(items -> LookupOutcome.of(items, "no_invoices"));
  }

  private static FoundItem item(Invoice invoice, Language language) {
    var day =
        DateTimeFormatter.ofPattern(
                language == Language.GERMAN ? "d. MMMM uuuu" : "d MMMM uuuu", language.locale())
            .format(invoice.issuedOn());
    var number = invoice.number();
    return new FoundItem(
        number,
        number.substring(Math.max(0, number.length() - FoundItem.MOST_TITLE)),
        day + ", " + SpokenMoney.of(invoice.total(), language),
        Map.of(NUMBER, number),
        null);
  }
}
