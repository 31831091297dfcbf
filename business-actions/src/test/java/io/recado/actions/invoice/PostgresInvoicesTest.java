package io.recado.actions.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.database.TestDatabase;
import io.recado.testing.Await;
import java.time.LocalDate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class PostgresInvoicesTest {

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private static final TestInvoices rows = new TestInvoices(database);

  @Test
  void openInvoicesComeWithTheirLinesLongestDueFirst() {
    var tenant = database.tenant("Demo");
    var customer = rows.customer(tenant, null);
    var later = rows.invoice(tenant, customer, Money.of(19_990, "CLP"), "2026-12-10");
    var sooner = rows.invoice(tenant, customer, Money.of(14_990, "CLP"), "2026-11-10");
    var paid = rows.invoice(tenant, customer, Money.of(14_990, "CLP"), "2026-10-10");
    rows.setState(tenant, paid, "paid");

    var open = Await.all(invoices().open(tenant, customer));

    assertThat(open).extracting(Invoice::id).containsExactly(sooner, later);
    assertThat(open.getFirst().owed()).isEqualTo(Money.of(14_990, "CLP"));
    assertThat(open.getFirst().tax()).isEqualTo(Money.of(2_393, "CLP"));
    assertThat(open.getFirst().dueOn()).isEqualTo(LocalDate.parse("2026-11-10"));
    assertThat(open.getFirst().lines())
        .containsExactly(
            new Invoice.Line("Plan Hogar 200, cuota mensual", 1, Money.of(14_990, "CLP")));
  }

  @Test
  void anInvoiceIsFoundByItsNumberAndOnlyByWhomItIsFor() {
    var tenant = database.tenant("Demo");
    var customer = rows.customer(tenant, null);
    var id = rows.invoice(tenant, customer, Money.of(14_990, "CLP"), "2026-11-10");
    var number = rows.numberOf(tenant, id);

    assertThat(Await.value(invoices().find(tenant, customer, number)).id()).isEqualTo(id);
    assertThat(Await.empty(invoices().find(tenant, rows.customer(tenant, null), number))).isTrue();
    assertThat(Await.empty(invoices().find(database.tenant("Other"), customer, number))).isTrue();
  }

  private static Invoices invoices() {
    return new PostgresInvoices(database.client(), database.scope());
  }
}
