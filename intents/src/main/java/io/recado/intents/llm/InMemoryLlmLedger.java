package io.recado.intents.llm;

import io.recado.intents.llm.LlmLedger.Reservation.Refused;
import io.recado.intents.llm.LlmLedger.Reservation.Reserved;
import io.recado.tenant.TenantId;
import io.recado.understanding.Cost;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/**
 * A ledger where there is no database, such as on the command line. Forgets with its process, and
 * keeps all days by its clock's time zone. Safe for many threads.
 */
public final class InMemoryLlmLedger implements LlmLedger {

  private final Clock clock;
  private final Map<UUID, Entry> entries = new HashMap<>();

  public InMemoryLlmLedger(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Mono<Reservation> reserve(PlannedCall call, Budget budget) {
    return Mono.fromSupplier(() -> reserveNow(call, budget));
  }

  @Override
  public Mono<Void> settle(TenantId tenant, UUID call, Cost cost) {
    return Mono.fromRunnable(() -> settleNow(tenant, call, cost));
  }

  private synchronized Reservation reserveNow(PlannedCall call, Budget budget) {
    var today = LocalDate.now(clock);
    var passed = limitPassed(call, budget, today);
    if (passed.isPresent()) {
      return new Refused(passed.get());
    }
    var id = UUID.randomUUID();
    entries.put(id, new Entry(call, today, call.micros(), false));
    return new Reserved(id);
  }

  private synchronized void settleNow(TenantId tenant, UUID call, Cost cost) {
    entries.computeIfPresent(
        call,
        (id, entry) ->
            entry.settled() || !entry.call().tenant().equals(tenant)
                ? entry
                : new Entry(entry.call(), entry.day(), cost.micros(), true));
  }

  private Optional<Budget.Limit> limitPassed(PlannedCall call, Budget budget, LocalDate today) {
    Predicate<Entry> all = entry -> true;
    Predicate<Entry> ofToday = entry -> entry.day().equals(today);
    Predicate<Entry> ofCustomer = entry -> entry.call().customer().equals(call.customer());
    var checks =
        List.of(
            new Check(Budget.Limit.TENANT_DAILY, budget.tenantDaily(), ofToday),
            new Check(Budget.Limit.TENANT_MONTHLY, budget.tenantMonthly(), all),
            new Check(Budget.Limit.CUSTOMER_DAILY, budget.customerDaily(), ofToday.and(ofCustomer)),
            new Check(Budget.Limit.CUSTOMER_MONTHLY, budget.customerMonthly(), ofCustomer));
    var month = new ArrayList<>(entries.values());
    month.removeIf(entry -> entry.day().isBefore(today.withDayOfMonth(1)));
    month.removeIf(entry -> !entry.call().tenant().equals(call.tenant()));
    return checks.stream()
        .filter(check -> check.spent(month) + call.micros() > check.most())
        .map(Check::limit)
        .findFirst();
  }

  private record Entry(PlannedCall call, LocalDate day, long micros, boolean settled) {}

  private record Check(Budget.Limit limit, long most, Predicate<Entry> counted) {

    long spent(List<Entry> entries) {
      return entries.stream().filter(counted).mapToLong(Entry::micros).sum();
    }
  }
}
