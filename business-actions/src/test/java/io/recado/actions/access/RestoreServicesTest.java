package io.recado.actions.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpMethod;
import io.recado.action.ActionOutcome;
import io.recado.action.CustomerId;
import io.recado.action.Receipt;
import io.recado.actions.ScriptedAction;
import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.access.NetworkAccess.Switched;
import io.recado.actions.invoice.InvoiceId;
import io.recado.actions.invoice.Money;
import io.recado.actions.invoice.TestInvoices;
import io.recado.actions.matter.TestMatters;
import io.recado.actions.ticket.TestNews;
import io.recado.channel.MasterKey;
import io.recado.channel.SecretBox;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.egress.TestEgress;
import io.recado.testing.Await;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * From the last overdue invoice that is paid to the word that the service is on, on a real
 * database.
 */
@Tag("server")
class RestoreServicesTest {

  private static final Money PRICE = Money.of(14_990, "CLP");
  private static final SecretBox BOX = SecretBox.of(List.of(MasterKey.random()));

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private static final TestInvoices rows = new TestInvoices(database);

  private final List<AccessSwitch> asked = new ArrayList<>();
  private Mono<Switched> answer = Mono.just(new Switched.On());
  private TestThread thread;
  private InvoiceId invoice;
  private UUID access;

  @BeforeEach
  void aSuspendedCustomer() {
    thread = TestConversations.add(database, database.tenant("Red Andina"));
    rows.write(
        thread.tenant(),
        "insert into conversation_work (tenant_id, conversation_id) values ($1, $2)",
        thread.conversation().value());
    var customer = rows.customer(thread.tenant(), null);
    invoice = rows.invoice(thread.tenant(), customer, PRICE, "2020-01-10");
    access = rows.suspend(thread.tenant(), customer);
    speaksOfIt();
  }

  @Test
  void theServiceIsSwitchedOnAndTheCustomerTold() {
    connect();
    pay(invoice);
    assertThat(messages()).isEmpty();

    restore();
    restore();

    assertThat(asked).containsExactly(new AccessSwitch.PppSecret("demo10"));
    assertThat(service()).isEqualTo("active");
    assertThat(messages()).startsWith("bot: Tu servicio está activo otra vez").hasLineCount(1);
    assertThat(events()).isEqualTo("invoice_paid, restore_service, service_restored");
  }

  @Test
  void aRouterThatGivesNoAnswerIsAskedAgain() {
    connect();
    pay(invoice);
    answer = Mono.error(new IllegalStateException("timed out"));

    restore();
    assertThat(messages()).isEmpty();
    assertThat(service()).isEqualTo("suspended");
    answer = Mono.just(new Switched.On());
    due("1 minute");
    restore();

    assertThat(messages()).startsWith("bot: Tu servicio está activo");
  }

  @Test
  void whatTheRouterRefusesIsLeftToAPerson() {
    connect();
    pay(invoice);
    answer = Mono.just(new Switched.Refused("401"));

    restore();
    Await.done(TestMatters.filing(database, tickets()).run());

    assertThat(messages()).contains("no logramos reactivar", "T-1042");
    assertThat(service()).isEqualTo("suspended");
    assertThat(events()).isEqualTo("invoice_paid, restore_failed, restore_service");
  }

  @Test
  void aRouterThatIsAwayForADayIsLeftToAPerson() {
    connect();
    pay(invoice);
    answer = Mono.error(new IllegalStateException("timed out"));
    due("25 hours");

    restore();

    assertThat(events()).contains("restore_failed");
  }

  @Test
  void withoutARouterItIsWaitedForWhoHearsTheEvent() {
    pay(invoice);
    restore();
    assertThat(messages()).isEmpty();
    assertThat(asked).isEmpty();

    rows.write(thread.tenant(), "update subscription set state = 'active' where tenant_id = $1");
    due("1 minute");
    restore();

    assertThat(messages()).startsWith("bot: Tu servicio está activo otra vez");
  }

  @Test
  void whoOwesAgainIsNotSwitchedOn() {
    connect();
    pay(invoice);
    rows.invoice(thread.tenant(), customer(), PRICE, "2020-02-10");

    restore();

    assertThat(asked).isEmpty();
    assertThat(service()).isEqualTo("suspended");
  }

  @Test
  void whileSomethingOverdueIsOwedNothingIsRestored() {
    var other = rows.invoice(thread.tenant(), customer(), PRICE, "2020-02-10");

    pay(invoice);
    assertThat(events()).isEqualTo("invoice_paid");
    pay(other);

    assertThat(events()).isEqualTo("invoice_paid, invoice_paid, restore_service");
  }

  @Test
  void whatElseIsPaidMeanwhileIsNotToldAgain() {
    connect();
    var other = rows.invoice(thread.tenant(), customer(), PRICE, "2099-01-10");
    pay(invoice);
    pay(other);

    restore();

    assertThat(messages()).startsWith("bot: Tu servicio está activo otra vez").hasLineCount(1);
    assertThat(restores("true")).isEqualTo(1);
  }

  @Test
  void aRouterThatIsAwayIsAskedOnceInARun() {
    var router = connect();
    var neighbour = rows.customer(thread.tenant(), null);
    var theirs = rows.invoice(thread.tenant(), neighbour, PRICE, "2020-01-10");
    var second = rows.suspend(thread.tenant(), neighbour);
    Await.done(
        routers().connect(thread.tenant(), second, router, new AccessSwitch.PppSecret("demo11")));
    pay(invoice);
    pay(theirs);
    answer = nobodyThere();

    restore();

    assertThat(asked).hasSize(1);
    assertThat(restores("state = 'due' and tries = 1")).isEqualTo(2);
  }

  @Test
  void whoNeverAskedForAPageIsToldWhereTheyProvedWhoTheyAre() {
    var quiet = rows.customer(thread.tenant(), null);
    var theirs = rows.invoice(thread.tenant(), quiet, PRICE, "2020-01-10");
    rows.suspend(thread.tenant(), quiet);
    proves(quiet);

    pay(theirs);

    assertThat(restores("conversation_id is not null and language = 'es'")).isEqualTo(1);
  }

  @Test
  void whoHasNoConversationIsSwitchedOnAndToldNowhere() {
    var quiet = rows.customer(thread.tenant(), null);
    var theirs = rows.invoice(thread.tenant(), quiet, PRICE, "2020-01-10");
    rows.suspend(thread.tenant(), quiet);

    pay(theirs);

    assertThat(restores("conversation_id is null")).isEqualTo(1);
  }

  @Test
  void aRoutersCredentialsAreSealed() {
    connect();

    var found = Await.value(routers().of(thread.tenant(), access));
    assertThat(found.router().password()).isEqualTo("hush-hush");
    assertThat(found.way()).isEqualTo(new AccessSwitch.PppSecret("demo10"));
    assertThat(Await.empty(routers().of(database.tenant("Other"), access))).isTrue();
    assertThat(
            rows.count(
                thread.tenant(),
                "select count(*) from network_router where tenant_id = $1"
                    + " and position('hush-hush'::bytea in secrets) > 0"))
        .isZero();
  }

  private void restore() {
    var restores =
        new PostgresRestores(database.database().dispatch(), database.client(), database.scope());
    var news =
        new RestoreNews(
            restores, database.scope(), TestNews.on(database), TestMatters.on(database));
    Await.done(new RestoreServices(restores, routers(), this::on, news).run());
  }

  private Mono<Switched> on(Router router, AccessSwitch way) {
    return Mono.defer(
        () -> {
          asked.add(way);
          return answer;
        });
  }

  private CustomerId customer() {
    return new CustomerId(
        rows.value(
            thread.tenant(),
            "select customer_id from subscription where tenant_id = $1",
            UUID.class));
  }

  private long restores(String which) {
    return rows.count(
        thread.tenant(), "select count(*) from service_restore where tenant_id = $1 and " + which);
  }

  /** Nothing listens at that port. */
  private static Mono<Switched> nobodyThere() {
    return TestEgress.toThisMachine(Duration.ofSeconds(20))
        .ask(HttpMethod.GET, URI.create("http://127.0.0.1:1/"), Map.of(), new byte[0], 100)
        .map(_ -> new Switched.On());
  }

  private void proves(CustomerId who) {
    var challenge = Uuid7.next();
    rows.write(
        thread.tenant(),
        "insert into identity_challenge (tenant_id, challenge_id, conversation_id, contact_id,"
            + " customer_id, language, code_until) values ($1, $2, $3, $4, $5, 'es', now())",
        challenge,
        thread.conversation().value(),
        thread.contact().value(),
        who.value());
    rows.write(
        thread.tenant(),
        "insert into identity_proof (tenant_id, challenge_id, conversation_id, contact_id,"
            + " customer_id, until) values ($1, $2, $3, $4, $5, now())",
        challenge,
        thread.conversation().value(),
        thread.contact().value(),
        who.value());
  }

  private RouterId connect() {
    var id = new RouterId(Uuid7.next());
    var router =
        new Router(
            thread.tenant(),
            id,
            "Borde",
            URI.create("https://router.example.com"),
            "recado",
            "hush-hush");
    Await.done(routers().save(router));
    var way = new AccessSwitch.PppSecret("demo10");
    Await.done(routers().connect(thread.tenant(), access, id, way));
    Await.done(routers().connect(thread.tenant(), access, id, way));
    return id;
  }

  private static Routers routers() {
    return new PostgresRouters(database.client(), database.scope(), BOX);
  }

  private static ScriptedAction tickets() {
    var tickets = new ScriptedAction("open_ticket");
    var receipt = new Receipt("T-1042", Instant.EPOCH, Map.of("number", "T-1042"));
    tickets.endsWith(Mono.just(new ActionOutcome.Done(receipt)));
    return tickets;
  }

  private void pay(InvoiceId which) {
    rows.setState(thread.tenant(), which, "paid");
  }

  /** Makes it due now, after so long. */
  private void due(String after) {
    rows.write(
        thread.tenant(),
        "update service_restore set due_at = now(), created_at = now() - $2::interval"
            + " where tenant_id = $1",
        after);
  }

  /** There is a conversation in which the customer has asked for a page to pay at. */
  private void speaksOfIt() {
    var account = Uuid7.next();
    rows.write(
        thread.tenant(),
        "insert into payment_account (tenant_id, account_id, provider, live, preferred, secrets)"
            + " values ($1, $2, 'stripe', false, true, '')",
        account);
    rows.write(
        thread.tenant(),
        "insert into payment_attempt (tenant_id, attempt_id, invoice_id, account_id,"
            + " conversation_id, language, amount_minor, currency, requested_at, expires_at)"
            + " values ($1, $2, $3, $4, $5, 'es', 14990, 'CLP', now(), now() + interval '1 day')",
        Uuid7.next(),
        invoice.value(),
        account,
        thread.conversation().value());
  }

  private String service() {
    return rows.value(
        thread.tenant(), "select state from subscription where tenant_id = $1", String.class);
  }

  private String messages() {
    return rows.value(
        thread.tenant(),
        "select coalesce(string_agg(author || ': ' || (content ->> 'body'), e'\\n"
            + "' order by at), '') from message where tenant_id = $1",
        String.class);
  }

  private String events() {
    return rows.value(
        thread.tenant(),
        "select string_agg(kind, ', ' order by kind) from business_event where tenant_id = $1",
        String.class);
  }
}
