package io.recado.intents.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.ContactId;
import io.recado.intents.llm.LlmLedger.PlannedCall;
import io.recado.intents.llm.LlmLedger.Reservation.Refused;
import io.recado.intents.llm.LlmLedger.Reservation.Reserved;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InMemoryLlmLedgerTest implements LlmLedgerContract {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-30T12:00:00Z"));
  private final LlmLedger ledger = new InMemoryLlmLedger(clock);

  @Override
  public LlmLedger ledger() {
    return ledger;
  }

  @Override
  public TenantId newTenant() {
    return new TenantId(UUID.randomUUID());
  }

  @Test
  void daysAndMonthsBeginAnew() {
    var call = new PlannedCall(newTenant(), new ContactId(UUID.randomUUID()), "model", 100);
    var budget = new Budget(100, 200, 100, 200);

    assertThat(Await.value(ledger.reserve(call, budget))).isInstanceOf(Reserved.class);
    assertThat(Await.value(ledger.reserve(call, budget)))
        .isEqualTo(new Refused(Budget.Limit.TENANT_DAILY));
    clock.advance(Duration.ofDays(1));
    assertThat(Await.value(ledger.reserve(call, budget))).isInstanceOf(Reserved.class);
    clock.advance(Duration.ofDays(1));
    assertThat(Await.value(ledger.reserve(call, budget))).isInstanceOf(Reserved.class);
  }
}
