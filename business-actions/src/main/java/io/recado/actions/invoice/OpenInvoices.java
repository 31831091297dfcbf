package io.recado.actions.invoice;

import io.recado.action.ActionName;
import io.recado.action.CustomerId;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupOutcome.Found;
import io.recado.action.LookupRequest;
import io.recado.action.Proof;
import io.recado.conversation.Language;
import io.recado.tenant.Tenant;
import io.recado.tenant.Tenants;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * What a customer owes: their open invoices, longest due first, by their numbers.
 *
 * <p>Finds nothing with {@code nothing_owed}. The fact {@code balance} is the same for all of them:
 * the sum and each invoice with its lines, as a message; {@code due} is when an invoice is or was
 * due, in words.
 */
public final class OpenInvoices implements Lookup {

  public static final ActionName NAME = new ActionName("open_invoices");

  static final String BALANCE = "balance";
  static final String NUMBER = "number";
  static final String AMOUNT = "amount";
  static final String DUE = "due";

  private final Invoices invoices;
  private final Tenants tenants;
  private final Clock clock;

  public OpenInvoices(Invoices invoices, Tenants tenants, Clock clock) {
    this.invoices = invoices;
    this.tenants = tenants;
    this.clock = clock;
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
    return Set.of(BALANCE, NUMBER, AMOUNT, DUE);
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    return balance(request, request.provenCustomer())
        .map(balance -> outcome(balance, request.language()));
  }

  private Mono<Balance> balance(LookupRequest request, CustomerId customer) {
    return Mono.zip(
        tenant(request),
        invoices.open(request.tenant(), customer).collectList(),
        (tenant, open) ->
            new Balance(open, clock.instant().atZone(tenant.timeZone()).toLocalDate()));
  }

  private Mono<Tenant> tenant(LookupRequest request) {
    return tenants
        .find(request.tenant())
        .switchIfEmpty(
            Mono.error(() -> new IllegalStateException("no such tenant: " + request.tenant())));
  }

  private static LookupOutcome outcome(Balance balance, Language language) {
    if (balance.invoices().isEmpty()) {
      return new LookupOutcome.None("nothing_owed");
    }
    var words = SpokenBalance.of(balance, language);
    Stream<FoundItem> items =
        balance.invoices().stream()
            .limit(Found.MOST_ITEMS)
            .map(invoice -> item(invoice, balance, words, language));
    return new Found(items.toList());
  }

  private static FoundItem item(Invoice invoice, Balance balance, String words, Language language) {
    var amount = SpokenMoney.of(invoice.owed(), language);
    var due = SpokenBalance.due(invoice, balance.today(), language);
    var facts = Map.of(BALANCE, words, NUMBER, invoice.number(), AMOUNT, amount, DUE, due);
    return new FoundItem(
        invoice.number(),
        shortened(invoice.number(), FoundItem.MOST_TITLE),
        shortened(amount + ", " + due, FoundItem.MOST_DESCRIPTION),
        facts,
        null);
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(text.length() - most);
  }
}
