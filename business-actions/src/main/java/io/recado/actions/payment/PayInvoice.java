package io.recado.actions.payment;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.CustomerId;
import io.recado.action.Proof;
import io.recado.action.Receipt;
import io.recado.actions.invoice.Invoice;
import io.recado.actions.invoice.Invoices;
import io.recado.actions.invoice.SpokenMoney;
import io.recado.tenant.Tenants;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Gives a customer the address of a page where they can pay an invoice of theirs. That is what its
 * receipt says, and not that anything is paid: that the provider says, later.
 *
 * <p>The input {@code invoice} is the invoice's number; amount and currency are the invoice's own.
 * Rejects with {@code unknown_invoice}, {@code nothing_owed}, {@code payments_not_set_up}, {@code
 * payment_under_way} when money is on its way, or {@code payment_refused} when the provider makes
 * no page.
 */
public final class PayInvoice implements BusinessAction {

  public static final ActionName NAME = new ActionName("pay_invoice");

  static final String INVOICE = "invoice";

  static final String NUMBER = "number";
  static final String AMOUNT = "amount";
  static final String LINK = "link";
  static final String UNTIL = "until";

  private final Invoices invoices;
  private final PaymentAccounts accounts;
  private final Attempting attempting;
  private final Tenants tenants;
  private final Clock clock;

  public PayInvoice(
      Invoices invoices,
      PaymentAccounts accounts,
      Attempting attempting,
      Tenants tenants,
      Clock clock) {
    this.invoices = invoices;
    this.accounts = accounts;
    this.attempting = attempting;
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
  public boolean needsConfirmation() {
    return true;
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of(INVOICE);
  }

  @Override
  public Set<String> receiptFacts() {
    return Set.of(NUMBER, AMOUNT, LINK, UNTIL);
  }

  @Override
  public Mono<ActionOutcome> perform(ActionRequest request) {
    return pay(request, request.provenCustomer());
  }

  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return attempting
        .given(request.tenant(), request.key())
        .flatMap(outcome -> outcome(request, outcome));
  }

  private Mono<ActionOutcome> pay(ActionRequest request, CustomerId customer) {
    return invoices
        .find(request.tenant(), customer, request.textOrEmpty(INVOICE))
        .flatMap(invoice -> pay(request, invoice))
        .defaultIfEmpty(new ActionOutcome.Rejected("unknown_invoice"));
  }

  private Mono<ActionOutcome> pay(ActionRequest request, Invoice invoice) {
    return accounts
        .preferred(request.tenant())
        .flatMap(account -> attempting.page(order(request, invoice, account)))
        .flatMap(outcome -> outcome(request, outcome))
        .defaultIfEmpty(new ActionOutcome.Rejected("payments_not_set_up"));
  }

  private Mono<ActionOutcome> outcome(ActionRequest request, Attempting.Outcome outcome) {
    return switch (outcome) {
      case Attempting.Outcome.Given(var attempt, var page) -> done(request, attempt, page);
      case Attempting.Outcome.Declined(var reason) -> Mono.just(new ActionOutcome.Rejected(reason));
      case Attempting.Outcome.ProviderFailed() -> Mono.just(new ActionOutcome.Unavailable(null));
    };
  }

  private PaymentOrder order(ActionRequest request, Invoice invoice, PaymentAccount account) {
    return new PaymentOrder(
        request.tenant(),
        request.key(),
        invoice.id(),
        account.id(),
        request.conversation(),
        request.language(),
        clock.instant());
  }

  /** Worded from what is stored, so that a repeated request gets the same receipt. */
  private Mono<ActionOutcome> done(ActionRequest request, Attempt attempt, Attempt.Page page) {
    return tenants
        .find(attempt.tenant())
        .map(
            tenant -> {
              var language = request.language();
              var facts =
                  Map.of(
                      NUMBER,
                      attempt.invoiceNumber(),
                      AMOUNT,
                      SpokenMoney.of(attempt.amount(), language),
                      LINK,
                      page.url(),
                      UNTIL,
                      PaymentWords.until(attempt.expiresAt(), tenant.timeZone(), language));
              return new ActionOutcome.Done(
                  new Receipt(attempt.invoiceNumber(), attempt.requestedAt(), facts));
            });
  }
}
