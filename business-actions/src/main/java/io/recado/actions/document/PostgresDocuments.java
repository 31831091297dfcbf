package io.recado.actions.document;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.document.InvoiceDocument.Issuer;
import io.recado.actions.document.InvoiceDocument.Line;
import io.recado.actions.document.InvoiceDocument.Recipient;
import io.recado.actions.document.InvoiceDocument.Totals;
import io.recado.actions.invoice.InvoiceId;
import io.recado.actions.invoice.Money;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What stands on invoices' documents. In the caller's transaction, which has named the tenant. */
@Repository
class PostgresDocuments {

  private static final String INVOICE =
      """
      select i.*, outstanding(i.tenant_id, i.invoice_id) as owed_minor,
        c.name as customer_name, c.number as customer_number,
        coalesce(s.name, t.name) as issuer_name, s.tax_number, s.address, s.contact
      from invoice i
      join customer c on c.tenant_id = i.tenant_id and c.customer_id = i.customer_id
      join tenant t on t.tenant_id = i.tenant_id
      left join invoice_issuer s on s.tenant_id = i.tenant_id
      where i.tenant_id = $1 and i.invoice_id = $2
      """;

  private static final String LINES =
      """
      select l.description, l.quantity, l.tax_basis_points, l.net_minor, l.tax_minor, i.currency
      from invoice_line l join invoice i on i.tenant_id = l.tenant_id and i.invoice_id = l.invoice_id
      where l.tenant_id = $1 and l.invoice_id = $2
      order by l.position
      """;

  private final DatabaseClient client;

  PostgresDocuments(DatabaseClient client) {
    this.client = client;
  }

  Mono<InvoiceDocument> of(TenantId tenant, InvoiceId invoice, Language language) {
    return of(LINES, tenant, invoice)
        .map(PostgresDocuments::line)
        .all()
        .collectList()
        .flatMap(
            lines -> of(INVOICE, tenant, invoice).map(row -> document(row, lines, language)).one());
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, InvoiceId invoice) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, invoice.value());
  }

  private static InvoiceDocument document(Readable row, List<Line> lines, Language language) {
    return new InvoiceDocument(
        new Issuer(
            required(row, "issuer_name", String.class),
            row.get("tax_number", String.class),
            row.get("address", String.class),
            row.get("contact", String.class)),
        new Recipient(
            required(row, "customer_name", String.class),
            required(row, "customer_number", String.class)),
        required(row, "number", String.class),
        required(row, "issued_on", LocalDate.class),
        required(row, "due_on", LocalDate.class),
        required(row, "state", String.class),
        lines,
        new Totals(money(row, "net_minor"), money(row, "tax_minor"), money(row, "total_minor")),
        money(row, "owed_minor"),
        language);
  }

  private static Line line(Readable row) {
    return new Line(
        required(row, "description", String.class),
        required(row, "quantity", Integer.class),
        required(row, "tax_basis_points", Integer.class),
        money(row, "net_minor"),
        money(row, "tax_minor"));
  }

  private static Money money(Readable row, String column) {
    return Money.of(required(row, column, Long.class), required(row, "currency", String.class));
  }
}
