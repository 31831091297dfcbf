package io.recado.actions.invoice;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.CustomerId;
import io.recado.actions.invoice.Invoice.Line;
import io.recado.actions.invoice.Invoice.State;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresInvoices implements Invoices {

  private static final String OPEN =
      """
      select i.*, outstanding(i.tenant_id, i.invoice_id) as owed_minor from invoice i
      where i.tenant_id = $1 and i.customer_id = $2 and i.state = 'open'
      order by i.due_on, i.number
      """;

  private static final String LATEST =
      """
      select i.*, outstanding(i.tenant_id, i.invoice_id) as owed_minor from invoice i
      where i.tenant_id = $1 and i.customer_id = $2 and i.state <> 'cancelled'
      order by i.issued_on desc, i.number desc limit $3
      """;

  private static final String BY_NUMBER =
      """
      select i.*, outstanding(i.tenant_id, i.invoice_id) as owed_minor from invoice i
      where i.tenant_id = $1 and i.customer_id = $2 and i.number = $3
      """;

  private static final String LINES =
      """
      select l.description, l.quantity, l.net_minor + l.tax_minor as amount_minor, i.currency
      from invoice_line l join invoice i on i.tenant_id = l.tenant_id and i.invoice_id = l.invoice_id
      where l.tenant_id = $1 and l.invoice_id = $2
      order by l.position
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresInvoices(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Flux<Invoice> open(TenantId tenant, CustomerId customer) {
    return scope
        .inTenant(tenant, () -> openWithLines(tenant, customer))
        .flatMapIterable(invoices -> invoices);
  }

  @Override
  public Flux<Invoice> latest(TenantId tenant, CustomerId customer) {
    return scope
        .inTenant(
            tenant,
            () ->
                client
                    .sql(LATEST)
                    .bind(0, tenant.value())
                    .bind(1, customer.value())
                    .bind(2, MOST_LATEST)
                    .map(PostgresInvoices::invoice)
                    .all()
                    .collectList())
        .flatMapIterable(invoices -> invoices);
  }

  @Override
  public Flux<Invoice> lastTwo(TenantId tenant, CustomerId customer) {
    return scope
        .inTenant(
            tenant,
            () ->
                client
                    .sql(LATEST)
                    .bind(0, tenant.value())
                    .bind(1, customer.value())
                    .bind(2, 2)
                    .map(PostgresInvoices::invoice)
                    .all()
                    .concatMap(invoice -> lines(tenant, invoice.id()).map(invoice::with))
                    .collectList())
        .flatMapIterable(invoices -> invoices);
  }

  @Override
  public Mono<Invoice> find(TenantId tenant, CustomerId customer, String number) {
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(BY_NUMBER)
                .bind(0, tenant.value())
                .bind(1, customer.value())
                .bind(2, number)
                .map(PostgresInvoices::invoice)
                .one());
  }

  private Mono<List<Invoice>> openWithLines(TenantId tenant, CustomerId customer) {
    return client
        .sql(OPEN)
        .bind(0, tenant.value())
        .bind(1, customer.value())
        .map(PostgresInvoices::invoice)
        .all()
        .concatMap(invoice -> lines(tenant, invoice.id()).map(invoice::with))
        .collectList();
  }

  private Mono<List<Line>> lines(TenantId tenant, InvoiceId invoice) {
    return client
        .sql(LINES)
        .bind(0, tenant.value())
        .bind(1, invoice.value())
        .map(PostgresInvoices::line)
        .all()
        .collectList();
  }

  private static Invoice invoice(Readable row) {
    return new Invoice(
        new InvoiceId(required(row, "invoice_id", UUID.class)),
        required(row, "number", String.class),
        new CustomerId(required(row, "customer_id", UUID.class)),
        required(row, "issued_on", LocalDate.class),
        required(row, "due_on", LocalDate.class),
        money(row, "total_minor"),
        money(row, "tax_minor"),
        money(row, "owed_minor"),
        State.valueOf(required(row, "state", String.class).toUpperCase(Locale.ROOT)),
        List.of());
  }

  private static Line line(Readable row) {
    return new Line(
        required(row, "description", String.class),
        required(row, "quantity", Integer.class),
        money(row, "amount_minor"));
  }

  private static Money money(Readable row, String column) {
    return Money.of(required(row, column, Long.class), required(row, "currency", String.class));
  }
}
