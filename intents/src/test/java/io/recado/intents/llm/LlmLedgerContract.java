package io.recado.intents.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.ContactId;
import io.recado.conversation.Uuid7;
import io.recado.intents.llm.Budget.Limit;
import io.recado.intents.llm.LlmLedger.PlannedCall;
import io.recado.intents.llm.LlmLedger.Reservation;
import io.recado.intents.llm.LlmLedger.Reservation.Refused;
import io.recado.intents.llm.LlmLedger.Reservation.Reserved;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.understanding.Cost;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** What every ledger of language models keeps. */
interface LlmLedgerContract {

  long MUCH = 1_000_000;

  LlmLedger ledger();

  TenantId newTenant();

  @Test
  default void whatThereIsMoneyForIsReserved() {
    assertThat(reserve(newTenant(), aCustomer(), 100, budget(100, 100, 100, 100)))
        .isInstanceOf(Reserved.class);
  }

  @ParameterizedTest
  @CsvSource({
    "TENANT_DAILY, 199, 1000000, 1000000, 1000000",
    "TENANT_MONTHLY, 1000000, 199, 1000000, 1000000",
    "CUSTOMER_DAILY, 1000000, 1000000, 199, 1000000",
    "CUSTOMER_MONTHLY, 1000000, 1000000, 1000000, 199"
  })
  default void noLimitIsPassed(
      Limit limit, long tenantDaily, long tenantMonthly, long customerDaily, long customerMonthly) {
    var tenant = newTenant();
    var customer = aCustomer();
    var budget = budget(tenantDaily, tenantMonthly, customerDaily, customerMonthly);
    reserve(tenant, customer, 100, budget);

    assertThat(reserve(tenant, customer, 100, budget)).isEqualTo(new Refused(limit));
    assertThat(reserve(tenant, customer, 99, budget)).isInstanceOf(Reserved.class);
  }

  @Test
  default void aCustomersLimitIsTheirOwn() {
    var tenant = newTenant();
    var budget = budget(MUCH, MUCH, 100, 100);
    reserve(tenant, aCustomer(), 100, budget);

    assertThat(reserve(tenant, aCustomer(), 100, budget)).isInstanceOf(Reserved.class);
  }

  @Test
  default void aTenantsLimitIsItsOwn() {
    var budget = budget(100, 100, MUCH, MUCH);
    reserve(newTenant(), aCustomer(), 100, budget);

    assertThat(reserve(newTenant(), aCustomer(), 100, budget)).isInstanceOf(Reserved.class);
  }

  @Test
  default void aSettledCallCountsAsWhatItDidCost() {
    var tenant = newTenant();
    var budget = budget(100, 100, 100, 100);
    var customer = aCustomer();
    settle(tenant, reserve(tenant, customer, 100, budget), 30);

    assertThat(reserve(tenant, customer, 71, budget)).isInstanceOf(Refused.class);
    assertThat(reserve(tenant, customer, 70, budget)).isInstanceOf(Reserved.class);
  }

  @Test
  default void aCallIsSettledOnce() {
    var tenant = newTenant();
    var budget = budget(100, 100, 100, 100);
    var call = reserve(tenant, aCustomer(), 100, budget);
    settle(tenant, call, 30);
    settle(tenant, call, 0);

    assertThat(reserve(tenant, aCustomer(), 71, budget)).isInstanceOf(Refused.class);
  }

  @Test
  default void nobodySettlesAnothersCall() {
    var tenant = newTenant();
    var budget = budget(100, 100, 100, 100);
    var call = reserve(tenant, aCustomer(), 100, budget);
    settle(newTenant(), call, 0);

    assertThat(reserve(tenant, aCustomer(), 1, budget)).isInstanceOf(Refused.class);
  }

  @Test
  default void aCallNobodyKnowsIsSettledWithoutEffect() {
    settle(newTenant(), new Reserved(Uuid7.next()), 5);
  }

  @Test
  default void callsAtATimeDoNotSpendTheSameMoney() {
    var tenant = newTenant();
    var budget = budget(500, 500, MUCH, MUCH);
    var calls =
        Flux.range(0, 20)
            .flatMap(
                i ->
                    ledger()
                        .reserve(new PlannedCall(tenant, aCustomer(), "model", 100), budget)
                        .subscribeOn(Schedulers.parallel()));

    assertThat(Await.all(calls)).filteredOn(Reserved.class::isInstance).hasSize(5);
  }

  @Test
  default void nothingIsReservedBeforeSomebodyListens() {
    var tenant = newTenant();
    var budget = budget(100, 100, 100, 100);

    var unused = ledger().reserve(new PlannedCall(tenant, aCustomer(), "model", 100), budget);

    assertThat(unused).isNotNull();
    assertThat(reserve(tenant, aCustomer(), 100, budget)).isInstanceOf(Reserved.class);
  }

  private Reservation reserve(TenantId tenant, ContactId customer, long micros, Budget budget) {
    return Await.value(
        ledger().reserve(new PlannedCall(tenant, customer, "model", micros), budget));
  }

  private void settle(TenantId tenant, Reservation reservation, long micros) {
    var call = ((Reserved) reservation).call();
    Await.done(ledger().settle(tenant, call, new Cost(10, 1, micros)));
  }

  private static Budget budget(
      long tenantDaily, long tenantMonthly, long customerDaily, long customerMonthly) {
    return new Budget(tenantDaily, tenantMonthly, customerDaily, customerMonthly);
  }

  private static ContactId aCustomer() {
    return new ContactId(UUID.randomUUID());
  }
}
