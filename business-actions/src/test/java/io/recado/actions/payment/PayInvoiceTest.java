package io.recado.actions.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.CustomerId;
import io.recado.action.IdempotencyKey;
import io.recado.action.Proof;
import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.invoice.InvoiceId;
import io.recado.actions.invoice.Invoices;
import io.recado.actions.invoice.Money;
import io.recado.actions.invoice.TestInvoices;
import io.recado.actions.payment.PaymentFact.Kind;
import io.recado.actions.payment.PaymentProvider.Checkout;
import io.recado.channel.MasterKey;
import io.recado.channel.SecretBox;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.dialogue.SlotValue;
import io.recado.tenant.InMemoryTenants;
import io.recado.tenant.Tenant;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** From the wish to pay to the word that it is paid, on a real database. */
class PayInvoiceTest {

  private static final Money PRICE = Money.of(14_990, "CLP");
  private static final SecretBox BOX = SecretBox.of(List.of(MasterKey.random()));

  private static TestDatabase database;
  private static TestInvoices rows;

  private final StubProvider stripe = new StubProvider();
  private final SettableClock clock = new SettableClock(Payments.NOW);
  private TestThread thread;
  private CustomerId customer;
  private InvoiceId invoice;
  private PaymentAccount account;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core", "actions");
    rows = new TestInvoices(database);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void aCustomerWithAnInvoice() {
    thread = TestConversations.add(database, database.tenant("Red Andina"));
    rows.write(
        thread.tenant(),
        "insert into conversation_work (tenant_id, conversation_id) values ($1, $2)",
        thread.conversation().value());
    customer = rows.customer(thread.tenant(), null);
    invoice = rows.invoice(thread.tenant(), customer, PRICE, "2026-11-10");
    account =
        new PaymentAccount(
            thread.tenant(),
            new AccountId(Uuid7.next()),
            Provider.STRIPE,
            false,
            Map.of(PaymentAccount.KEY, "sk_test_key"));
    Await.done(accounts().save(account));
  }

  @Test
  void theReceiptIsTheLinkAndNothingIsPaidByIt() {
    var receipt = done(pay("run-1")).receipt();

    assertThat(receipt.facts().keySet()).isEqualTo(action().receiptFacts());
    assertThat(receipt.facts())
        .containsEntry("number", rows.numberOf(thread.tenant(), invoice))
        .containsEntry("amount", "$14.990")
        .containsEntry("until", "el martes 24 de noviembre a las 11:00");
    assertThat(receipt.facts().get("link")).startsWith("https://pay.example.com/");
    assertThat(rows.stateOf(thread.tenant(), invoice)).isEqualTo("open");
    assertThat(messages()).isEmpty();
  }

  @Test
  void theSameRequestGetsTheSameReceipt() {
    var first = done(pay("run-1"));
    clock.advance(Duration.ofHours(2));

    assertThat(pay("run-1")).isEqualTo(first);
    assertThat(Await.value(action().outcomeOf(request("run-1")))).isEqualTo(first);
    assertThat(Await.empty(action().outcomeOf(request("run-2")))).isTrue();
  }

  @Test
  void anAmountInTheTextChangesNothing() {
    var request = request("run-1", Map.of("amount", new SlotValue.Words("1"), "invoice", number()));

    assertThat(done(Await.value(action().perform(request))).receipt().facts())
        .containsEntry("amount", "$14.990");
  }

  @Test
  void manyTapsOnTwoNodesMakeOnePage() {
    var oneNode = action();
    var other = action();

    var outcomes =
        Await.all(
            Flux.range(0, 40)
                .flatMap(i -> (i % 2 == 0 ? oneNode : other).perform(request("run-" + i / 2)), 16));

    assertThat(outcomes).hasSize(40).allMatch(ActionOutcome.Done.class::isInstance);
    assertThat(outcomes.stream().map(outcome -> link(outcome)).distinct()).hasSize(1);
    assertThat(stripe.pages).hasSize(1);
    assertThat(attempts()).isEqualTo(1);
  }

  @Test
  void whatIsNotTheirsIsRejected() {
    customer = rows.customer(thread.tenant(), null);

    assertThat(pay("run-1")).isEqualTo(new ActionOutcome.Rejected("unknown_invoice"));
    assertThat(action().proof()).isEqualTo(Proof.CUSTOMER);
  }

  @Test
  void aTenantWithoutAnAccountCannotBePaid() {
    rows.write(
        thread.tenant(), "update payment_account set preferred = false where tenant_id = $1");

    assertThat(pay("run-1")).isEqualTo(new ActionOutcome.Rejected("payments_not_set_up"));
  }

  @Test
  void aRefusalIsFinalForItsRequestAndNotForTheNext() {
    stripe.answerOnce(Mono.just(new Checkout.Refused("401")));

    assertThat(pay("run-1")).isEqualTo(new ActionOutcome.Rejected("payment_refused"));
    assertThat(pay("run-1")).isEqualTo(new ActionOutcome.Rejected("payment_refused"));
    done(pay("run-2"));
  }

  @Test
  void afterATimeoutTheSamePageIsGiven() {
    stripe.answerOnce(Mono.error(new IllegalStateException("timed out")));
    assertThatThrownBy(() -> pay("run-1")).hasMessageContaining("timed out");

    done(pay("run-1"));

    assertThat(stripe.pages).hasSize(1);
  }

  @Test
  void afterAFailureOfTheProvidersItIsAskedAnew() {
    stripe.answerOnce(Mono.just(new Checkout.Failed("500")));

    assertThat(pay("run-1")).isEqualTo(new ActionOutcome.Unavailable(null));
    done(pay("run-1"));

    assertThat(stripe.pages.keySet()).hasSize(2).anyMatch(key -> key.endsWith("/2"));
  }

  @Test
  void aTimeoutRetriedAfterADayIsANewAttemptOfWhichOnlyOneCanBePaid() {
    stripe.answerOnce(Mono.error(new IllegalStateException("timed out")));
    assertThatThrownBy(() -> pay("run-1")).hasMessageContaining("timed out");
    clock.advance(Duration.ofHours(25));

    var link = link(pay("run-1"));

    assertThat(attempts()).isEqualTo(2);
    assertThat(attemptStates()).isEqualTo("expired, open");
    assertThat(stripe.pages.values().stream().filter(page -> page.url().equals(link))).hasSize(1);
  }

  @Test
  void anOldLinkIsAskedAfterBeforeThereIsANewOne() {
    var first = link(pay("run-1"));
    clock.advance(Duration.ofHours(24));
    stripe.knows.add(fact("look/1", Kind.PAID, "pi_1"));

    assertThat(pay("run-2")).isEqualTo(new ActionOutcome.Rejected("nothing_owed"));

    assertThat(first).isNotEmpty();
    assertThat(attempts()).isEqualTo(1);
    assertThat(rows.stateOf(thread.tenant(), invoice)).isEqualTo("paid");
  }

  @Test
  void anExpiredLinkIsFollowedByANewOne() {
    var first = link(pay("run-1"));
    clock.advance(Duration.ofHours(24));
    stripe.knows.add(fact("look/1", Kind.EXPIRED, null));

    var second = link(pay("run-2"));

    assertThat(second).isNotEqualTo(first);
    assertThat(link(pay("run-2"))).isEqualTo(second);
    assertThat(link(pay("run-1"))).isEqualTo(first);
  }

  @Test
  void whileMoneyIsOnItsWayNobodyPaysAgain() {
    pay("run-1");
    tell(fact("e1", Kind.AWAITED, "pi_1"));

    assertThat(pay("run-2")).isEqualTo(new ActionOutcome.Rejected("payment_under_way"));
  }

  @Test
  void theProvidersWordPaysTheInvoiceAndTellsTheCustomerOnce() {
    pay("run-1");
    var paid = fact("e1", Kind.PAID, "pi_1");

    tell(paid);
    tell(paid);
    tell(fact("e2", Kind.PAID, "pi_1"));

    assertThat(rows.stateOf(thread.tenant(), invoice)).isEqualTo("paid");
    assertThat(rows.accounts(thread.tenant(), invoice))
        .isEqualTo("cash 14990, receivable 0, revenue -12597, tax -2393");
    assertThat(messages())
        .isEqualTo(
            "bot: Recibimos tu pago de $14.990 por la factura %s. ¡Gracias!"
                .formatted(rows.numberOf(thread.tenant(), invoice)));
    assertThat(rows.count(thread.tenant(), "select count(*) from outbox where tenant_id = $1"))
        .isEqualTo(1);
    assertThat(events()).isEqualTo("invoice_paid");
    assertThat(pay("run-2")).isEqualTo(new ActionOutcome.Rejected("nothing_owed"));
  }

  @Test
  void whereAPersonHasTheConversationTheyGetTheNewsAsANote() {
    pay("run-1");
    rows.write(
        thread.tenant(),
        "update conversation set handler = 'agent', handler_name = 'Eva', handler_since = now(),"
            + " epoch = epoch + 1 where tenant_id = $1");

    tell(fact("e1", Kind.PAID, "pi_1"));

    assertThat(messages()).startsWith("note: Recibimos tu pago");
    assertThat(rows.count(thread.tenant(), "select count(*) from outbox where tenant_id = $1"))
        .isZero();
    assertThat(
            rows.count(
                thread.tenant(),
                "select next_outbound from conversation_work where tenant_id = $1"))
        .isEqualTo(1);
  }

  @Test
  void aSuspendedServiceIsToBeRestoredOnceNothingOverdueIsOwed() {
    var other = rows.invoice(thread.tenant(), customer, PRICE, "2020-01-10");
    suspend();
    pay("run-1", invoice);
    tell(fact("e1", Kind.PAID, "pi_1"));
    assertThat(events()).isEqualTo("invoice_paid");

    pay("run-2", other);
    tell(fact("e2", Kind.PAID, "pi_2"));

    assertThat(events()).isEqualTo("invoice_paid, invoice_paid, restore_service");
    assertThat(messages()).doesNotContain("servicio");
  }

  @Test
  void whatWasPaidElsewhereMeanwhileIsQuestioned() {
    pay("run-1");
    rows.setState(thread.tenant(), invoice, "paid");

    tell(fact("e1", Kind.PAID, "pi_1"));

    assertThat(events()).isEqualTo("payment_questioned");
    assertThat(rows.accounts(thread.tenant(), invoice)).contains("receivable -14990");
  }

  @Test
  void aFailedPaymentIsToldAndCanBeTriedAgain() {
    var first = link(pay("run-1"));
    tell(fact("e1", Kind.AWAITED, "pi_1"));
    tell(fact("e2", Kind.FAILED, "pi_1"));

    assertThat(messages()).contains("no se completó");
    assertThat(link(pay("run-2"))).isNotEqualTo(first);
  }

  @Test
  void factsOfAnotherAccountOrTenantMoveNothing() {
    pay("run-1");
    var foreign = Payments.anAccount(Provider.STRIPE);
    var fact = fact("e1", Kind.PAID, "pi_1");
    var other =
        new PaymentAccount(
            database.tenant("Other"), foreign.id(), Provider.STRIPE, false, Map.of());
    Await.done(accounts().save(other));

    Await.done(news().record(other, List.of(fact)).then(news().actOn(other)));

    assertThat(rows.stateOf(thread.tenant(), invoice)).isEqualTo("open");
  }

  @Test
  void everyOrderOfEventsComesToTheSameInTheBooks() {
    long seed = System.nanoTime();
    System.out.println("PayInvoiceTest seed " + seed);
    var random = new Random(seed);

    for (int i = 0; i < 12; i++) {
      aCustomerWithAnInvoice();
      pay("run-1");
      var events =
          List.of(
              fact("e1", Kind.AWAITED, "pi_1"),
              fact("e2", Kind.PAID, "pi_1"),
              fact("e3", Kind.PAID, "pi_1"),
              Payments.afterwards("e4", Kind.REFUNDED, "pi_1", Money.of(4_990, "CLP")),
              Payments.afterwards("e5", Kind.DISPUTED, "pi_1", PRICE),
              Payments.afterwards("e6", Kind.DISPUTE_WON, "pi_1", PRICE));
      var told = new ArrayList<>(events);
      told.addAll(events);
      Collections.shuffle(told, random);

      told.forEach(this::tell);

      assertThat(rows.stateOf(thread.tenant(), invoice)).isEqualTo("paid");
      assertThat(rows.accounts(thread.tenant(), invoice))
          .matches(
              "cash 10000,( disputed 0,)? receivable 0, refunded 4990, revenue -12597, tax -2393");
      assertThat(messages().lines()).hasSize(1);
    }
  }

  @Test
  void eventsOnManyNodesAtOnceAreActedOnOnce() {
    pay("run-1");
    var events =
        List.of(
            fact("e1", Kind.PAID, "pi_1"),
            fact("e2", Kind.PAID, "pi_1"),
            Payments.afterwards("e3", Kind.REFUNDED, "pi_1", PRICE));

    Await.all(
        Flux.range(0, 24)
            .flatMap(
                i ->
                    news()
                        .record(account, List.of(events.get(i % 3)))
                        .then(Mono.defer(() -> news().actOn(account))),
                12));

    assertThat(rows.accounts(thread.tenant(), invoice))
        .isEqualTo("cash 0, receivable 0, refunded 14990, revenue -12597, tax -2393");
    assertThat(messages().lines()).hasSize(1);
  }

  @Test
  void theJobActsOnWhatWasLeftAndAsksAfterWhatIsOver() {
    pay("run-1");
    rows.write(
        thread.tenant(),
        "update payment_attempt set requested_at = now() - interval '2 days',"
            + " expires_at = now() - interval '1 day' where tenant_id = $1");
    stripe.knows.add(fact("look/1", Kind.PAID, "pi_1"));

    Await.done(job().run());

    assertThat(rows.stateOf(thread.tenant(), invoice)).isEqualTo("paid");
  }

  @Test
  void aNoticeIsLookedAtAgainUntilThereIsAnAnswer() {
    pay("run-1");
    stripe.knows.add(fact("pay_1/paid", Kind.PAID, "pay_1"));

    Await.done(news().recordNotice(account, "pay_1"));
    Await.done(job().run());

    assertThat(rows.stateOf(thread.tenant(), invoice)).isEqualTo("paid");
    assertThat(
            rows.count(
                thread.tenant(),
                "select count(*) from payment_look where tenant_id = $1 and due_at is not null"))
        .isZero();
  }

  @Test
  void anAccountsSecretsAreSealed() {
    assertThat(Await.value(accounts().find(account.id()))).isEqualTo(account);
    assertThat(Await.value(accounts().preferred(thread.tenant()))).isEqualTo(account);
    assertThat(account.toString()).doesNotContain("sk_test");
    assertThat(
            rows.count(
                thread.tenant(),
                "select count(*) from payment_account where tenant_id = $1"
                    + " and position('sk_test'::bytea in secrets) > 0"))
        .isZero();
  }

  private PayInvoice action() {
    var tenants =
        new InMemoryTenants()
            .add(
                new Tenant(
                    thread.tenant(),
                    "Red Andina",
                    ZoneId.of("America/Santiago"),
                    Language.SPANISH));
    var attempting =
        new Attempting(
            new PostgresAttempts(database.client(), database.scope()), news(), accounts(), clock);
    return new PayInvoice(invoices(), accounts(), attempting, tenants, clock);
  }

  private PaymentNews news() {
    var facts = new PostgresFacts(database.client(), database.scope());
    var settlements =
        new PostgresSettlements(
            database.client(), database.scope(), new PostgresBooks(database.client()));
    return new PaymentNews(List.of(stripe), facts, settlements, clock);
  }

  private SettlePayments job() {
    return new SettlePayments(
        database.database().dispatch(),
        database.client(),
        database.scope(),
        accounts(),
        new SettlePayments.Reconciling(
            new PostgresAttempts(database.client(), database.scope()), news()));
  }

  private static PaymentAccounts accounts() {
    return new PostgresPaymentAccounts(
        database.database().dispatch(), database.client(), database.scope(), BOX);
  }

  private static Invoices invoices() {
    return TestInvoices.invoices(database);
  }

  private ActionOutcome pay(String run) {
    return Await.value(action().perform(request(run)));
  }

  private void pay(String run, InvoiceId which) {
    var number = new SlotValue.Words(rows.numberOf(thread.tenant(), which));
    done(Await.value(action().perform(request(run, Map.of("invoice", number)))));
  }

  private void tell(PaymentFact fact) {
    Await.done(news().record(account, List.of(fact)).then(Mono.defer(() -> news().actOn(account))));
  }

  /** Of the latest attempt. */
  private PaymentFact fact(String key, Kind kind, @Nullable String payment) {
    var attempt =
        rows.value(
            thread.tenant(),
            "select attempt_id from payment_attempt where tenant_id = $1"
                + " order by attempt_id desc limit 1",
            UUID.class);
    return new PaymentFact(key, kind, new AttemptId(attempt), payment, PRICE, false, Payments.NOW);
  }

  private SlotValue number() {
    return new SlotValue.Words(rows.numberOf(thread.tenant(), invoice));
  }

  private ActionRequest request(String run) {
    return request(run, Map.of("invoice", number()));
  }

  private ActionRequest request(String run, Map<String, SlotValue> inputs) {
    return new ActionRequest(
        thread.tenant(),
        thread.conversation(),
        thread.contact(),
        IdempotencyKey.of(thread.conversation(), run, "pay"),
        PayInvoice.NAME,
        inputs,
        Language.SPANISH,
        customer);
  }

  private static ActionOutcome.Done done(ActionOutcome outcome) {
    assertThat(outcome).isInstanceOf(ActionOutcome.Done.class);
    return (ActionOutcome.Done) outcome;
  }

  private static String link(ActionOutcome outcome) {
    return done(outcome).receipt().facts().getOrDefault("link", "");
  }

  private long attempts() {
    return rows.count(thread.tenant(), "select count(*) from payment_attempt where tenant_id = $1");
  }

  private String attemptStates() {
    return rows.value(
        thread.tenant(),
        "select string_agg(state, ', ' order by attempt_id) from payment_attempt where tenant_id = $1",
        String.class);
  }

  private String messages() {
    return rows.value(
        thread.tenant(),
        "select coalesce(string_agg(author || ': ' || (content ->> 'body'), e'\\n' order by at), '')"
            + " from message where tenant_id = $1",
        String.class);
  }

  private String events() {
    return rows.value(
        thread.tenant(),
        "select string_agg(kind, ', ' order by kind) from business_event where tenant_id = $1",
        String.class);
  }

  private void suspend() {
    var plan = Uuid7.next();
    var node = Uuid7.next();
    var access = Uuid7.next();
    rows.write(
        thread.tenant(),
        "insert into plan values ($1, $2, 'Hogar', 200, 100, 14990, 'CLP', 1900)",
        plan);
    rows.write(
        thread.tenant(),
        "insert into network_node (tenant_id, node_id, kind, name) values ($1, $2, 'node', 'N')",
        node);
    rows.write(
        thread.tenant(),
        "insert into network_node values ($1, $2, $3, 'access', 'A')",
        access,
        node);
    rows.write(
        thread.tenant(),
        "insert into subscription values ($1, $2, $3, $4, $5, 'suspended', '2026-01-01')",
        Uuid7.next(),
        customer.value(),
        plan,
        access);
  }
}
