package io.recado.actions.payment;

import io.recado.actions.invoice.Money;
import io.recado.actions.payment.PaymentFact.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of an attempt: all facts of it that its account may tell. Everything asked of it
 * is a function of the set.
 */
record Evidence(Attempt attempt, List<PaymentFact> facts) {

  /** How a payment's dispute stands. */
  enum Dispute {
    NONE,
    OPEN,
    WON,
    LOST
  }

  /**
   * @param live whether the account's money is real
   */
  static Evidence of(Attempt attempt, boolean live, Collection<PaymentFact> facts) {
    return new Evidence(attempt, facts.stream().filter(fact -> fact.live() == live).toList());
  }

  boolean tells(Kind kind) {
    return of(kind).findAny().isPresent();
  }

  /** The payments of the amount that was asked for, and when they came; by their names. */
  Map<String, Instant> payments() {
    var payments = new TreeMap<String, Instant>();
    of(Kind.PAID)
        .filter(this::isAsAskedFor)
        .forEach(
            fact ->
                payments.merge(
                    String.valueOf(fact.payment()),
                    fact.at(),
                    (one, other) -> one.isBefore(other) ? one : other));
    return payments;
  }

  /** Money that is not what was asked for, and has not gone back as a whole. */
  List<PaymentFact> odd() {
    return of(Kind.PAID).filter(fact -> !isAsAskedFor(fact) && !isGone(fact)).toList();
  }

  /** Money that was not what was asked for, and has gone back as a whole. */
  List<PaymentFact> goneBack() {
    return of(Kind.PAID).filter(fact -> !isAsAskedFor(fact) && isGone(fact)).toList();
  }

  /** Payments that were on their way, and that the provider has turned down since. */
  List<String> declined() {
    return of(Kind.AWAITED)
        .map(PaymentFact::payment)
        .filter(Objects::nonNull)
        .filter(payment -> tells(Kind.DECLINED, payment) && !tells(Kind.PAID, payment))
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether money is on its way, as far as anybody knows. */
  boolean isAwaited() {
    return of(Kind.AWAITED).anyMatch(fact -> !tells(Kind.DECLINED, fact.payment()));
  }

  /**
   * What has gone back of a payment, in minor units. Providers tell the sum of all refunds so far,
   * or each refund by itself, or both; one that did not arrive counts in neither any more.
   */
  long refunded(String payment) {
    return refunded(payment, attempt.amount().currency());
  }

  /** What was to go back of a payment, and did not arrive. */
  long refundsFailed(String payment) {
    return amounts(payment, attempt.amount().currency(), Kind.REFUND_FAILED).sum();
  }

  Dispute dispute(String payment) {
    if (tells(Kind.DISPUTE_LOST, payment)) {
      return Dispute.LOST;
    }
    if (tells(Kind.DISPUTE_WON, payment)) {
      return Dispute.WON;
    }
    return tells(Kind.DISPUTED, payment) ? Dispute.OPEN : Dispute.NONE;
  }

  long disputed(String payment) {
    return amounts(
            payment,
            attempt.amount().currency(),
            Kind.DISPUTED,
            Kind.DISPUTE_WON,
            Kind.DISPUTE_LOST)
        .max()
        .orElse(0);
  }

  private long refunded(String payment, Currency currency) {
    long inSum = amounts(payment, currency, Kind.REFUNDED).max().orElse(0);
    long oneByOne = amounts(payment, currency, Kind.REFUND_MADE).sum();
    long failed = amounts(payment, currency, Kind.REFUND_FAILED).sum();
    return Math.max(0, Math.max(inSum, oneByOne) - failed);
  }

  private boolean isAsAskedFor(PaymentFact fact) {
    return fact.payment() != null && attempt.amount().equals(fact.amount());
  }

  private boolean isGone(PaymentFact fact) {
    var payment = fact.payment();
    var amount = fact.amount();
    return payment != null
        && amount != null
        && (refunded(payment, amount.currency()) >= amount.minor()
            || dispute(payment) == Dispute.LOST);
  }

  private LongStream amounts(String payment, Currency currency, Kind... kinds) {
    return Stream.of(kinds)
        .flatMap(this::of)
        .filter(fact -> payment.equals(fact.payment()))
        .map(PaymentFact::amount)
        .filter(Objects::nonNull)
        .filter(amount -> amount.currency().equals(currency))
        .mapToLong(Money::minor);
  }

  private boolean tells(Kind kind, @Nullable String payment) {
    return of(kind).anyMatch(fact -> payment != null && payment.equals(fact.payment()));
  }

  private Stream<PaymentFact> of(Kind kind) {
    return facts.stream().filter(fact -> fact.kind() == kind);
  }
}
