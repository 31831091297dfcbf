package io.recado.actions.payment;

import static io.recado.actions.payment.Payments.afterwards;
import static io.recado.actions.payment.Payments.anAttempt;
import static io.recado.actions.payment.Payments.fact;
import static io.recado.actions.payment.Payments.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.invoice.Money;
import io.recado.actions.payment.Attempt.State;
import io.recado.actions.payment.PaymentFact.Kind;
import io.recado.actions.payment.Settlement.Account;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettlementTest {

  private static final Money PRICE = Money.of(14_990, "CLP");
  private static final Money PART = Money.of(4_990, "CLP");
  private static final Attempt ATTEMPT = anAttempt(PRICE);

  private static final PaymentFact UNPAID = fact(ATTEMPT, "e1", Kind.AWAITED, "pi_1", PRICE);
  private static final PaymentFact PAID = fact(ATTEMPT, "e2", Kind.PAID, "pi_1", PRICE);
  private static final PaymentFact PAID_TOO = fact(ATTEMPT, "e3", Kind.PAID, "pi_1", PRICE);
  private static final PaymentFact AGAIN = fact(ATTEMPT, "e12", Kind.PAID, "pi_2", PRICE);
  private static final PaymentFact FAILED = fact(ATTEMPT, "e4", Kind.FAILED, "pi_1", PRICE);
  private static final PaymentFact EXPIRED = fact(ATTEMPT, "e5", Kind.EXPIRED, null, PRICE);
  private static final PaymentFact PART_BACK = afterwards("e6", Kind.REFUNDED, "pi_1", PART);
  private static final PaymentFact ALL_BACK = afterwards("e7", Kind.REFUNDED, "pi_1", PRICE);
  private static final PaymentFact DECLINED = fact(ATTEMPT, "e11", Kind.DECLINED, "pi_1", PRICE);
  private static final PaymentFact MADE = afterwards("r1", Kind.REFUND_MADE, "pi_1", PART);
  private static final PaymentFact UNDONE = afterwards("r1-", Kind.REFUND_FAILED, "pi_1", PART);
  private static final PaymentFact MADE_AGAIN = afterwards("r2", Kind.REFUND_MADE, "pi_1", PART);
  private static final PaymentFact DISPUTED = afterwards("e8", Kind.DISPUTED, "pi_1", PRICE);
  private static final PaymentFact WON = afterwards("e9", Kind.DISPUTE_WON, "pi_1", PRICE);
  private static final PaymentFact LOST = afterwards("e10", Kind.DISPUTE_LOST, "pi_1", PRICE);

  static Stream<Arguments> stories() {
    return Stream.of(
        story("PENDING", "", UNPAID),
        story("FAILED", "", UNPAID, FAILED),
        story("EXPIRED", "", EXPIRED),
        story("PAID", "CASH 14990, RECEIVABLE -14990", PAID, PAID_TOO),
        story("PAID", "CASH 14990, RECEIVABLE -14990", UNPAID, PAID),
        story("PAID", "CASH 14990, RECEIVABLE -14990", UNPAID, FAILED, EXPIRED, PAID),
        story("PAID", "CASH 10000, RECEIVABLE -14990, REFUNDED 4990", PAID, PART_BACK),
        story(
            "PAID",
            "CASH 0, RECEIVABLE -14990, REFUNDED 14990",
            UNPAID,
            PAID,
            PAID_TOO,
            PART_BACK,
            ALL_BACK),
        story("PAID", "CASH 0, DISPUTED 14990, RECEIVABLE -14990", PAID, DISPUTED),
        story("PAID", "CASH 14990, RECEIVABLE -14990", UNPAID, PAID, PAID_TOO, DISPUTED, WON),
        story(
            "PAID",
            "CASH -4990, LOST 14990, RECEIVABLE -14990, REFUNDED 4990",
            UNPAID,
            PAID,
            PAID_TOO,
            PART_BACK,
            DISPUTED,
            LOST),
        story("OPEN", "", UNPAID, DECLINED),
        story("PAID", "CASH 14990, RECEIVABLE -14990", UNPAID, DECLINED, PAID),
        story("EXPIRED", "", UNPAID, DECLINED, EXPIRED),
        story("PAID", "CASH 10000, RECEIVABLE -14990, REFUNDED 4990", PAID, PART_BACK, MADE),
        story("PAID", "CASH 14990, RECEIVABLE -14990", PAID, PART_BACK, MADE, UNDONE),
        story(
            "PAID",
            "CASH 10000, RECEIVABLE -14990, REFUNDED 4990",
            PAID,
            PART_BACK,
            MADE,
            UNDONE,
            MADE_AGAIN),
        story(
            "PAID",
            "CASH -14990, LOST 14990, RECEIVABLE -14990, REFUNDED 14990",
            PAID,
            ALL_BACK,
            LOST),
        // Nothing came in, as far as anybody knows, so nothing can have gone back.
        story("OPEN", "", PART_BACK, DISPUTED));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void everyOrderAndEveryRepetitionComesToTheSame(
      State state, String books, List<PaymentFact> facts) {
    var seed = System.nanoTime();
    System.out.println("SettlementTest seed " + seed);
    var random = new Random(seed);

    for (var order : permutations(facts)) {
      var told = new ArrayList<>(order);
      facts.forEach(copy -> told.add(random.nextInt(told.size() + 1), copy));
      facts.forEach(copy -> told.add(random.nextInt(told.size() + 1), copy));

      assertThat(outcome(told)).isEqualTo(state + ": " + books);
    }
  }

  @Test
  void whatTheBooksShouldSayAlwaysBalances() {
    var all =
        List.of(
            UNPAID,
            PAID,
            PAID_TOO,
            AGAIN,
            DECLINED,
            FAILED,
            EXPIRED,
            PART_BACK,
            ALL_BACK,
            MADE,
            UNDONE,
            MADE_AGAIN,
            DISPUTED,
            WON,
            LOST);
    var seed = System.nanoTime();
    System.out.println("SettlementTest seed " + seed);
    var random = new Random(seed);

    for (int i = 0; i < 2_000; i++) {
      var some = new ArrayList<>(all);
      Collections.shuffle(some, random);

      var settlement = Settlement.of(ATTEMPT, false, some.subList(0, random.nextInt(all.size())));

      assertThat(settlement.targets())
          .allSatisfy(
              target ->
                  assertThat(target.amounts().values().stream().mapToLong(Long::longValue).sum())
                      .isZero());
    }
  }

  @Test
  void moneyThatIsNotWhatWasAskedForIsQuestioned() {
    var less = fact(ATTEMPT, "e", Kind.PAID, "pi_1", PART);
    var otherMoney = fact(ATTEMPT, "e", Kind.PAID, "pi_1", Money.of(14_990, "ARS"));

    assertThat(Settlement.of(ATTEMPT, false, List.of(less)).state()).isEqualTo(State.QUESTIONED);
    assertThat(Settlement.of(ATTEMPT, false, List.of(otherMoney)).state())
        .isEqualTo(State.QUESTIONED);
    assertThat(Settlement.of(ATTEMPT, false, List.of(otherMoney)).targets()).isEmpty();
  }

  @Test
  void whatIsQuestionedIsOverWhenTheMoneyHasGoneBack() {
    var less = fact(ATTEMPT, "e", Kind.PAID, "pi_1", PART);

    var settlement = Settlement.of(ATTEMPT, false, List.of(PART_BACK, less));

    assertThat(settlement.state()).isEqualTo(State.FAILED);
    assertThat(settlement.news()).extracting(News::kind).containsExactly(News.Kind.GIVEN_BACK);
  }

  @Test
  void whatIsToBeToldFollowsFromTheSetAsWell() {
    assertThat(told(UNPAID)).isEmpty();
    assertThat(told(UNPAID, DECLINED)).containsExactly("declined/pi_1");
    assertThat(told(UNPAID, FAILED)).containsExactly("failed");
    assertThat(told(UNPAID, DECLINED, PAID)).containsExactly("paid");
    assertThat(told(PAID, PAID_TOO, AGAIN)).containsExactly("paid", "paid_again/1");
    assertThat(told(PAID, DISPUTED)).containsExactly("paid", "dispute_opened/pi_1");
    assertThat(told(PAID, DISPUTED, WON)).containsExactly("paid", "dispute_won/pi_1");
    assertThat(told(LOST, PAID)).containsExactly("paid", "dispute_lost/pi_1");
    assertThat(told(PAID, MADE, UNDONE)).containsExactly("paid", "refund_failed/pi_1/4990");
    assertThat(told(PAID, MADE)).containsExactly("paid", "given_back/pi_1/4990/0");
  }

  @Test
  void playMoneyPaysNothingReal() {
    var settlement = Settlement.of(ATTEMPT, true, List.of(PAID));

    assertThat(settlement)
        .isEqualTo(new Settlement(State.OPEN, null, List.of(), List.of(), List.of(), Set.of()));
  }

  @Test
  void twoPaymentsOnOnePageAreBookedBoth() {
    var second = fact(ATTEMPT, "e", Kind.PAID, "pi_2", PRICE);

    var settlement = Settlement.of(ATTEMPT, false, List.of(PAID, second));

    assertThat(settlement.targets())
        .extracting(Settlement.Target::payment)
        .contains("pi_1", "pi_2");
  }

  private static List<String> told(PaymentFact... facts) {
    return Settlement.of(ATTEMPT, false, List.of(facts)).news().stream().map(News::key).toList();
  }

  private static Arguments story(String state, String books, PaymentFact... facts) {
    return Arguments.of(State.valueOf(state), books, List.of(facts));
  }

  /** As the store does it: after each fact, from the state before it and all that is known. */
  private static String outcome(List<PaymentFact> told) {
    var known = new HashSet<PaymentFact>();
    var attempt = ATTEMPT;
    Map<String, Map<Account, Long>> books = new TreeMap<>();
    for (var fact : told) {
      known.add(fact);
      var settlement = Settlement.of(attempt, false, known);
      settlement
          .targets()
          .forEach(target -> books.put(target.reason() + target.payment(), target.amounts()));
      attempt = in(attempt, settlement.state());
    }
    var sums = new TreeMap<String, Long>();
    books
        .values()
        .forEach(
            amounts ->
                amounts.forEach((account, sum) -> sums.merge(account.name(), sum, Long::sum)));
    var words = new ArrayList<String>();
    sums.forEach((account, sum) -> words.add(account + " " + sum));
    return attempt.state() + ": " + String.join(", ", words);
  }

  private static List<List<PaymentFact>> permutations(List<PaymentFact> facts) {
    if (facts.isEmpty()) {
      return List.of(List.of());
    }
    var all = new ArrayList<List<PaymentFact>>();
    for (var first : facts) {
      var others = facts.stream().filter(fact -> !fact.equals(first)).toList();
      for (var rest : permutations(others)) {
        all.add(Stream.concat(Stream.of(first), rest.stream()).toList());
      }
    }
    return all;
  }
}
