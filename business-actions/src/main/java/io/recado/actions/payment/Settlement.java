package io.recado.actions.payment;

import io.recado.actions.payment.Attempt.State;
import io.recado.actions.payment.PaymentFact.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt has come to, and what the books should say of it: a function of the set of facts,
 * so that providers may tell them in any order and as often as they like.
 *
 * @param paidAt when the first payment came; null when none has
 * @param targets what the books should say of each payment
 */
record Settlement(State state, @Nullable Instant paidAt, List<Target> targets) {

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
    var believed = facts.stream().filter(fact -> fact.live() == live).toList();
    var payments = payments(attempt, believed);
    var targets = new ArrayList<Target>();
    payments
        .keySet()
        .forEach(
            payment -> targets.addAll(targets(attempt, payment, ofPayment(payment, believed))));
    var paidAt = payments.values().stream().min(Comparator.naturalOrder()).orElse(null);
    return new Settlement(state(attempt, paidAt != null, believed), paidAt, targets);
  }

  /** The payments of the amount that was asked for, and when they came. */
  private static Map<String, Instant> payments(Attempt attempt, List<PaymentFact> facts) {
    var payments = new TreeMap<String, Instant>();
    for (var fact : facts) {
      var payment = fact.payment();
      if (fact.kind() == Kind.PAID && payment != null && attempt.amount().equals(fact.amount())) {
        payments.merge(payment, fact.at(), (one, other) -> one.isBefore(other) ? one : other);
      }
    }
    return payments;
  }

  private static State state(Attempt attempt, boolean paid, List<PaymentFact> facts) {
    Predicate<Kind> told = kind -> facts.stream().anyMatch(fact -> fact.kind() == kind);
    if (paid) {
      return State.PAID;
    }
    if (told.test(Kind.PAID)) {
      return State.QUESTIONED;
    }
    if (told.test(Kind.FAILED)) {
      return State.FAILED;
    }
    if (told.test(Kind.EXPIRED)) {
      return State.EXPIRED;
    }
    return told.test(Kind.AWAITED) ? State.PENDING : attempt.state();
  }

  private static List<Target> targets(Attempt attempt, String payment, List<PaymentFact> facts) {
    long paid = attempt.amount().minor();
    // Providers tell the sum of refunds so far: the largest is the latest.
    long refunded = Math.min(paid, most(attempt, facts, kind -> kind == Kind.REFUNDED));
    long disputed = most(attempt, facts, Settlement::isOfADispute);
    var targets = new ArrayList<Target>();
    targets.add(
        new Target(Reason.PAYMENT, payment, Map.of(Account.CASH, paid, Account.RECEIVABLE, -paid)));
    if (refunded > 0) {
      targets.add(
          new Target(
              Reason.REFUND, payment, Map.of(Account.REFUNDED, refunded, Account.CASH, -refunded)));
    }
    if (disputed > 0) {
      targets.add(new Target(Reason.DISPUTE, payment, dispute(disputed, facts)));
    }
    return targets;
  }

  /** Held back while it lasts; then given back, or lost. */
  private static Map<Account, Long> dispute(long amount, List<PaymentFact> facts) {
    if (facts.stream().anyMatch(fact -> fact.kind() == Kind.DISPUTE_LOST)) {
      return Map.of(Account.LOST, amount, Account.CASH, -amount);
    }
    return facts.stream().anyMatch(fact -> fact.kind() == Kind.DISPUTE_WON)
        ? Map.of()
        : Map.of(Account.DISPUTED, amount, Account.CASH, -amount);
  }

  private static boolean isOfADispute(Kind kind) {
    return kind == Kind.DISPUTED || kind == Kind.DISPUTE_WON || kind == Kind.DISPUTE_LOST;
  }

  private static long most(Attempt attempt, List<PaymentFact> facts, Predicate<Kind> kinds) {
    return facts.stream()
        .filter(fact -> kinds.test(fact.kind()))
        .map(PaymentFact::amount)
        .filter(Objects::nonNull)
        .filter(amount -> amount.currency().equals(attempt.amount().currency()))
        .mapToLong(amount -> amount.minor())
        .max()
        .orElse(0);
  }

  private static List<PaymentFact> ofPayment(String payment, List<PaymentFact> facts) {
    return facts.stream().filter(fact -> payment.equals(fact.payment())).toList();
  }
}
