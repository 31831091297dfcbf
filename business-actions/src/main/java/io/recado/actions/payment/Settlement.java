package io.recado.actions.payment;

import io.recado.actions.payment.Attempt.State;
import io.recado.actions.payment.PaymentFact.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt has come to, and what the books should say of it: a function of the set of facts,
 * so that providers may tell them in any order and as often as they like.
 *
 * @param paidAt when the first payment came; null when none has
 * @param targets what the books should say of each payment
 * @param news what the customer is to have been told by now
 * @param payments those of the amount that was asked for, the first one first; more than one when
 *     the page was paid again
 * @param returned those of them that have gone back as a whole
 */
record Settlement(
    State state,
    @Nullable Instant paidAt,
    List<Target> targets,
    List<News> news,
    List<String> payments,
    Set<String> returned) {

  /** Why money moves, in the books. */
  enum Reason {
    PAYMENT,
    REFUND,
    DISPUTE
  }

  /** Where money lies, in the books; debits above zero. */
  enum Account {
    CASH,
    RECEIVABLE,
    REFUNDED,
    DISPUTED,
    LOST
  }

  /**
   * The sum of all postings for one reason and one payment.
   *
   * @param amounts in minor units; they add up to nothing
   */
  record Target(Reason reason, String payment, Map<Account, Long> amounts) {}

  /**
   * @param live whether the account's money is real
   */
  static Settlement of(Attempt attempt, boolean live, Collection<PaymentFact> facts) {
    var evidence = Evidence.of(attempt, live, facts);
    var payments = evidence.payments();
    var targets = payments.keySet().stream().flatMap(id -> targets(evidence, id).stream()).toList();
    var paidAt = payments.values().stream().min(Comparator.naturalOrder()).orElse(null);
    var state = state(evidence, paidAt != null);
    var inOrder =
        payments.entrySet().stream().sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    var returned =
        payments.keySet().stream()
            .filter(payment -> evidence.refunded(payment) >= attempt.amount().minor())
            .collect(Collectors.toUnmodifiableSet());
    return new Settlement(
        state, paidAt, targets, News.of(evidence, state), inOrder.toList(), returned);
  }

  private static State state(Evidence evidence, boolean paid) {
    if (paid) {
      return State.PAID;
    }
    if (!evidence.odd().isEmpty()) {
      return State.QUESTIONED;
    }
    // What came and was not what was asked for has gone back: nothing has come.
    if (evidence.tells(Kind.FAILED) || evidence.tells(Kind.PAID)) {
      return State.FAILED;
    }
    if (evidence.tells(Kind.EXPIRED)) {
      return State.EXPIRED;
    }
    if (evidence.isAwaited()) {
      return State.PENDING;
    }
    // What was on its way was turned down, and the page takes another payment.
    var before = evidence.attempt().state();
    return before == State.PENDING ? State.OPEN : before;
  }

  private static List<Target> targets(Evidence evidence, String payment) {
    long paid = evidence.attempt().amount().minor();
    long refunded = Math.min(paid, evidence.refunded(payment));
    var targets = new ArrayList<Target>();
    targets.add(
        new Target(Reason.PAYMENT, payment, Map.of(Account.CASH, paid, Account.RECEIVABLE, -paid)));
    targets.add(
        new Target(
            Reason.REFUND,
            payment,
            refunded == 0
                ? Map.of()
                : Map.of(Account.REFUNDED, refunded, Account.CASH, -refunded)));
    targets.add(new Target(Reason.DISPUTE, payment, dispute(evidence, payment)));
    return targets;
  }

  /** Held back while it lasts; then given back, or lost. */
  private static Map<Account, Long> dispute(Evidence evidence, String payment) {
    long amount = evidence.disputed(payment);
    if (amount == 0) {
      return Map.of();
    }
    return switch (evidence.dispute(payment)) {
      case NONE, WON -> Map.of();
      case OPEN -> Map.of(Account.DISPUTED, amount, Account.CASH, -amount);
      case LOST -> Map.of(Account.LOST, amount, Account.CASH, -amount);
    };
  }
}
