package io.recado.actions.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.action.ActionOutcome;
import io.recado.action.Receipt;
import io.recado.actions.ScriptedAction;
import io.recado.actions.invoice.Money;
import io.recado.actions.invoice.TestInvoices;
import io.recado.actions.matter.TestMatters;
import io.recado.actions.payment.PaymentFact.Kind;
import io.recado.actions.payment.PaymentProvider.GivingBack;
import io.recado.database.TestDatabase;
import io.recado.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What goes wrong once money has moved: who is told, and who sees to it. */
@Tag("server")
class AfterPaymentTest {

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private static final TestInvoices rows = new TestInvoices(database);

  private final ScriptedAction tickets = new ScriptedAction("open_ticket");
  private PaymentStage stage;

  @BeforeEach
  void aLinkIsGiven() {
    stage = new PaymentStage(database);
    stage.pay("run-1");
    tickets.endsWith(
        Mono.just(
            new ActionOutcome.Done(
                new Receipt("T-1042", Instant.EPOCH, Map.of("number", "T-1042")))));
  }

  @Test
  void whatIsPaidTwiceIsToldAndGivenBackOnce() {
    stage.tell(stage.fact("e1", Kind.PAID, "pay_1"));
    stage.tell(stage.fact("e2", Kind.PAID, "pay_2"));
    stage.tell(stage.fact("e2", Kind.PAID, "pay_2"));
    assertThat(stage.messages()).contains("una vez más", "Vamos a devolverte");
    assertThat(stage.messages()).doesNotContain("te devolvimos");

    Await.done(stage.givingBack().run());
    Await.done(stage.givingBack().run());

    assertThat(stage.stripe.givenBack).containsExactly("pay_2");
    assertThat(returns()).isEqualTo("pay_2 asked");
    stage.tell(stage.fact("e3", Kind.REFUNDED, "pay_2"));
    assertThat(returns()).isEqualTo("pay_2 returned");
    assertThat(stage.messages()).contains("te devolvimos $14.990");
    assertThat(stage.books())
        .isEqualTo("cash 14990, receivable -14990, refunded 14990, revenue -12597, tax -2393");
    assertThat(stage.events()).isEqualTo("invoice_paid, payment_twice");
  }

  /**
   * First the card, then the transfer: the invoice is paid once, the transfer is the customer's.
   */
  @Test
  void aTransferThatIsConfirmedAfterACardPaymentIsACredit() {
    var claim = stage.claimTransfer();
    stage.tell(stage.fact("e1", Kind.PAID, "pay_1"));

    stage.confirmTransfer(claim);
    fileMatters();

    assertThat(stage.books())
        .isEqualTo(
            "bank 14990, cash 14990, credit -14990, receivable 0, revenue -12597, tax -2393");
    assertThat(stage.messages()).containsOnlyOnce("te quedan $14.990 a favor");
  }

  /** First the transfer, then the card: a person is told that it is to go back. */
  @Test
  void aCardPaymentAfterAConfirmedTransferIsLeftToAPerson() {
    stage.confirmTransfer(stage.claimTransfer());

    stage.tell(stage.fact("e1", Kind.PAID, "pay_1"));
    stage.tell(stage.fact("e1", Kind.PAID, "pay_1"));
    fileMatters();

    assertThat(stage.books())
        .isEqualTo("bank 14990, cash 14990, receivable -14990, revenue -12597, tax -2393");
    assertThat(stage.messages()).containsOnlyOnce("llegó cuando la factura");
  }

  @Test
  void thePageOfAnInvoiceThatWasPaidByTransferIsClosedHoweverLongTheProviderIsAway() {
    var attempt = stage.fact("e1", Kind.PAID, "pay_1").attempt();
    stage.confirmTransfer(stage.claimTransfer());
    stage.stripe.closing = Mono.error(new IllegalStateException("timed out"));
    Await.done(stage.closing().run());
    assertThat(stage.stripe.closed).filteredOn(id -> id.equals(attempt)).hasSize(1);

    stage.stripe.closing = Mono.empty();
    setAttempt("close_due_at = now()");
    Await.done(stage.closing().run());
    Await.done(stage.closing().run());

    assertThat(stage.stripe.closed).filteredOn(id -> id.equals(attempt)).hasSize(2);
  }

  @Test
  void thePageOfAnInvoiceThatWasCancelledIsClosed() {
    var attempt = stage.fact("e1", Kind.PAID, "pay_1").attempt();
    rows.setState(stage.thread.tenant(), stage.invoice, "cancelled");

    Await.done(stage.closing().run());

    assertThat(stage.stripe.closed).containsOnlyOnce(attempt);
  }

  @Test
  void aPageThatNobodyHasOutdatedStaysOpen() {
    var attempt = stage.fact("e1", Kind.PAID, "pay_1").attempt();

    Await.done(stage.closing().run());

    assertThat(stage.stripe.closed).doesNotContain(attempt);
  }

  /** Who has paid a part by transfer gets another page for the rest, after the first is closed. */
  @Test
  void theRestOfAnInvoiceIsPaidOnAnotherPage() {
    var first = stage.fact("e1", Kind.EXPIRED, null);
    stage.confirmTransfer(stage.claimTransfer(), Money.of(4_990, "CLP"));
    stage.clock.advance(Duration.ofMinutes(1));
    stage.stripe.closing = Mono.error(new IllegalStateException("timed out"));
    assertThatThrownBy(() -> stage.pay("run-2")).hasMessageContaining("timed out");
    assertThat(stage.attempts()).isEqualTo(1);

    stage.stripe.closing = Mono.empty();
    stage.stripe.knows.add(first);
    var receipt = PaymentStage.done(stage.pay("run-2")).receipt();

    assertThat(receipt.facts()).containsEntry("amount", "$10.000");
    assertThat(stage.stripe.closed).hasSize(2);
    stage.tell(stage.fact("e2", Kind.PAID, "pay_2", Money.of(10_000, "CLP")));
    assertThat(stage.state()).isEqualTo("paid");
    assertThat(stage.books())
        .isEqualTo("bank 4990, cash 10000, receivable 0, revenue -12597, tax -2393");
  }

  @Test
  void aReturnThatFailsIsTriedAgain() {
    paidTwice();
    stage.stripe.givingBack = Mono.error(new IllegalStateException("timed out"));

    Await.done(stage.givingBack().run());
    assertThat(returns()).isEqualTo("pay_2 due");
    stage.stripe.givingBack = Mono.just(new GivingBack.Asked());
    makeDue("payment_return");
    Await.done(stage.givingBack().run());

    assertThat(returns()).isEqualTo("pay_2 asked");
  }

  @Test
  void aReturnThatIsRefusedIsLeftToAPersonAndTheCustomerKnowsTheTicket() {
    paidTwice();
    stage.stripe.givingBack = Mono.just(new GivingBack.Refused("403"));

    Await.done(stage.givingBack().run());
    assertThat(returns()).isEqualTo("pay_2 left");
    assertThat(stage.messages()).doesNotContain("T-1042");
    fileMatters();
    fileMatters();

    assertThat(stage.messages()).containsOnlyOnce("es el ticket T-1042");
    assertThat(stage.events()).contains("refund_failed");
  }

  @Test
  void noTicketIsPromisedBeforeThereIsOne() {
    paidTwice();
    stage.stripe.givingBack = Mono.just(new GivingBack.Refused("403"));
    Await.done(stage.givingBack().run());
    var opened = new ActionOutcome.Done(new Receipt("T-7", Instant.EPOCH, Map.of("number", "T-7")));
    tickets.endsWith(Mono.just(new ActionOutcome.Unavailable(null)));

    fileMatters();
    assertThat(stage.messages()).doesNotContain("ticket");
    tickets.endsWith(Mono.just(opened));
    makeDue("billing_matter");
    fileMatters();

    assertThat(stage.messages()).containsOnlyOnce("es el ticket T-7");
  }

  @Test
  void aPaidPageIsClosed() {
    var paid = paidInTime();

    Await.done(stage.closing().run());
    Await.done(stage.closing().run());

    assertThat(stage.stripe.closed).containsOnlyOnce(paid.attempt());
  }

  @Test
  void aPageThatCannotBeClosedIsTriedAgainLaterUntilItsTimeIsOver() {
    var attempt = paidInTime().attempt();
    stage.stripe.closing = Mono.error(new IllegalStateException("timed out"));
    Await.done(stage.closing().run());
    Await.done(stage.closing().run());
    assertThat(stage.stripe.closed).filteredOn(id -> id.equals(attempt)).hasSize(1);

    setAttempt("close_tries = 100, close_due_at = now()");
    Await.done(stage.closing().run());
    assertThat(stage.stripe.closed).filteredOn(id -> id.equals(attempt)).hasSize(2);

    setAttempt("close_due_at = now(), expires_at = now() - interval '1 s'");
    Await.done(stage.closing().run());
    assertThat(stage.stripe.closed).filteredOn(id -> id.equals(attempt)).hasSize(2);
  }

  private PaymentFact paidInTime() {
    var paid = stage.fact("e1", Kind.PAID, "pay_1");
    stage.tell(paid);
    setAttempt("requested_at = now() - interval '1 hour', expires_at = now() + interval '1 hour'");
    return paid;
  }

  private void setAttempt(String values) {
    rows.write(
        stage.thread.tenant(), "update payment_attempt set " + values + " where tenant_id = $1");
  }

  @Test
  void whatIsTurnedDownAfterAReviewIsToldAndTheLinkStillWorks() {
    stage.tell(stage.fact("e1", Kind.AWAITED, "pay_1"));
    assertThat(stage.attemptStates()).isEqualTo("pending");

    stage.tell(stage.fact("e2", Kind.DECLINED, "pay_1"));

    assertThat(stage.attemptStates()).isEqualTo("open");
    assertThat(stage.messages()).contains("fue rechazado", "escribe «pagar»");
    PaymentStage.done(stage.pay("run-2"));
    assertThat(stage.attempts()).isEqualTo(1);
  }

  @Test
  void aCardThatIsTurnedDownOnThePageIsNobodysNews() {
    stage.tell(stage.fact("e1", Kind.DECLINED, "pay_1"));

    assertThat(stage.messages()).isEmpty();
  }

  @Test
  void anotherAmountIsSeenToByAPersonUntilItHasGoneBack() {
    var part = Money.of(4_990, "CLP");
    stage.tell(stage.fact("e1", Kind.PAID, "pay_1", part));
    fileMatters();
    assertThat(stage.messages()).contains("$4.990", "no es el monto", "T-1042");
    assertThat(stage.pay("run-2")).isEqualTo(new ActionOutcome.Rejected("payment_under_way"));

    stage.tell(Payments.afterwards("e2", Kind.REFUNDED, "pay_1", part));

    assertThat(stage.messages()).contains("te devolvimos $4.990");
    PaymentStage.done(stage.pay("run-3"));
  }

  @Test
  void oddMoneyForAnAttemptThatAnotherHasFollowedHoldsNothingUp() {
    stage.tell(stage.fact("e1", Kind.EXPIRED, null));
    var late = stage.fact("e2", Kind.PAID, "pay_1", Money.of(4_990, "CLP"));
    PaymentStage.done(stage.pay("run-2"));

    stage.tell(late);

    assertThat(stage.attemptStates()).isEqualTo("questioned, open");
    assertThat(stage.pay("run-3")).isEqualTo(new ActionOutcome.Rejected("payment_under_way"));
  }

  @Test
  void moneyForAnInvoiceThatWasPaidElsewhereIsSeenToByAPerson() {
    rows.setState(stage.thread.tenant(), stage.invoice, "paid");

    stage.tell(stage.fact("e1", Kind.PAID, "pay_1"));
    fileMatters();

    assertThat(stage.messages()).contains("ya no estaba pendiente", "T-1042");
    assertThat(stage.events()).isEqualTo("invoice_paid, payment_questioned");
    assertThat(stage.stripe.givenBack).isEmpty();
  }

  /** Two pages of one invoice were paid, the first one after its time. */
  @Test
  void whatIsHeardOfAnInvoiceThatWasPaidTwiceIsNoOverpaymentAgain() {
    stage.tell(stage.fact("e1", Kind.EXPIRED, null));
    var first = stage.fact("e2", Kind.PAID, "pay_1");
    PaymentStage.done(stage.pay("run-2"));
    stage.tell(stage.fact("e3", Kind.PAID, "pay_2"));
    assertThat(stage.messages()).doesNotContain("ya no estaba pendiente");
    stage.tell(first);
    fileMatters();
    assertThat(stage.messages()).containsOnlyOnce("ya no estaba pendiente");

    stage.tell(Payments.afterwards("e4", Kind.REFUNDED, "pay_2", PaymentStage.PRICE));
    fileMatters();

    assertThat(stage.messages()).containsOnlyOnce("ya no estaba pendiente");
    assertThat(stage.events()).isEqualTo("invoice_paid, payment_questioned");
    assertThat(
            rows.count(
                stage.thread.tenant(), "select count(*) from billing_matter where tenant_id = $1"))
        .isEqualTo(1);
  }

  @Test
  void anAttemptThatCannotBeSettledStopsNoOther() {
    stage.tell(stage.fact("e1", Kind.EXPIRED, null));
    var first = stage.fact("e2", Kind.PAID, "pay_1");
    PaymentStage.done(stage.pay("run-2"));
    var second = stage.fact("e3", Kind.PAID, "pay_2");
    var asked = new ArrayList<AttemptId>();
    var news =
        stage.news(
            (_, attempt) -> {
              asked.add(attempt);
              return Mono.error(new IllegalStateException("unheard of"));
            });
    Await.done(news.record(stage.account, List.of(first, second)));

    Await.done(news.actOn(stage.account));

    assertThat(asked).containsExactlyInAnyOrder(first.attempt(), second.attempt());
  }

  @Test
  void aRefundThatDidNotArriveIsBookedBackAndSeenToByAPerson() {
    var price = PaymentStage.PRICE;
    stage.tell(stage.fact("e1", Kind.PAID, "pi_1"));
    stage.tell(Payments.afterwards("re_1/made", Kind.REFUND_MADE, "pi_1", price));
    assertThat(stage.books()).startsWith("cash 0, receivable 0, refunded 14990");

    stage.tell(Payments.afterwards("re_1/failed", Kind.REFUND_FAILED, "pi_1", price));
    fileMatters();

    assertThat(stage.books()).startsWith("cash 14990, receivable 0, refunded 0");
    assertThat(stage.messages()).contains("no llegó a tu cuenta", "T-1042");
    assertThat(stage.events()).isEqualTo("invoice_paid, refund_failed");
  }

  @Test
  void theCustomerHearsHowADisputeEnds() {
    stage.tell(stage.fact("e1", Kind.PAID, "pi_1"));
    stage.tell(Payments.afterwards("e2", Kind.DISPUTED, "pi_1", PaymentStage.PRICE));
    assertThat(stage.messages()).contains("un reclamo por el pago de $14.990");

    stage.tell(Payments.afterwards("e3", Kind.DISPUTE_LOST, "pi_1", PaymentStage.PRICE));
    fileMatters();

    assertThat(stage.messages()).contains("te dio la razón", "T-1042");
    assertThat(stage.events()).isEqualTo("dispute_lost, dispute_opened, invoice_paid");
    assertThat(stage.state()).isEqualTo("paid");
  }

  @Test
  void whateverTheOrderTheEndIsTheSame() {
    long seed = System.nanoTime();
    System.out.println("AfterPaymentTest seed " + seed);
    var random = new Random(seed);

    for (int i = 0; i < 8; i++) {
      aLinkIsGiven();
      var all =
          List.of(
              stage.fact("e1", Kind.AWAITED, "pi_1"),
              stage.fact("e2", Kind.EXPIRED, null),
              stage.fact("e3", Kind.PAID, "pi_1"),
              stage.fact("e4", Kind.PAID, "pi_2"),
              Payments.afterwards("r1/made", Kind.REFUND_MADE, "pi_2", PaymentStage.PRICE),
              Payments.afterwards("r1/failed", Kind.REFUND_FAILED, "pi_2", PaymentStage.PRICE),
              Payments.afterwards("r2/made", Kind.REFUND_MADE, "pi_2", PaymentStage.PRICE),
              Payments.afterwards("e5", Kind.DISPUTED, "pi_1", PaymentStage.PRICE),
              Payments.afterwards("e6", Kind.DISPUTE_LOST, "pi_1", PaymentStage.PRICE));
      var told = new ArrayList<>(all);
      told.addAll(all);
      Collections.shuffle(told, random);

      told.forEach(stage::tell);

      assertThat(stage.state()).isEqualTo("paid");
      assertThat(stage.books())
          .matches(
              "cash 0,( disputed 0,)? lost 14990, receivable -14990, refunded 14990,"
                  + " revenue -12597, tax -2393");
      assertThat(
              rows.count(
                  stage.thread.tenant(),
                  "select coalesce(sum(amount_minor), 0)::bigint from book_posting where tenant_id"
                      + " = $1"))
          .isZero();
      assertThat(stage.messages()).containsOnlyOnce("Recibimos tu pago");
    }
  }

  /** A transfer is confirmed, as a whole or in part, while a payment by card comes or does not. */
  @Test
  void theBooksBalanceWhicheverRoadIsFaster() {
    long seed = System.nanoTime();
    System.out.println("AfterPaymentTest seed " + seed);
    var random = new Random(seed);

    for (int i = 0; i < 12; i++) {
      aLinkIsGiven();
      var claim = stage.claimTransfer();
      var arrived = Money.of(1 + random.nextLong(2 * PaymentStage.PRICE.minor()), "CLP");
      var card = stage.fact("e1", Kind.PAID, "pay_1");
      var steps =
          new ArrayList<Runnable>(
              List.of(
                  () -> stage.confirmTransfer(claim, arrived),
                  () -> Await.done(stage.closing().run()),
                  () -> stage.tell(stage.fact("e2", Kind.EXPIRED, null)),
                  () -> stage.tell(card),
                  () -> stage.tell(card)));
      Collections.shuffle(steps, random);
      steps.subList(0, 2 + random.nextInt(4)).forEach(Runnable::run);

      assertThat(
              rows.count(
                  stage.thread.tenant(),
                  "select coalesce(sum(amount_minor), 0)::bigint from book_posting where tenant_id"
                      + " = $1"))
          .isZero();
      assertThat(
              rows.count(
                  stage.thread.tenant(),
                  "select count(*) from invoice i where i.tenant_id = $1"
                      + " and (i.state = 'paid') <> (outstanding(i.tenant_id, i.invoice_id) <= 0)"))
          .isZero();
    }
  }

  private void paidTwice() {
    stage.tell(stage.fact("e1", Kind.PAID, "pay_1"));
    stage.tell(stage.fact("e2", Kind.PAID, "pay_2"));
  }

  private void fileMatters() {
    Await.done(TestMatters.filing(database, tickets).run());
  }

  private void makeDue(String table) {
    rows.write(
        stage.thread.tenant(),
        "update %s set due_at = now() where tenant_id = $1 and due_at is not null"
            .formatted(table));
  }

  private String returns() {
    return rows.value(
        stage.thread.tenant(),
        "select coalesce(string_agg(payment || ' ' || state, ', ' order by payment), '')"
            + " from payment_return where tenant_id = $1",
        String.class);
  }
}
