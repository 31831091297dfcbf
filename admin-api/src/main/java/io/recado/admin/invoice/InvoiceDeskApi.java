package io.recado.admin.invoice;

import io.recado.actions.invoice.InvoiceDesk;
import io.recado.actions.invoice.InvoiceDesk.Outcome;
import io.recado.actions.invoice.InvoiceId;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.DoneOnce;
import io.recado.admin.web.RequestKeys;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * What owners do with invoices: issue and cancel them, and enter what was paid past Recado. The
 * amounts of what is issued stay; nothing is deleted.
 */
@RestController
@RequestMapping("/api/v1/invoices")
class InvoiceDeskApi {

  private final InvoiceDesk desk;
  private final TenantDays days;
  private final DoneOnce once;
  private final InvoiceApi invoices;

  InvoiceDeskApi(InvoiceDesk desk, TenantDays days, DoneOnce once, InvoiceApi invoices) {
    this.desk = desk;
    this.days = days;
    this.once = once;
    this.invoices = invoices;
  }

  /** Issues one as of today, under the next number; the customer owes it from then on. */
  @Needs(Permission.KEEP_BILLING)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<InvoiceFileView> issueInvoice(
      Caller caller,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @RequestBody NewBill wish) {
    return once.by(
            caller,
            key,
            "invoices",
            wish,
            () ->
                days.today(caller.tenant())
                    .doOnNext(today -> check(wish, today))
                    .flatMap(today -> issued(caller, wish)))
        .flatMap(id -> invoices.invoice(caller, id));
  }

  /** Takes one back of which nothing was paid, by an entry that undoes the first. */
  @Needs(Permission.KEEP_BILLING)
  @PostMapping("/{invoice}/cancellation")
  Mono<InvoiceFileView> cancelInvoice(
      Caller caller,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @PathVariable UUID invoice) {
    var route = "invoices/" + invoice + "/cancellation";
    return once.by(
            caller,
            key,
            route,
            "",
            () ->
                desk.cancel(caller.tenant(), new InvoiceId(invoice))
                    .map(InvoiceDeskApi::possible)
                    .thenReturn(invoice))
        .flatMap(id -> invoices.invoice(caller, id));
  }

  /** Books what came in cash, to the bank account, or otherwise; nothing owed any more is paid. */
  @Needs(Permission.KEEP_BILLING)
  @PostMapping("/{invoice}/payments")
  Mono<InvoiceFileView> receivePayment(
      Caller caller,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @PathVariable UUID invoice,
      @RequestBody NewPayment payment) {
    var route = "invoices/" + invoice + "/payments";
    return once.by(
            caller,
            key,
            route,
            payment,
            () ->
                days.today(caller.tenant())
                    .flatMap(
                        today ->
                            desk.receive(
                                caller.tenant(), new InvoiceId(invoice), payment.received(today)))
                    .map(InvoiceDeskApi::possible)
                    .thenReturn(invoice))
        .flatMap(id -> invoices.invoice(caller, id));
  }

  private Mono<UUID> issued(Caller caller, NewBill wish) {
    return desk.issue(caller.tenant(), wish.bill())
        .map(InvoiceId::value)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.CUSTOMER_UNKNOWN)));
  }

  private static void check(NewBill wish, LocalDate today) {
    if (wish.dueOn().isBefore(today)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "An invoice is due today or later.");
    }
  }

  private static Outcome possible(Outcome outcome) {
    return switch (outcome) {
      case DONE -> outcome;
      case UNKNOWN -> throw new ApiProblem(ApiError.NOT_FOUND);
      case CLOSED ->
          throw new ApiProblem(ApiError.NOT_POSSIBLE, "The invoice is paid or cancelled.");
      case PARTLY_PAID ->
          throw new ApiProblem(ApiError.NOT_POSSIBLE, "Something was paid of the invoice.");
      case TOO_MUCH ->
          throw new ApiProblem(ApiError.NOT_POSSIBLE, "That is more than is owed of the invoice.");
      case OTHER_CURRENCY ->
          throw new ApiProblem(ApiError.BODY_UNREADABLE, "The invoice is in another currency.");
    };
  }
}
