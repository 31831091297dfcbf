package io.recado.admin.invoice;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.invoice.ReceivedPayment.Way;
import io.recado.actions.payment.Attempt;
import io.recado.actions.payment.Provider;
import io.recado.admin.access.Caller;
import io.recado.admin.invoice.InvoiceFileView.InvoiceBooking;
import io.recado.admin.invoice.InvoiceFileView.InvoiceLine;
import io.recado.admin.invoice.InvoiceFileView.PaymentReceived;
import io.recado.admin.invoice.InvoiceFileView.PaymentTry;
import io.recado.admin.invoice.InvoiceFileView.Reason;
import io.recado.admin.web.Amount;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What an invoice is for, what was booked of it, and how its payment was tried. */
@Repository
class PostgresInvoiceFile {

  private static final String LINES =
      """
      select l.description, l.quantity, l.net_minor, l.tax_minor, l.tax_basis_points, i.currency
      from invoice_line l
      join invoice i on i.tenant_id = l.tenant_id and i.invoice_id = l.invoice_id
      where l.tenant_id = $1 and l.invoice_id = $2 order by l.position
      """;

  private static final String BOOKINGS =
      """
      select e.at, e.reason, e.currency, coalesce(p.amount_minor, 0) as amount_minor
      from book_entry e
      left join book_posting p on p.tenant_id = e.tenant_id and p.entry_id = e.entry_id and p.account = 'receivable'
      where e.tenant_id = $1 and e.invoice_id = $2 order by e.at, e.entry_id
      """;

  private static final String RECEIVED =
      """
      select way, amount_minor, currency, received_on, reference from received_payment
      where tenant_id = $1 and invoice_id = $2 order by entered_at, payment_id
      """;

  private static final String ATTEMPTS =
      """
      select t.attempt_id, t.state, t.amount_minor, t.currency, t.conversation_id, t.requested_at, t.expires_at, a.provider
      from payment_attempt t
      join payment_account a on a.tenant_id = t.tenant_id and a.account_id = t.account_id
      where t.tenant_id = $1 and t.invoice_id = $2 order by t.requested_at, t.attempt_id
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresInvoiceFile(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  Mono<InvoiceFileView> of(Caller caller, InvoiceView invoice) {
    return Mono.zip(
            all(caller, invoice, LINES, PostgresInvoiceFile::line),
            all(caller, invoice, BOOKINGS, PostgresInvoiceFile::booking),
            all(caller, invoice, RECEIVED, PostgresInvoiceFile::received),
            all(caller, invoice, ATTEMPTS, PostgresInvoiceFile::attempt))
        .map(
            read ->
                new InvoiceFileView(
                    invoice, read.getT1(), read.getT2(), read.getT3(), read.getT4()));
  }

  private <T> Mono<List<T>> all(
      Caller caller, InvoiceView invoice, String sql, Function<Readable, T> mapper) {
    var rows = client.sql(sql).bind(0, caller.tenant().value()).bind(1, invoice.id()).map(mapper);
    return scope.inTenant(caller.tenant(), () -> rows.all().collectList());
  }

  private static InvoiceLine line(Readable row) {
    return new InvoiceLine(
        required(row, "description", String.class),
        required(row, "quantity", Integer.class),
        amount(row, "net_minor"),
        amount(row, "tax_minor"),
        required(row, "tax_basis_points", Integer.class));
  }

  private static InvoiceBooking booking(Readable row) {
    return new InvoiceBooking(
        required(row, "at", Instant.class),
        Reason.valueOf(upper(row, "reason")),
        amount(row, "amount_minor"));
  }

  private static PaymentReceived received(Readable row) {
    return new PaymentReceived(
        amount(row, "amount_minor"),
        Way.valueOf(upper(row, "way")),
        required(row, "received_on", LocalDate.class),
        row.get("reference", String.class));
  }

  private static PaymentTry attempt(Readable row) {
    return new PaymentTry(
        required(row, "attempt_id", UUID.class),
        Provider.valueOf(upper(row, "provider")),
        Attempt.State.valueOf(upper(row, "state")),
        amount(row, "amount_minor"),
        required(row, "conversation_id", UUID.class),
        required(row, "requested_at", Instant.class),
        required(row, "expires_at", Instant.class));
  }

  private static Amount amount(Readable row, String column) {
    return new Amount(required(row, column, Long.class), required(row, "currency", String.class));
  }

  private static String upper(Readable row, String column) {
    return required(row, column, String.class).toUpperCase(Locale.ROOT);
  }
}
