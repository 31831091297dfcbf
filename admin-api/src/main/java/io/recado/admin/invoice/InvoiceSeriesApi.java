package io.recado.admin.invoice;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.audit.SignedChanges;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the next invoice is called. */
@RestController
@RequestMapping("/api/v1/invoice-series")
class InvoiceSeriesApi {

  private final PostgresInvoiceSeries series;
  private final SignedChanges changes;

  InvoiceSeriesApi(PostgresInvoiceSeries series, SignedChanges changes) {
    this.series = series;
    this.changes = changes;
  }

  @Needs(Permission.KEEP_BILLING)
  @GetMapping
  Mono<InvoiceSeries> invoiceSeries(Caller caller) {
    return series.of(caller.tenant());
  }

  /** For who goes on from another system, or begins a year anew. */
  @Needs(Permission.KEEP_BILLING)
  @PutMapping
  Mono<InvoiceSeries> changeInvoiceSeries(Caller caller, @RequestBody InvoiceSeries wish) {
    return caller.signs(changes, () -> series.set(caller.tenant(), wish));
  }
}
