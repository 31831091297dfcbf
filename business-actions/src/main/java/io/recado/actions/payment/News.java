package io.recado.actions.payment;

import io.recado.actions.invoice.Money;
import io.recado.actions.payment.Attempt.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One thing that a customer is told of an attempt, once.
 *
 * @param key what it is told once by
 * @param amount what it is about
 */
record News(Kind kind, String key, Money amount) {

  /** What is told. */
  enum Kind {
    PAID,
    /** The page was paid once more than it should have been. */
    PAID_AGAIN,
    FAILED,
    /** What was on its way will not come, and the page can still be used. */
    DECLINED,
    /** What came is not what was asked for. */
    QUESTIONED,
    /** The sum of what has gone back of a payment so far. */
    GIVEN_BACK,
    REFUND_FAILED,
    /** What came too much could not be given back by itself. */
    NOT_GIVEN_BACK,
    /** It came when nothing was owed of the invoice any more. */
    OVERPAID,
    DISPUTE_OPENED,
    DISPUTE_WON,
    DISPUTE_LOST;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is to have been told, when all of this is known. */
  static List<News> of(Evidence evidence, State state) {
    var news = new ArrayList<News>();
    var amount = evidence.attempt().amount();
    var payments = evidence.payments().keySet();
    for (int i = 0; i < payments.size(); i++) {
      news.add(i == 0 ? of(Kind.PAID, amount) : of(Kind.PAID_AGAIN, String.valueOf(i), amount));
    }
    if (payments.isEmpty()) {
      evidence.declined().forEach(payment -> news.add(of(Kind.DECLINED, payment, amount)));
    }
    evidence.goneBack().forEach(fact -> news.add(of(Kind.GIVEN_BACK, fact, amount)));
    if ((state == State.FAILED && evidence.goneBack().isEmpty())
        || (state == State.EXPIRED && evidence.isAwaited())) {
      news.add(of(Kind.FAILED, amount));
    }
    evidence.odd().forEach(fact -> news.add(of(Kind.QUESTIONED, fact, amount)));
    payments.forEach(payment -> news.addAll(afterwards(evidence, payment)));
    return news;
  }

  private static News of(Kind kind, PaymentFact fact, Money asked) {
    var came = fact.amount();
    return of(kind, String.valueOf(fact.payment()), came == null ? asked : came);
  }

  private static List<News> afterwards(Evidence evidence, String payment) {
    var news = new ArrayList<News>();
    var currency = evidence.attempt().amount().currency();
    var back = new Money(evidence.refunded(payment), currency);
    var failed = new Money(evidence.refundsFailed(payment), currency);
    var disputed = new Money(evidence.disputed(payment), currency);
    if (back.isPositive()) {
      news.add(
          of(Kind.GIVEN_BACK, "%s/%d/%d".formatted(payment, back.minor(), failed.minor()), back));
    }
    if (failed.isPositive()) {
      news.add(of(Kind.REFUND_FAILED, payment + "/" + failed.minor(), failed));
    }
    switch (evidence.dispute(payment)) {
      case NONE -> {}
      case OPEN -> news.add(of(Kind.DISPUTE_OPENED, payment, disputed));
      case WON -> news.add(of(Kind.DISPUTE_WON, payment, disputed));
      case LOST -> news.add(of(Kind.DISPUTE_LOST, payment, disputed));
    }
    return news;
  }

  /** That it came when the invoice was no longer open. */
  static News overpaid(Money amount) {
    return of(Kind.OVERPAID, amount);
  }

  /** That a payment could not be given back by itself. */
  static News notGivenBack(String payment, Money amount) {
    return of(Kind.NOT_GIVEN_BACK, payment, amount);
  }

  private static News of(Kind kind, Money amount) {
    return new News(kind, kind.code(), amount);
  }

  private static News of(Kind kind, String what, Money amount) {
    return new News(kind, kind.code() + "/" + what, amount);
  }
}
