package io.recado.actions.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.action.CustomerId;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.tenant.TenantId;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The books, which the database keeps: every entry balances, or is not written. */
@Tag("server")
class BooksTest {

  private static final String UNBALANCED =
      "select count(*) from (select 1 from book_posting where tenant_id = $1"
          + " group by entry_id having sum(amount_minor) <> 0) e";

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private static final TestInvoices rows = new TestInvoices(database);

  private TenantId tenant;
  private CustomerId customer;

  @BeforeEach
  void aCustomer() {
    tenant = database.tenant("Demo");
    customer = rows.customer(tenant, null);
  }

  @Test
  void anInvoiceIsOwedFromWhenItIsWritten() {
    var invoice = anInvoice(11_900);

    assertThat(rows.accounts(tenant, invoice))
        .isEqualTo("receivable 11900, revenue -10000, tax -1900");
  }

  @Test
  void oneThatSomebodyCallsPaidWasPaidElsewhere() {
    var invoice = anInvoice(11_900);

    rows.setState(tenant, invoice, "paid");

    assertThat(rows.accounts(tenant, invoice))
        .isEqualTo("elsewhere 11900, receivable 0, revenue -10000, tax -1900");
  }

  @Test
  void oneThatIsCancelledWasNeverOwed() {
    var invoice = anInvoice(11_900);

    rows.setState(tenant, invoice, "cancelled");

    assertThat(rows.accounts(tenant, invoice)).isEqualTo("receivable 0, revenue 0, tax 0");
  }

  @Test
  void whatIsIssuedStaysAsItIs() {
    var invoice = anInvoice(11_900);
    rows.setState(tenant, invoice, "paid");

    assertThatThrownBy(() -> rows.setState(tenant, invoice, "cancelled"))
        .hasMessageContaining("is issued");
    assertThatThrownBy(
            () ->
                rows.write(
                    tenant,
                    "update invoice set total_minor = 1, net_minor = 1, tax_minor = 0"
                        + " where tenant_id = $1"))
        .hasMessageContaining("is issued");
  }

  @Test
  void anEntryThatDoesNotBalanceIsNotWritten() {
    var invoice = anInvoice(11_900);
    var bare =
        "insert into book_entry (tenant_id, entry_id, invoice_id, reason, currency)"
            + " values ($1, $2, $3, 'elsewhere', 'CLP')";
    var lopsided =
        "with entry as (%s) insert into book_posting values ($1, $2, 'cash', 100), ($1, $2, 'receivable', -99)"
            .formatted(bare);
    var oneMore =
        "insert into book_posting select tenant_id, entry_id, 'lost', 1 from book_entry"
            + " where tenant_id = $1";

    assertRefused(() -> rows.write(tenant, bare, Uuid7.next(), invoice.value()));
    assertRefused(() -> rows.write(tenant, lopsided, Uuid7.next(), invoice.value()));
    assertRefused(() -> rows.write(tenant, oneMore));
    assertThat(rows.accounts(tenant, invoice))
        .isEqualTo("receivable 11900, revenue -10000, tax -1900");
  }

  @Test
  void theBooksAreOnlyAddedTo() {
    anInvoice(11_900);

    assertThatThrownBy(
            () ->
                rows.write(tenant, "update book_posting set amount_minor = 0 where tenant_id = $1"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> rows.write(tenant, "delete from book_entry where tenant_id = $1"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void theBooksBalanceWhateverIsDoneWithInvoices() {
    long seed = System.nanoTime();
    System.out.println("BooksTest seed " + seed);
    var random = new Random(seed);

    for (int i = 0; i < 40; i++) {
      var invoice = anInvoice(random.nextLong(0, 10_000_000));
      switch (random.nextInt(3)) {
        case 0 -> rows.setState(tenant, invoice, "paid");
        case 1 -> rows.setState(tenant, invoice, "cancelled");
        default -> {}
      }
    }

    assertThat(rows.count(tenant, UNBALANCED)).isZero();
    assertThat(
            rows.count(
                tenant,
                "select count(*) from invoice i where tenant_id = $1 and outstanding(i.tenant_id,"
                    + " i.invoice_id) <> case state when 'open' then total_minor else 0 end"))
        .isZero();
  }

  @Test
  void anOwnerWithoutPowerCanMigrateAndBook() {
    try (var old = TestDatabase.ofPlainOwner("core", "actions")) {
      var before = new TestInvoices(old);
      var other = old.tenant("Demo");
      var invoice =
          before.invoice(
              other, before.customer(other, null), Money.of(11_900, "CLP"), "2026-11-10");

      assertThat(before.accounts(other, invoice))
          .isEqualTo("receivable 11900, revenue -10000, tax -1900");
    }
  }

  private InvoiceId anInvoice(long total) {
    return rows.invoice(tenant, customer, Money.of(total, "CLP"), "2026-11-10");
  }

  private static void assertRefused(ThrowableAssert.ThrowingCallable write) {
    assertThatThrownBy(write).hasMessageContaining("does not balance");
  }
}
