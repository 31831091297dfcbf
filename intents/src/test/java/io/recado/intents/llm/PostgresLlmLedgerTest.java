package io.recado.intents.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.ContactId;
import io.recado.database.TestDatabase;
import io.recado.intents.llm.LlmLedger.PlannedCall;
import io.recado.intents.llm.LlmLedger.Reservation.Refused;
import io.recado.intents.llm.LlmLedger.Reservation.Reserved;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.understanding.Cost;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class PostgresLlmLedgerTest implements LlmLedgerContract {

  private static TestDatabase database;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Override
  public LlmLedger ledger() {
    return new PostgresLlmLedger(database.client(), database.database().calls());
  }

  @Override
  public TenantId newTenant() {
    return database.tenant("A tenant");
  }

  @Test
  void yesterdayCountsForTheMonthOnlyAndLastMonthNotAtAll() {
    var tenant = newTenant();
    var call = new PlannedCall(tenant, new ContactId(UUID.randomUUID()), "model", 100);
    var daily = new Budget(100, 1_000_000, 1_000_000, 1_000_000);
    Await.done(ledger().reserve(call, daily));

    database.executeAsOwner(
        "update llm_spending set day = date_trunc('month', day)::date - 1 where tenant_id = '%s'"
            .formatted(tenant));

    assertThat(Await.value(ledger().reserve(call, new Budget(100, 100, 100, 100))))
        .isInstanceOf(Reserved.class);
    assertThat(Await.value(ledger().reserve(call, new Budget(200, 199, 200, 200))))
        .isEqualTo(new Refused(Budget.Limit.TENANT_MONTHLY));
  }

  @Test
  void theSumsAreThoseOfTheCalls() {
    var tenant = newTenant();
    var customer = new ContactId(UUID.randomUUID());
    var budget = new Budget(1_000, 1_000, 1_000, 1_000);
    for (int micros : new int[] {100, 200, 300}) {
      var call = new PlannedCall(tenant, customer, "model", micros);
      var reserved = (Reserved) Await.value(ledger().reserve(call, budget));
      Await.done(ledger().settle(tenant, reserved.call(), new Cost(7, 3, micros / 2)));
    }

    var sums =
        database
            .client()
            .sql(
                """
                select (select sum(micros) from llm_call where tenant_id = $1) || ' '
                    || string_agg(micros::text, ' ') || ' '
                    || (select sum(input_tokens + output_tokens) from llm_call where tenant_id = $1)
                from llm_spending where tenant_id = $1
                """)
            .bind(0, tenant.value())
            .mapValue(String.class)
            .one();

    assertThat(Await.value(database.scope().inTenant(tenant, () -> sums)))
        .isEqualTo("300 300 300 30");
  }

  @Test
  void noTenantSeesAnothersCalls() {
    var tenant = newTenant();
    var call = new PlannedCall(tenant, new ContactId(UUID.randomUUID()), "model", 100);
    Await.done(ledger().reserve(call, new Budget(100, 100, 100, 100)));
    var calls = database.client().sql("select count(*) from llm_call").mapValue(Long.class).one();

    assertThat(Await.value(database.scope().inTenant(newTenant(), () -> calls))).isZero();
    assertThat(Await.value(calls)).isZero();
  }
}
