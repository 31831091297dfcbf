package io.recado.actions.document;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.Proof;
import io.recado.action.Receipt;
import io.recado.actions.document.InvoiceLinks.Link;
import io.recado.actions.invoice.Invoices;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Gives a customer a link to an invoice of theirs, as a PDF document.
 *
 * <p>The input {@code invoice} is the invoice's number. Rejects with {@code unknown_invoice}. The
 * fact {@code hours} is for how many hours the link is good.
 */
public final class SendInvoice implements BusinessAction {

  public static final ActionName NAME = new ActionName("send_invoice");

  static final String INVOICE = "invoice";
  static final String NUMBER = "number";
  static final String LINK = "link";
  static final String HOURS = "hours";

  private final Invoices invoices;
  private final InvoiceLinks links;
  private final URI here;

  /**
   * @param here how the outside reaches the product
   */
  public SendInvoice(Invoices invoices, InvoiceLinks links, URI here) {
    this.invoices = invoices;
    this.links = links;
    this.here = here;
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
  public Set<String> receiptFacts() {
    return Set.of(NUMBER, LINK, HOURS);
  }

  @Override
  public Mono<ActionOutcome> perform(ActionRequest request) {
    return invoices
        .find(request.tenant(), request.provenCustomer(), request.textOrEmpty(INVOICE))
        .flatMap(
            invoice ->
                links.make(request.tenant(), invoice.id(), request.language(), request.key()))
        .map(this::done)
        .defaultIfEmpty(new ActionOutcome.Rejected("unknown_invoice"));
  }

  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return links.ofRequest(request.tenant(), request.key()).map(this::done);
  }

  private ActionOutcome done(Link link) {
    var address = here.resolve(InvoiceLinks.PATH + link.token().value() + ".pdf");
    return new ActionOutcome.Done(
        new Receipt(
            link.number(),
            link.madeAt(),
            Map.of(
                NUMBER,
                link.number(),
                LINK,
                address.toString(),
                HOURS,
                String.valueOf(InvoiceLinks.LIFE.toHours()))));
  }
}
