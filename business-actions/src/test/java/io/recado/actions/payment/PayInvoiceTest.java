package io.recado.actions.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.action.ActionOutcome;
import io.recado.action.Proof;
import io.recado.actions.invoice.Money;
import io.recado.actions.invoice.TestInvoices;
import io.recado.actions.payment.PaymentFact.Kind;
import io.recado.actions.payment.PaymentProvider.Checkout;
import io.recado.database.TestDatabase;
import io.recado.dialogue.SlotValue;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** From the wish to pay to the word that it is paid, on a real database. */
@Tag("server")
class PayInvoiceTest {

  private static final Money PRICE = PaymentStage.PRICE;

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private static final TestInvoices rows = new TestInvoices(database);

  private PaymentStage stage;

  @BeforeEach
  void aCustomerWithAnInvoice() {
    stage = new PaymentStage(database);
  }

  @Test
  void theReceiptIsTheLinkAndNothingIsPaidByIt() {
    var receipt = PaymentStage.done(stage.pay("run-1")).receipt();

    assertThat(receipt.facts().keySet()).isEqualTo(stage.action().receiptFacts());
    assertThat(receipt.facts())
        .containsEntry("number", rows.numberOf(stage.thread.tenant(), stage.invoice))
        .containsEntry("amount", "$14.990")
        .containsEntry("until", "el martes 24 de noviembre a las 11:00");
    assertThat(receipt.facts().get("link")).startsWith("https://pay.example.com/");
    assertThat(rows.stateOf(stage.thread.tenant(), stage.invoice)).isEqualTo("open");
    assertThat(stage.messages()).isEmpty();
  }

  @Test
  void theSameRequestGetsTheSameReceipt() {
    var first = PaymentStage.done(stage.pay("run-1"));
    stage.clock.advance(Duration.ofHours(2));

    assertThat(stage.pay("run-1")).isEqualTo(first);
    assertThat(Await.value(stage.action().outcomeOf(stage.request("run-1")))).isEqualTo(first);
    assertThat(Await.empty(stage.action().outcomeOf(stage.request("run-2")))).isTrue();
  }

  @Test
  void anAmountInTheTextChangesNothing() {
    var request =
        stage.request(
            "run-1", Map.of("amount", new SlotValue.Words("1"), "invoice", stage.number()));

    assertThat(PaymentStage.done(Await.value(stage.action().perform(request))).receipt().facts())
        .containsEntry("amount", "$14.990");
  }

  @Test
  void manyTapsOnTwoNodesMakeOnePage() {
    var requests = IntStream.range(0, 20).mapToObj(i -> stage.request("run-" + i)).toList();
    var oneNode = stage.action();
    var other = stage.action();

    var outcomes =
        Await.all(
            Flux.fromIterable(requests)
                .flatMap(
                    request -> Flux.just(oneNode, other).flatMap(node -> node.perform(request)),
                    16));

    assertThat(outcomes).hasSize(40).allMatch(ActionOutcome.Done.class::isInstance);
    assertThat(outcomes.stream().map(outcome -> PaymentStage.link(outcome)).distinct()).hasSize(1);
    assertThat(stage.stripe.pages).hasSize(1);
    assertThat(stage.attempts()).isEqualTo(1);
  }

  @Test
  void whatIsNotTheirsIsRejected() {
    stage.customer = rows.customer(stage.thread.tenant(), null);

    assertThat(stage.pay("run-1")).isEqualTo(new ActionOutcome.Rejected("unknown_invoice"));
    assertThat(stage.action().proof()).isEqualTo(Proof.CUSTOMER);
  }

  @Test
  void aTenantWithoutAnAccountCannotBePaid() {
    rows.write(
        stage.thread.tenant(), "update payment_account set preferred = false where tenant_id = $1");

    assertThat(stage.pay("run-1")).isEqualTo(new ActionOutcome.Rejected("payments_not_set_up"));
  }

  @Test
  void aRefusalIsFinalForItsRequestAndNotForTheNext() {
    stage.stripe.answerOnce(Mono.just(new Checkout.Refused("401")));

    assertThat(stage.pay("run-1")).isEqualTo(new ActionOutcome.Rejected("payment_refused"));
    assertThat(stage.pay("run-1")).isEqualTo(new ActionOutcome.Rejected("payment_refused"));
    PaymentStage.done(stage.pay("run-2"));
  }

  @Test
  void afterATimeoutTheSamePageIsGiven() {
    stage.stripe.answerOnce(Mono.error(new IllegalStateException("timed out")));
    assertThatThrownBy(() -> stage.pay("run-1")).hasMessageContaining("timed out");

    PaymentStage.done(stage.pay("run-1"));

    assertThat(stage.stripe.pages).hasSize(1);
  }

  @Test
  void afterAFailureOfTheProvidersItIsAskedAnew() {
    stage.stripe.answerOnce(Mono.just(new Checkout.Failed("500")));

    assertThat(stage.pay("run-1")).isEqualTo(new ActionOutcome.Unavailable(null));
    PaymentStage.done(stage.pay("run-1"));

    assertThat(stage.stripe.pages.keySet()).hasSize(2).anyMatch(key -> key.endsWith("/2"));
  }

  @Test
  void aTimeoutRetriedAfterADayIsANewAttemptOfWhichOnlyOneCanBePaid() {
    stage.stripe.answerOnce(Mono.error(new IllegalStateException("timed out")));
    assertThatThrownBy(() -> stage.pay("run-1")).hasMessageContaining("timed out");
    stage.clock.advance(Duration.ofHours(25));

    var link = PaymentStage.link(stage.pay("run-1"));

    assertThat(stage.attempts()).isEqualTo(2);
    assertThat(stage.attemptStates()).isEqualTo("expired, open");
    assertThat(stage.stripe.pages.values().stream().filter(page -> page.url().equals(link)))
        .hasSize(1);
  }

  @Test
  void anOldLinkIsAskedAfterBeforeThereIsANewOne() {
    var first = PaymentStage.link(stage.pay("run-1"));
    stage.clock.advance(Duration.ofHours(24));
    stage.stripe.knows.add(stage.fact("look/1", Kind.PAID, "pi_1"));

    assertThat(stage.pay("run-2")).isEqualTo(new ActionOutcome.Rejected("nothing_owed"));

    assertThat(first).isNotEmpty();
    assertThat(stage.attempts()).isEqualTo(1);
    assertThat(rows.stateOf(stage.thread.tenant(), stage.invoice)).isEqualTo("paid");
  }

  @Test
  void anExpiredLinkIsFollowedByANewOne() {
    var first = PaymentStage.link(stage.pay("run-1"));
    stage.clock.advance(Duration.ofHours(24));
    stage.stripe.knows.add(stage.fact("look/1", Kind.EXPIRED, null));

    var second = PaymentStage.link(stage.pay("run-2"));

    assertThat(second).isNotEqualTo(first);
    assertThat(PaymentStage.link(stage.pay("run-2"))).isEqualTo(second);
    assertThat(PaymentStage.link(stage.pay("run-1"))).isEqualTo(first);
  }

  @Test
  void whileMoneyIsOnItsWayNobodyPaysAgain() {
    stage.pay("run-1");
    stage.tell(stage.fact("e1", Kind.AWAITED, "pi_1"));

    assertThat(stage.pay("run-2")).isEqualTo(new ActionOutcome.Rejected("payment_under_way"));
  }

  @Test
  void theProvidersWordPaysTheInvoiceAndTellsTheCustomerOnce() {
    stage.pay("run-1");
    var paid = stage.fact("e1", Kind.PAID, "pi_1");

    stage.tell(paid);
    stage.tell(paid);
    stage.tell(stage.fact("e2", Kind.PAID, "pi_1"));

    assertThat(rows.stateOf(stage.thread.tenant(), stage.invoice)).isEqualTo("paid");
    assertThat(rows.accounts(stage.thread.tenant(), stage.invoice))
        .isEqualTo("cash 14990, receivable 0, revenue -12597, tax -2393");
    assertThat(stage.messages())
        .isEqualTo(
            "bot: Recibimos tu pago de $14.990 por la factura %s. ¡Gracias!"
                .formatted(rows.numberOf(stage.thread.tenant(), stage.invoice)));
    assertThat(
            rows.count(stage.thread.tenant(), "select count(*) from outbox where tenant_id = $1"))
        .isEqualTo(1);
    assertThat(stage.events()).isEqualTo("invoice_paid");
    assertThat(stage.pay("run-2")).isEqualTo(new ActionOutcome.Rejected("nothing_owed"));
  }

  @Test
  void whereAPersonHasTheConversationTheyGetTheNewsAsANote() {
    stage.pay("run-1");
    rows.write(
        stage.thread.tenant(),
        "update conversation set handler = 'agent', handler_name = 'Eva', handler_since = now(),"
            + " epoch = epoch + 1 where tenant_id = $1");

    stage.tell(stage.fact("e1", Kind.PAID, "pi_1"));

    assertThat(stage.messages()).startsWith("note: Recibimos tu pago");
    assertThat(
            rows.count(stage.thread.tenant(), "select count(*) from outbox where tenant_id = $1"))
        .isZero();
    assertThat(
            rows.count(
                stage.thread.tenant(),
                "select next_outbound from conversation_work where tenant_id = $1"))
        .isEqualTo(1);
  }

  @Test
  void aSuspendedServiceIsToBeRestoredOnceNothingOverdueIsOwed() {
    var other = rows.invoice(stage.thread.tenant(), stage.customer, PRICE, "2020-01-10");
    stage.suspend();
    stage.pay("run-1", stage.invoice);
    stage.tell(stage.fact("e1", Kind.PAID, "pi_1"));
    assertThat(stage.events()).isEqualTo("invoice_paid");

    stage.pay("run-2", other);
    stage.tell(stage.fact("e2", Kind.PAID, "pi_2"));

    assertThat(stage.events()).isEqualTo("invoice_paid, invoice_paid, restore_service");
    assertThat(stage.messages()).doesNotContain("servicio");
  }

  @Test
  void whatWasPaidElsewhereMeanwhileIsQuestioned() {
    stage.pay("run-1");
    rows.setState(stage.thread.tenant(), stage.invoice, "paid");

    stage.tell(stage.fact("e1", Kind.PAID, "pi_1"));

    assertThat(stage.events()).isEqualTo("invoice_paid, payment_questioned");
    assertThat(rows.accounts(stage.thread.tenant(), stage.invoice)).contains("receivable -14990");
  }

  @Test
  void aFailedPaymentIsToldAndCanBeTriedAgain() {
    var first = PaymentStage.link(stage.pay("run-1"));
    stage.tell(stage.fact("e1", Kind.AWAITED, "pi_1"));
    stage.tell(stage.fact("e2", Kind.FAILED, "pi_1"));

    assertThat(stage.messages()).contains("no se completó");
    assertThat(PaymentStage.link(stage.pay("run-2"))).isNotEqualTo(first);
  }

  @Test
  void factsOfAnotherAccountOrTenantMoveNothing() {
    stage.pay("run-1");
    var foreign = Payments.anAccount(Provider.STRIPE);
    var fact = stage.fact("e1", Kind.PAID, "pi_1");
    var other =
        new PaymentAccount(
            database.tenant("Other"), foreign.id(), Provider.STRIPE, false, Map.of());
    Await.done(stage.accounts().save(other));

    Await.done(stage.news().record(other, List.of(fact)).then(stage.news().actOn(other)));

    assertThat(rows.stateOf(stage.thread.tenant(), stage.invoice)).isEqualTo("open");
  }

  @Test
  void everyOrderOfEventsComesToTheSameInTheBooks() {
    long seed = System.nanoTime();
    System.out.println("PayInvoiceTest seed " + seed);
    var random = new Random(seed);

    for (int i = 0; i < 12; i++) {
      aCustomerWithAnInvoice();
      stage.pay("run-1");
      var events =
          List.of(
              stage.fact("e1", Kind.AWAITED, "pi_1"),
              stage.fact("e2", Kind.PAID, "pi_1"),
              stage.fact("e3", Kind.PAID, "pi_1"),
              Payments.afterwards("e4", Kind.REFUNDED, "pi_1", Money.of(4_990, "CLP")),
              Payments.afterwards("e5", Kind.DISPUTED, "pi_1", PRICE),
              Payments.afterwards("e6", Kind.DISPUTE_WON, "pi_1", PRICE));
      var told = new ArrayList<>(events);
      told.addAll(events);
      Collections.shuffle(told, random);

      told.forEach(stage::tell);

      assertThat(rows.stateOf(stage.thread.tenant(), stage.invoice)).isEqualTo("paid");
      assertThat(rows.accounts(stage.thread.tenant(), stage.invoice))
          .matches(
              "cash 10000,( disputed 0,)? receivable 0, refunded 4990, revenue -12597, tax -2393");
      assertThat(stage.messages()).containsOnlyOnce("Recibimos tu pago");
    }
  }

  @Test
  void eventsOnManyNodesAtOnceAreActedOnOnce() {
    stage.pay("run-1");
    var events =
        List.of(
            stage.fact("e1", Kind.PAID, "pi_1"),
            stage.fact("e2", Kind.PAID, "pi_1"),
            Payments.afterwards("e3", Kind.REFUNDED, "pi_1", PRICE));

    Await.all(
        Flux.range(0, 24)
            .flatMap(
                i ->
                    stage
                        .news()
                        .record(stage.account, List.of(events.get(i % 3)))
                        .then(Mono.defer(() -> stage.news().actOn(stage.account))),
                12));

    assertThat(rows.accounts(stage.thread.tenant(), stage.invoice))
        .isEqualTo("cash 0, receivable 0, refunded 14990, revenue -12597, tax -2393");
    assertThat(stage.messages().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("Recibimos tu pago"))
        .anyMatch(line -> line.contains("te devolvimos $14.990"));
  }

  @Test
  void theJobActsOnWhatWasLeftAndAsksAfterWhatIsOver() {
    stage.pay("run-1");
    rows.write(
        stage.thread.tenant(),
        "update payment_attempt set requested_at = now() - interval '2 days',"
            + " expires_at = now() - interval '1 day' where tenant_id = $1");
    stage.stripe.knows.add(stage.fact("look/1", Kind.PAID, "pi_1"));

    Await.done(stage.job().run());

    assertThat(rows.stateOf(stage.thread.tenant(), stage.invoice)).isEqualTo("paid");
  }

  @Test
  void aNoticeIsLookedAtAgainUntilThereIsAnAnswer() {
    stage.pay("run-1");
    stage.stripe.knows.add(stage.fact("pay_1/paid", Kind.PAID, "pay_1"));

    Await.done(stage.news().recordNotice(stage.account, "pay_1"));
    Await.done(stage.job().run());

    assertThat(rows.stateOf(stage.thread.tenant(), stage.invoice)).isEqualTo("paid");
    assertThat(
            rows.count(
                stage.thread.tenant(),
                "select count(*) from payment_look where tenant_id = $1 and due_at is not null"))
        .isZero();
  }

  @Test
  void anAccountsSecretsAreSealed() {
    assertThat(Await.value(stage.accounts().find(stage.account.id()))).isEqualTo(stage.account);
    assertThat(Await.value(stage.accounts().preferred(stage.thread.tenant())))
        .isEqualTo(stage.account);
    assertThat(stage.account.toString()).doesNotContain("sk_test");
    assertThat(
            rows.count(
                stage.thread.tenant(),
                "select count(*) from payment_account where tenant_id = $1"
                    + " and position('sk_test'::bytea in secrets) > 0"))
        .isZero();
  }
}
