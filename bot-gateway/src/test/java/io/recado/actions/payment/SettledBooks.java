package io.recado.actions.payment;

import io.recado.actions.invoice.InvoiceId;
import io.recado.actions.invoice.Money;
import io.recado.actions.payment.Attempt.State;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What an attempt and the books come to, settled as the store does it: by all that is known. */
public final class SettledBooks {

  private final Map<String, Map<Settlement.Account, Long>> postings = new HashMap<>();
  private Attempt attempt;

  private SettledBooks(Attempt attempt) {
    this.attempt = attempt;
  }

  /** Of an attempt that is open. */
  public static SettledBooks of(AttemptId id, PaymentAccount account, Money amount, Instant now) {
    return new SettledBooks(
        new Attempt(
            id,
            account.tenant(),
            new InvoiceId(Uuid7.next()),
            "F-1110",
            account.id(),
            new ConversationId(Uuid7.next()),
            Language.SPANISH,
            amount,
            State.OPEN,
            1,
            new Attempt.Page("cs_1", "https://pay.example.com/cs_1"),
            now,
            now.plus(Attempt.LIFE)));
  }

  /** Settles anew, from the state before. */
  public void settle(Collection<PaymentFact> known) {
    var settlement = Settlement.of(attempt, false, known);
    settlement
        .targets()
        .forEach(target -> postings.put(target.reason() + target.payment(), target.amounts()));
    attempt =
        new Attempt(
            attempt.id(),
            attempt.tenant(),
            attempt.invoice(),
            attempt.invoiceNumber(),
            attempt.account(),
            attempt.conversation(),
            attempt.language(),
            attempt.amount(),
            settlement.state(),
            attempt.round(),
            attempt.page(),
            attempt.requestedAt(),
            attempt.expiresAt());
  }

  /** What debits and credits come to together, of each reason and payment. */
  public Collection<Long> balances() {
    return postings.values().stream()
        .map(amounts -> amounts.values().stream().mapToLong(Long::longValue).sum())
        .toList();
  }

  /** The attempt's state, and what lies where, such as {@code PAID {CASH=14990, …}}. */
  @Override
  public String toString() {
    var sums = new TreeMap<Settlement.Account, Long>();
    postings
        .values()
        .forEach(amounts -> amounts.forEach((at, sum) -> sums.merge(at, sum, Long::sum)));
    return attempt.state() + " " + sums;
  }
}
