package io.recado.actions.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionName;
import io.recado.action.CustomerId;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupOutcome.None;
import io.recado.action.LookupRequest;
import io.recado.actions.TestConversations.TestThread;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.testing.Await;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Why an invoice is as much as it is. */
@Tag("server")
class BillChangeTest {

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private static final TestInvoices rows = new TestInvoices(database);

  private TestThread thread;
  private CustomerId customer;

  @BeforeEach
  void aCustomer() {
    thread =
        new TestThread(
            database.tenant("Red Andina"), imagined().conversation(), imagined().contact());
    customer = rows.customer(thread.tenant(), null);
  }

  @Test
  void whoHasNoInvoiceOrOneOnlyIsToldSo() {
    assertThat(change(Language.SPANISH)).isEqualTo(new None("no_invoices"));

    invoice("A-1", "2026-10-01", "CLP", Map.of("Plan Hogar 200, octubre", 14_990L));

    assertThat(change(Language.SPANISH)).isEqualTo(new None("first_invoice"));
  }

  @Test
  void whatIsNewWhatChangedAndWhatIsGoneIsTold() {
    invoice(
        "B-1",
        "2026-10-01",
        "CLP",
        Map.of("Plan Hogar 200, octubre 2026", 14_990L, "Descuento de bienvenida", -2_000L));
    invoice(
        "B-2",
        "2026-11-01",
        "CLP",
        Map.of("Plan Hogar 200, noviembre 2026", 16_990L, "Visita técnica", 25_000L));

    assertThat(said(Language.SPANISH))
        .isEqualTo(
            """
            Tu última factura, B-2, es de $41.990. La anterior, B-1, fue de $12.990: $29.000 más.
            • Nuevo: Visita técnica, $25.000
            • Plan Hogar 200, noviembre 2026: $16.990, antes $14.990
            • Ya no está: Descuento de bienvenida, antes $-2.000""");
    assertThat(said(Language.ENGLISH)).contains("New: Visita técnica", "29,000 more");
    assertThat(said(Language.GERMAN)).contains("Neu: Visita técnica", "mehr");
  }

  @Test
  void theSameIsToldToBeTheSame() {
    invoice("C-1", "2026-10-01", "CLP", Map.of("Plan Hogar 200, 10/2026", 14_990L));
    invoice("C-2", "2026-11-01", "CLP", Map.of("Plan Hogar 200, 11/2026", 14_990L));

    assertThat(said(Language.SPANISH)).contains("$14.990: lo mismo.", "Las dos tienen lo mismo.");
  }

  @Test
  void amountsOfTwoCurrenciesAreNotCompared() {
    invoice("D-1", "2026-10-01", "CLP", Map.of("Plan", 14_990L));
    invoice("D-2", "2026-11-01", "USD", Map.of("Plan", 1_499L));

    assertThat(change(Language.SPANISH)).isEqualTo(new None("other_currency"));
  }

  @Test
  void aCancelledInvoiceIsNotComparedWith() {
    invoice("E-1", "2026-09-01", "CLP", Map.of("Plan", 14_990L));
    invoice("E-2", "2026-10-01", "CLP", Map.of("Plan", 99_990L));
    rows.write(
        thread.tenant(),
        "update invoice set state = 'cancelled' where tenant_id = $1 and number = 'E-2'");
    invoice("E-3", "2026-11-01", "CLP", Map.of("Plan", 15_990L));

    assertThat(said(Language.SPANISH)).contains("E-3", "E-1", "$1.000 más").doesNotContain("E-2");
  }

  @Test
  void anotherCustomersInvoicesAreNotCompared() {
    var other = customer;
    invoice("F-91", "2026-10-01", "CLP", Map.of("Plan", 14_990L));
    invoice("F-92", "2026-11-01", "CLP", Map.of("Plan", 15_990L));
    customer = rows.customer(thread.tenant(), null);

    assertThat(other).isNotEqualTo(customer);
    assertThat(change(Language.SPANISH)).isEqualTo(new None("no_invoices"));
  }

  private String said(Language language) {
    var found = (LookupOutcome.Found) change(language);
    return found.items().getFirst().facts().getOrDefault("change", "").replace('\u00a0', ' ');
  }

  private LookupOutcome change(Language language) {
    return Await.value(
        new BillChange(TestInvoices.invoices(database))
            .find(
                new LookupRequest(
                    thread.tenant(),
                    thread.conversation(),
                    thread.contact(),
                    new ActionName("bill_change"),
                    Map.of(),
                    language,
                    customer)));
  }

  private void invoice(String number, String issued, String currency, Map<String, Long> lines) {
    var id = Uuid7.next();
    long total = lines.values().stream().mapToLong(Long::longValue).sum();
    rows.write(
        thread.tenant(),
        "insert into invoice (tenant_id, invoice_id, number, customer_id, issued_on, due_on,"
            + " currency, net_minor, tax_minor, total_minor)"
            + " values ($1, $2, $3, $4, $5::date, $5::date + 10, $6, $7, 0, $7)",
        id,
        number,
        customer.value(),
        issued,
        currency,
        total);
    int position = 0;
    for (var line : lines.entrySet()) {
      rows.write(
          thread.tenant(),
          "insert into invoice_line (tenant_id, invoice_id, position, description, quantity,"
              + " net_minor, tax_basis_points, tax_minor) values ($1, $2, $3, $4, 1, $5, 0, 0)",
          id,
          ++position,
          line.getKey(),
          line.getValue());
    }
  }

  private static TestThread imagined() {
    return TestThread.imagined();
  }
}
