package io.recado.actions.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.CustomerId;
import io.recado.action.IdempotencyKey;
import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.invoice.InvoiceId;
import io.recado.actions.invoice.Invoices;
import io.recado.actions.invoice.Money;
import io.recado.actions.invoice.TestInvoices;
import io.recado.actions.matter.TestMatters;
import io.recado.actions.payment.PaymentFact.Kind;
import io.recado.actions.ticket.TestNews;
import io.recado.actions.transfer.TestTransfers;
import io.recado.actions.transfer.TransferClaim;
import io.recado.actions.transfer.TransferDesk;
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
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A customer with an invoice and a way to pay it, on a real database. */
final class PaymentStage {

  static final Money PRICE = Money.of(14_990, "CLP");
  private static final SecretBox BOX = SecretBox.of(List.of(MasterKey.random()));

  final StubProvider stripe = new StubProvider();
  final SettableClock clock = new SettableClock(Payments.NOW);
  final TestThread thread;
  final InvoiceId invoice;
  final PaymentAccount account;
  CustomerId customer;
  private final TestDatabase database;
  private final TestInvoices rows;

  PaymentStage(TestDatabase database) {
    this.database = database;
    this.rows = new TestInvoices(database);
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

  PayInvoice action() {
    var attempting = new Attempting(attemptStore(), news(), accounts(), clock);
    return new PayInvoice(invoices(), accounts(), attempting, tenants(), clock);
  }

  private InMemoryTenants tenants() {
    return new InMemoryTenants()
        .add(
            new Tenant(
                thread.tenant(), "Red Andina", ZoneId.of("America/Santiago"), Language.SPANISH));
  }

  PaymentNews news() {
    return news(
        new PostgresSettlements(
            database.client(),
            database.scope(),
            new PostgresBooks(database.client()),
            returns(),
            told()));
  }

  PaymentNews news(Settlements settlements) {
    var facts = new PostgresFacts(database.client(), database.scope());
    return new PaymentNews(providers(), facts, settlements, clock);
  }

  /** Asks providers to give back what came too much. */
  GiveBackPayments givingBack() {
    return new GiveBackPayments(returns(), attemptStore(), providers(), told(), database.scope());
  }

  /** Closes what was paid. */
  ClosePages closing() {
    return new ClosePages(
        database.database().dispatch(),
        database.client(),
        database.scope(),
        attemptStore(),
        providers());
  }

  private PostgresAttempts attemptStore() {
    return new PostgresAttempts(database.client(), database.scope());
  }

  private ProvidersOfAccounts providers() {
    return new ProvidersOfAccounts(List.of(stripe), accounts());
  }

  private PostgresReturns returns() {
    return new PostgresReturns(database.database().dispatch(), database.client(), database.scope());
  }

  private TellNews told() {
    return new TellNews(database.client(), TestNews.on(database), TestMatters.on(database));
  }

  SettlePayments job() {
    return new SettlePayments(
        database.database().dispatch(),
        database.client(),
        database.scope(),
        accounts(),
        new SettlePayments.Reconciling(attemptStore(), news()));
  }

  PaymentAccounts accounts() {
    return new PostgresPaymentAccounts(
        database.database().dispatch(), database.client(), database.scope(), BOX);
  }

  Invoices invoices() {
    return TestInvoices.invoices(database);
  }

  ActionOutcome pay(String run) {
    return Await.value(action().perform(request(run)));
  }

  void pay(String run, InvoiceId which) {
    var number = new SlotValue.Words(rows.numberOf(thread.tenant(), which));
    done(Await.value(action().perform(request(run, Map.of("invoice", number)))));
  }

  void tell(PaymentFact fact) {
    Await.done(news().record(account, List.of(fact)).then(Mono.defer(() -> news().actOn(account))));
  }

  /** Of the latest attempt, about all of its amount. */
  PaymentFact fact(String key, Kind kind, @Nullable String payment) {
    return fact(key, kind, payment, PRICE);
  }

  PaymentFact fact(String key, Kind kind, @Nullable String payment, Money amount) {
    var attempt =
        rows.value(
            thread.tenant(),
            "select attempt_id from payment_attempt where tenant_id = $1"
                + " order by attempt_id desc limit 1",
            UUID.class);
    return new PaymentFact(key, kind, new AttemptId(attempt), payment, amount, false, Payments.NOW);
  }

  SlotValue number() {
    return new SlotValue.Words(rows.numberOf(thread.tenant(), invoice));
  }

  ActionRequest request(String run) {
    return request(run, Map.of("invoice", number()));
  }

  ActionRequest request(String run, Map<String, SlotValue> inputs) {
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

  static ActionOutcome.Done done(ActionOutcome outcome) {
    assertThat(outcome).isInstanceOf(ActionOutcome.Done.class);
    return (ActionOutcome.Done) outcome;
  }

  static String link(ActionOutcome outcome) {
    return done(outcome).receipt().facts().getOrDefault("link", "");
  }

  long attempts() {
    return rows.count(thread.tenant(), "select count(*) from payment_attempt where tenant_id = $1");
  }

  String attemptStates() {
    return rows.value(
        thread.tenant(),
        "select string_agg(state, ', ' order by attempt_id) from payment_attempt where tenant_id ="
            + " $1",
        String.class);
  }

  String state() {
    return rows.stateOf(thread.tenant(), invoice);
  }

  /** What the books say of the invoice. */
  String books() {
    return rows.accounts(thread.tenant(), invoice);
  }

  String messages() {
    return rows.value(
        thread.tenant(),
        "select coalesce(string_agg(author || ': ' || (content ->> 'body'), e'\\n"
            + "' order by at), '') from message where tenant_id = $1",
        String.class);
  }

  String events() {
    return rows.value(
        thread.tenant(),
        "select string_agg(kind, ', ' order by kind) from business_event where tenant_id = $1",
        String.class);
  }

  /** The customer says that they have paid all of the invoice by transfer. */
  TransferClaim claimTransfer() {
    var day = new SlotValue.Words(clock.instant().toString().substring(0, 10));
    var inputs =
        Map.of("invoice", number(), "day", day, "reference", new SlotValue.Words("transf 1"));
    done(
        Await.value(
            TestTransfers.claiming(database, tenants(), clock)
                .perform(request("transfer", inputs))));
    return Await.all(desk().open(thread.tenant())).getFirst();
  }

  void confirmTransfer(TransferClaim claim) {
    confirmTransfer(claim, claim.amount());
  }

  void confirmTransfer(TransferClaim claim, Money arrived) {
    var confirmed = desk().confirm(thread.tenant(), claim.id(), arrived, "agent-1");
    assertThat(Await.value(confirmed)).isTrue();
  }

  private TransferDesk desk() {
    return TestTransfers.desk(database, clock);
  }

  void suspend() {
    rows.suspend(thread.tenant(), customer);
  }
}
