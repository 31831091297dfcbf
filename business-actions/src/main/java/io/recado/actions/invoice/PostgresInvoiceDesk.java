package io.recado.actions.invoice;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Invoices under the lock that all that moves their money takes, so that a payment by card at the
 * same moment comes before or after.
 */
@Repository
class PostgresInvoiceDesk implements InvoiceDesk {

  private static final String ISSUE =
      """
      insert into invoice (tenant_id, invoice_id, number, customer_id, issued_on, due_on, currency, net_minor, tax_minor,
                           total_minor)
      select t.tenant_id, $2, next_invoice_number(t.tenant_id), c.customer_id, (now() at time zone t.time_zone)::date, $4, $5,
             $6, $7, $8
      from tenant t join customer c on c.tenant_id = t.tenant_id and c.customer_id = $3
      where t.tenant_id = $1 and $4 >= (now() at time zone t.time_zone)::date
      """;

  private static final String LINE =
      """
      insert into invoice_line (tenant_id, invoice_id, position, description, quantity, net_minor, tax_basis_points, tax_minor)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      """;

  /** What others have booked meanwhile is seen by statements that begin after it. */
  private static final String LOCK =
      "select 1 from invoice where tenant_id = $1 and invoice_id = $2 for update";

  private static final String READ =
      """
      select state, currency, total_minor, outstanding(tenant_id, invoice_id) as owed_minor
      from invoice where tenant_id = $1 and invoice_id = $2
      """;

  private static final String CANCEL =
      "update invoice set state = 'cancelled' where tenant_id = $1 and invoice_id = $2";

  private static final String RECEIVE =
      """
      insert into received_payment (tenant_id, invoice_id, payment_id, way, amount_minor, currency, received_on, reference)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      """;

  private static final String BOOK = "select book_received($1, $2)";

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresInvoiceDesk(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** An invoice as it stands under its lock. */
  private record Held(boolean isOpen, Money total, Money owed) {

    Outcome onCancelling() {
      if (!isOpen) {
        return Outcome.CLOSED;
      }
      return owed.equals(total) ? Outcome.DONE : Outcome.PARTLY_PAID;
    }

    Outcome onReceiving(Money amount) {
      if (!isOpen) {
        return Outcome.CLOSED;
      }
      if (!amount.currency().equals(owed.currency())) {
        return Outcome.OTHER_CURRENCY;
      }
      return amount.minor() > owed.minor() ? Outcome.TOO_MUCH : Outcome.DONE;
    }
  }

  @Override
  public Mono<InvoiceId> issue(TenantId tenant, Bill bill) {
    var id = new InvoiceId(Uuid7.next());
    return scope.inTenant(
        tenant,
        () ->
            written(tenant, id, bill)
                .filter(rows -> rows > 0)
                .delayUntil(rows -> lines(tenant, id, bill))
                .map(rows -> id));
  }

  @Override
  public Mono<Outcome> cancel(TenantId tenant, InvoiceId invoice) {
    return decided(
        tenant, invoice, Held::onCancelling, () -> of(CANCEL, tenant, invoice.value()).then());
  }

  @Override
  public Mono<Outcome> receive(TenantId tenant, InvoiceId invoice, ReceivedPayment payment) {
    return decided(
        tenant,
        invoice,
        held -> held.onReceiving(payment.amount()),
        () -> received(tenant, invoice, payment));
  }

  /** Writes what the invoice's state lets happen. */
  private Mono<Outcome> decided(
      TenantId tenant,
      InvoiceId invoice,
      Function<Held, Outcome> decision,
      Supplier<Mono<Void>> writing) {
    return scope.inTenant(
        tenant,
        () ->
            of(LOCK, tenant, invoice.value())
                .then()
                .then(of(READ, tenant, invoice.value()).map(PostgresInvoiceDesk::held).one())
                .map(decision)
                .delayUntil(made -> made == Outcome.DONE ? writing.get() : Mono.empty())
                .defaultIfEmpty(Outcome.UNKNOWN));
  }

  private Mono<Long> written(TenantId tenant, InvoiceId id, Bill bill) {
    return of(ISSUE, tenant, id.value())
        .bind(2, bill.customer().value())
        .bind(3, bill.dueOn())
        .bind(4, bill.currency().getCurrencyCode())
        .bind(5, bill.netMinor())
        .bind(6, bill.taxMinor())
        .bind(7, bill.totalMinor())
        .fetch()
        .rowsUpdated();
  }

  private Mono<Void> lines(TenantId tenant, InvoiceId id, Bill bill) {
    var lines = bill.lines();
    return Flux.range(0, lines.size())
        .concatMap(index -> line(tenant, id, index + 1, lines.get(index)))
        .then();
  }

  private Mono<Void> line(TenantId tenant, InvoiceId id, int position, BilledLine line) {
    return of(LINE, tenant, id.value())
        .bind(2, position)
        .bind(3, line.description())
        .bind(4, line.quantity())
        .bind(5, line.netMinor())
        .bind(6, line.taxBasisPoints())
        .bind(7, line.taxMinor())
        .then();
  }

  private Mono<Void> received(TenantId tenant, InvoiceId invoice, ReceivedPayment payment) {
    var id = Uuid7.next();
    var amount = payment.amount();
    var statement =
        of(RECEIVE, tenant, invoice.value())
            .bind(2, id)
            .bind(3, payment.way().code())
            .bind(4, amount.minor())
            .bind(5, amount.currency().getCurrencyCode())
            .bind(6, payment.receivedOn());
    return bind(statement, 7, String.class, payment.reference())
        .then()
        .then(of(BOOK, tenant, id).then());
  }

  private static Held held(Readable row) {
    var currency = required(row, "currency", String.class);
    return new Held(
        required(row, "state", String.class).equals("open"),
        Money.of(required(row, "total_minor", Long.class), currency),
        Money.of(required(row, "owed_minor", Long.class), currency));
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, UUID subject) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, subject);
  }
}
