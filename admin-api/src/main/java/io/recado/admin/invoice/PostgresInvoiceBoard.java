package io.recado.admin.invoice;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.access.Caller;
import io.recado.admin.invoice.InvoiceView.State;
import io.recado.admin.web.Amount;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Invoices as lists show them; the books are asked for what is owed of each. */
@Repository
class PostgresInvoiceBoard {

  private static final String BOARD =
      """
      select found.*, outstanding(found.tenant_id, found.invoice_id) as owed from (
        select i.*, cu.number as customer_number, cu.name as customer_name,
               case when i.state = 'open' and i.due_on < today.day then 'OVERDUE' else upper(i.state) end as standing
        from invoice i
        join customer cu on cu.tenant_id = i.tenant_id and cu.customer_id = i.customer_id
        cross join (
          select (now() at time zone time_zone)::date as day from tenant where tenant_id = $1) today
        where i.tenant_id = $1
      """;

  /** What is looked for is found by its number's beginning, or anywhere in the customer's. */
  private static final String LIST =
      BOARD
          + """
            and ($2::text[] is null
                 or case when i.state = 'open' and i.due_on < today.day then 'OVERDUE' else upper(i.state) end = any($2))
            and ($3::uuid is null or i.customer_id = $3)
            and ($4::text is null or starts_with(folded(i.number), folded($4))
                 or position(folded($4) in folded(concat_ws(' ', cu.name, cu.number))) > 0)
            and ($5::date is null or (i.due_on, i.invoice_id) < ($5, $6))
          order by i.due_on desc, i.invoice_id desc limit $7) found
          order by due_on desc, invoice_id desc
          """;

  private static final String ONE = BOARD + " and i.invoice_id = $2) found";

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresInvoiceBoard(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** One more than the page holds, where there are more. */
  Mono<List<InvoiceView>> list(Caller caller, InvoiceQuery query) {
    var after = query.after();
    var statement = client.sql(LIST).bind(0, caller.tenant().value());
    statement = bind(statement, 1, String[].class, states(query));
    statement = bind(statement, 2, UUID.class, query.customer());
    statement = bind(statement, 3, String.class, query.search());
    statement = bind(statement, 4, LocalDate.class, after == null ? null : day(after.at()));
    statement = bind(statement, 5, UUID.class, after == null ? null : after.id());
    var page = statement.bind(6, query.size() + 1).map(PostgresInvoiceBoard::invoice).all();
    return scope.inTenant(caller.tenant(), page::collectList);
  }

  /** Empty when the tenant has no such invoice. */
  Mono<InvoiceView> find(Caller caller, UUID invoice) {
    var found =
        client
            .sql(ONE)
            .bind(0, caller.tenant().value())
            .bind(1, invoice)
            .map(PostgresInvoiceBoard::invoice);
    return scope.inTenant(caller.tenant(), found::one);
  }

  private static String @Nullable [] states(InvoiceQuery query) {
    return query.states().isEmpty()
        ? null
        : query.states().stream().map(Enum::name).toArray(String[]::new);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static InvoiceView invoice(Readable row) {
    var currency = required(row, "currency", String.class);
    return new InvoiceView(
        required(row, "invoice_id", UUID.class),
        required(row, "number", String.class),
        required(row, "customer_id", UUID.class),
        required(row, "customer_number", String.class),
        required(row, "customer_name", String.class),
        required(row, "issued_on", LocalDate.class),
        required(row, "due_on", LocalDate.class),
        new Amount(required(row, "total_minor", Long.class), currency),
        new Amount(required(row, "owed", Long.class), currency),
        State.valueOf(required(row, "standing", String.class)),
        row.get("paid_at", Instant.class));
  }
}
