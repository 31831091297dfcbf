package io.recado.actions.invoice;

import io.recado.action.CustomerId;
import io.recado.actions.TestConversations.TestThread;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Customers, invoices and what the books say of them, past the product. */
public final class TestInvoices {

  private static final AtomicInteger NUMBER = new AtomicInteger(100);

  private final TestDatabase database;

  public TestInvoices(TestDatabase database) {
    this.database = database;
  }

  public CustomerId customer(TenantId tenant, @Nullable String phone) {
    var id = Uuid7.next();
    var number = "C-" + NUMBER.incrementAndGet();
    write(
        tenant,
        "insert into customer (tenant_id, customer_id, number, name, phone, language)"
            + " values ($1, $2, $3, 'Cliente Demo', nullif($4, ''), 'es')",
        id,
        number,
        phone == null ? "" : phone);
    return new CustomerId(id);
  }

  /** An open invoice of one line, with 19 parts in 119 of tax, due on a day such as 2026-11-10. */
  public InvoiceId invoice(TenantId tenant, CustomerId customer, Money total, String due) {
    var id = Uuid7.next();
    var number = "F-" + NUMBER.incrementAndGet();
    long tax = total.minor() * 19 / 119;
    write(
        tenant,
        "insert into invoice (tenant_id, invoice_id, number, customer_id, issued_on, due_on,"
            + " currency, net_minor, tax_minor, total_minor)"
            + " values ($1, $2, $3, $4, $5::date - 20, $5::date, $6, $7, $8, $9)",
        id,
        number,
        customer.value(),
        due,
        total.currency().getCurrencyCode(),
        total.minor() - tax,
        tax,
        total.minor());
    write(
        tenant,
        "insert into invoice_line (tenant_id, invoice_id, position, description, quantity,"
            + " net_minor, tax_basis_points, tax_minor)"
            + " values ($1, $2, 1, 'Plan Hogar 200, cuota mensual', 1, $3, 1900, $4)",
        id,
        total.minor() - tax,
        tax);
    return new InvoiceId(id);
  }

  /**
   * Gives a customer a service that is suspended.
   *
   * @return its access
   */
  public UUID suspend(TenantId tenant, CustomerId customer) {
    var plan = Uuid7.next();
    var node = Uuid7.next();
    var access = Uuid7.next();
    write(
        tenant,
        "insert into plan values ($1, $2, $3, 200, 100, 14990, 'CLP', 1900)",
        plan,
        "Hogar " + plan);
    write(
        tenant,
        "insert into network_node (tenant_id, node_id, kind, name) values ($1, $2, 'node', $3)",
        node,
        "N " + node);
    write(
        tenant,
        "insert into network_node values ($1, $2, $3, 'access', $4)",
        access,
        node,
        "A " + access);
    write(
        tenant,
        "insert into subscription values ($1, $2, $3, $4, $5, 'suspended', '2026-01-01')",
        Uuid7.next(),
        customer.value(),
        plan,
        access);
    return access;
  }

  public String numberOf(TenantId tenant, InvoiceId invoice) {
    return text(
        tenant, "select number from invoice where tenant_id = $1 and invoice_id = $2", invoice);
  }

  public String stateOf(TenantId tenant, InvoiceId invoice) {
    return text(
        tenant, "select state from invoice where tenant_id = $1 and invoice_id = $2", invoice);
  }

  /** What the books say of an invoice: {@code cash 14990, receivable 0, …}, by account. */
  public String accounts(TenantId tenant, InvoiceId invoice) {
    return text(
        tenant,
        "select string_agg(account || ' ' || total, ', ' order by account) from ("
            + " select p.account, sum(p.amount_minor) as total from book_entry e"
            + " join book_posting p on p.tenant_id = e.tenant_id and p.entry_id = e.entry_id"
            + " where e.tenant_id = $1 and e.invoice_id = $2 group by p.account) a",
        invoice);
  }

  public void setState(TenantId tenant, InvoiceId invoice, String state) {
    write(
        tenant,
        "update invoice set state = $3, paid_at = case $3 when 'paid' then now() end"
            + " where tenant_id = $1 and invoice_id = $2",
        invoice.value(),
        state);
  }

  /** Runs a statement whose first parameter is the tenant. */
  public void write(TenantId tenant, String sql, Object... values) {
    Await.done(database.scope().inTenant(tenant, () -> bound(tenant, sql, values).then()));
  }

  /** What somebody comes to who begins while a change is not committed, and has to wait for it. */
  public <T> T besides(TenantId tenant, Mono<?> change, Mono<T> other) {
    var changed = Sinks.<Void>empty();
    var release = Sinks.<Void>empty();
    var changing =
        database
            .scope()
            .inTenant(
                tenant,
                () -> change.then(Mono.fromRunnable(changed::tryEmitEmpty)).then(release.asMono()))
            .toFuture();
    Await.done(changed.asMono());
    var coming = other.toFuture();
    awaitWaiting();
    release.tryEmitEmpty();
    Await.done(Mono.fromFuture(changing));
    return Await.value(Mono.fromFuture(coming));
  }

  private void awaitWaiting() {
    var waiting =
        database
            .client()
            .sql(
                "select count(*) from pg_locks l join pg_stat_activity a on a.pid = l.pid"
                    + " where not l.granted and a.datname = current_database()")
            .mapValue(Long.class)
            .one();
    Await.done(waiting.repeat().filter(count -> count > 0).next());
  }

  private String text(TenantId tenant, String sql, InvoiceId invoice) {
    return text(tenant, sql, invoice.value());
  }

  /** What a query of one text says; its first parameter is the tenant. */
  public String text(TenantId tenant, String sql, Object... values) {
    Mono<String> text =
        database
            .scope()
            .inTenant(tenant, () -> bound(tenant, sql, values).mapValue(String.class).one());
    return Await.value(text);
  }

  /** Counts rows; the statement's first parameter is the tenant. */
  public long count(TenantId tenant, String sql) {
    Mono<Long> count =
        database.scope().inTenant(tenant, () -> bound(tenant, sql).mapValue(Long.class).one());
    return Await.value(count);
  }

  private DatabaseClient.GenericExecuteSpec bound(TenantId tenant, String sql, Object... values) {
    var statement = database.client().sql(sql).bind(0, tenant.value());
    for (int i = 0; i < values.length; i++) {
      statement = statement.bind(i + 1, values[i]);
    }
    return statement;
  }

  /** One value; the statement's first parameter is the tenant. */
  public <T> T value(TenantId tenant, String sql, Class<T> type) {
    return Await.value(
        database.scope().inTenant(tenant, () -> bound(tenant, sql).mapValue(type).one()));
  }

  public static Invoices invoices(TestDatabase database) {
    return new PostgresInvoices(database.client(), database.scope());
  }

  /** A conversation on WhatsApp with somebody of this number. */
  public TestThread whatsAppThread(TenantId tenant, String userId) {
    var channel = Uuid7.next();
    var contact = Uuid7.next();
    var conversation = Uuid7.next();
    write(
        tenant,
        "insert into channel (tenant_id, channel_id, kind, address, secrets)"
            + " values ($1, $2, 'whatsapp', $2::text, '')",
        channel);
    write(tenant, "insert into contact (tenant_id, contact_id) values ($1, $2)", contact);
    write(
        tenant,
        "insert into conversation (tenant_id, conversation_id, channel_id, contact_id, address,"
            + " dialogue) values ($1, $2, $3, $4, $5, '{}')",
        conversation,
        channel,
        contact,
        userId);
    write(
        tenant,
        "insert into channel_user (tenant_id, channel_id, user_id, conversation_id)"
            + " values ($1, $2, $3, $4)",
        channel,
        userId,
        conversation);
    return new TestThread(tenant, new ConversationId(conversation), new ContactId(contact));
  }
}
