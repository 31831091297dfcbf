package io.recado.actions.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.CustomerId;
import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.invoice.TestInvoices;
import io.recado.database.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is proven without being asked: by the number WhatsApp vouches for. */
@Tag("server")
class CustomerIdentityTest {

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private static final TestInvoices rows = new TestInvoices(database);

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

    assertThat(proven(rows.whatsAppThread(tenant, userId))).isEqualTo(customer);
  }

  @Test
  void anybodyElseIsNotProvenToBeACustomer() {
    var tenant = database.tenant("Demo");
    rows.customer(tenant, "+12025550104");
    rows.customer(tenant, null);

    assertThat(proven(rows.whatsAppThread(tenant, "12025550105"))).isNull();
    assertThat(proven(rows.whatsAppThread(tenant, "MX.12025550104"))).isNull();
    assertThat(proven(TestConversations.add(database, tenant))).isNull();
    assertThat(proven(TestThread.imagined())).isNull();
  }

  @Test
  void aNumberOfTwoCustomersProvesNeither() {
    var tenant = database.tenant("Demo");
    rows.customer(tenant, "+12025550104");
    rows.customer(tenant, "12025550104");

    assertThat(proven(rows.whatsAppThread(tenant, "12025550104"))).isNull();
  }

  @Test
  void aNumberOfAnotherTenantsCustomerProvesNothing() {
    rows.customer(database.tenant("Other"), "+12025550104");

    assertThat(proven(rows.whatsAppThread(database.tenant("Demo"), "12025550104"))).isNull();
  }

  private static @Nullable CustomerId proven(TestThread thread) {
    return new PostgresCustomerIdentity(database.client(), database.scope())
        .proven(thread.tenant(), thread.conversation(), thread.contact())
        .block();
  }
}
