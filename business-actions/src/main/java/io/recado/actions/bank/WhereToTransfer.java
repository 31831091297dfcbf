package io.recado.actions.bank;

import io.recado.action.ActionName;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.action.Proof;
import io.recado.actions.invoice.Invoice;
import io.recado.actions.invoice.Invoices;
import io.recado.conversation.Language;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Where to transfer what is owed of an invoice: the fact {@code accounts} is the tenant's accounts
 * in its currency, three at most, as lines of a message. The input {@code invoice} is its number.
 *
 * <p>Finds nothing with {@code no_account} where there is none in that currency, and {@code
 * unknown_invoice} where the customer has no such invoice.
 */
public final class WhereToTransfer implements Lookup {

  public static final ActionName NAME = new ActionName("bank_accounts");

  static final String INVOICE = "invoice";
  static final String ACCOUNTS = "accounts";

  private static final int MOST_TOLD = 3;

  private final Invoices invoices;
  private final BankAccounts accounts;

  public WhereToTransfer(Invoices invoices, BankAccounts accounts) {
    this.invoices = invoices;
    this.accounts = accounts;
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
  public Set<String> requiredInputs() {
    return Set.of(INVOICE);
  }

  @Override
  public Set<String> facts() {
    return Set.of(ACCOUNTS);
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    var number = Optional.ofNullable(request.text(INVOICE)).orElse("");
    return invoices
        .find(request.tenant(), request.provenCustomer(), number)
        .flatMap(invoice -> accounts.in(request.tenant(), currency(invoice)))
        .map(found -> outcome(found, request.language()))
        .defaultIfEmpty(new LookupOutcome.None("unknown_invoice"));
  }

  private static Currency currency(Invoice invoice) {
    return invoice.owed().currency();
  }

  private static LookupOutcome outcome(List<BankAccount> accounts, Language language) {
    if (accounts.isEmpty()) {
      return new LookupOutcome.None("no_account");
    }
    var told =
        accounts.stream()
            .limit(MOST_TOLD)
            .map(account -> SpokenAccount.of(account, language))
            .collect(Collectors.joining("\n\n"));
    var first = accounts.getFirst().bank();
    return new LookupOutcome.Found(
        List.of(new FoundItem("accounts", shortened(first), null, Map.of(ACCOUNTS, told), null)));
  }

  private static String shortened(String text) {
    return text.length() <= FoundItem.MOST_TITLE ? text : text.substring(0, FoundItem.MOST_TITLE);
  }
}
