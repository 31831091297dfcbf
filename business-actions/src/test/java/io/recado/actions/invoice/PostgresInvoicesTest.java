package io.recado.actions.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.TestConversations;
import io.recado.conversation.ContactId;
import io.recado.database.TestDatabase;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresInvoicesTest {

  private static TestDatabase database;
  private static TestInvoices rows;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core", "actions");
    rows = new TestInvoices(database);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

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

  @ParameterizedTest
  @CsvSource({
    "+1 202-555-0104, 12025550104",
    "0012025550104, 12025550104",
    "+52 55 5555 0104, 5215555550104",
    "+54 11 5555-0104, 5491155550104",
  })
  void whoWritesFromACustomersNumberIsThatCustomer(String phone, String userId) {
    var tenant = database.tenant("Demo");
    var customer = rows.customer(tenant, phone);
    rows.customer(tenant, "+12025550199");

    assertThat(proven(tenant, rows.whatsAppContact(tenant, userId))).isEqualTo(customer);
  }

  @Test
  void anybodyElseIsNotProvenToBeACustomer() {
    var tenant = database.tenant("Demo");
    rows.customer(tenant, "+12025550104");
    rows.customer(tenant, null);
    var onTheWidget = TestConversations.add(database, tenant).contact().value();

    assertThat(proven(tenant, rows.whatsAppContact(tenant, "12025550105"))).isNull();
    assertThat(proven(tenant, rows.whatsAppContact(tenant, "MX.12025550104"))).isNull();
    assertThat(proven(tenant, onTheWidget)).isNull();
    assertThat(proven(tenant, UUID.randomUUID())).isNull();
  }

  @Test
  void aNumberOfTwoCustomersProvesNeither() {
    var tenant = database.tenant("Demo");
    rows.customer(tenant, "+12025550104");
    rows.customer(tenant, "12025550104");

    assertThat(proven(tenant, rows.whatsAppContact(tenant, "12025550104"))).isNull();
  }

  @Test
  void aNumberOfAnotherTenantsCustomerProvesNothing() {
    rows.customer(database.tenant("Other"), "+12025550104");
    var tenant = database.tenant("Demo");

    assertThat(proven(tenant, rows.whatsAppContact(tenant, "12025550104"))).isNull();
  }

  private static @Nullable CustomerId proven(TenantId tenant, UUID contact) {
    var identity = new PostgresCustomerIdentity(database.client(), database.scope());
    return identity.proven(tenant, new ContactId(contact)).block();
  }

  private static Invoices invoices() {
    return new PostgresInvoices(database.client(), database.scope());
  }
}
