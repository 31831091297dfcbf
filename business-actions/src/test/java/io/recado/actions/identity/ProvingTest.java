package io.recado.actions.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionOutcome.Done;
import io.recado.action.ActionOutcome.Rejected;
import io.recado.action.ActionRequest;
import io.recado.action.CustomerId;
import io.recado.action.IdempotencyKey;
import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.invoice.TestInvoices;
import io.recado.channel.MasterKey;
import io.recado.channel.MasterKeys;
import io.recado.conversation.Language;
import io.recado.database.TestDatabase;
import io.recado.dialogue.SlotValue;
import io.recado.mail.Mail;
import io.recado.tenant.InMemoryTenants;
import io.recado.tenant.Tenant;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/**
 * A code is asked for, sent and typed. Tests with a number in their name hold a rule of OWASP's and
 * NIST's on resets: 32 two addresses, 33 known and unknown alike, 34 raced, 35 sent again.
 */
@Tag("server")
class ProvingTest {

  private static final String EMAIL = "cliente01@example.com";
  private static final CodeSeal SEAL = CodeSeal.of(new MasterKeys(List.of(MasterKey.random())));

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private static final TestInvoices rows = new TestInvoices(database);

  /** Ten minutes ahead of the database, as a node may be. */
  private final SettableClock clock = new SettableClock(Instant.now().plus(Duration.ofMinutes(10)));

  private final Inbox inbox = new Inbox();
  private final AtomicInteger runs = new AtomicInteger();
  private Duration codeLife = Duration.ofMinutes(10);
  private Duration proofLife = Duration.ofMinutes(30);
  private TestThread thread;
  private CustomerId customer;

  @BeforeEach
  void aCustomerWithAnAddress() {
    thread = TestConversations.add(database, database.tenant("Red Andina"));
    customer = customerWith(EMAIL);
  }

  @Test
  void whoTypesTheCodeFromTheMailIsThatCustomer() {
    ask(EMAIL);
    sendMail();

    assertThat(type(inbox.lastCode())).isInstanceOf(Done.class);
    assertThat(proven(thread)).isEqualTo(customer);
    assertThat(inbox.mails).extracting(Mail::to).containsExactly(EMAIL);
  }

  @Test
  void theAccountIsNamedByItsNumberTooInAnyCase() {
    ask("mi número es " + numberOf(customer).toLowerCase(Locale.ROOT) + ".");
    sendMail();

    assertThat(type(inbox.lastCode())).isInstanceOf(Done.class);
  }

  @Test
  void anAddressThatNobodyMadeSureOfGetsNoCode() {
    doubt(customer);

    ask(EMAIL);
    sendMail();

    assertThat(inbox.mails).isEmpty();
  }

  @Test
  void anAddressOfTwoCustomersGetsNoCode() {
    customerWith(EMAIL);

    ask(EMAIL);
    sendMail();

    assertThat(inbox.mails).isEmpty();
  }

  @Test
  void anAddressOfTwoCustomersGetsNoCodeByANumberEither() {
    customerWith(EMAIL);

    ask(numberOf(customer));
    sendMail();

    assertThat(inbox.mails).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana@example.com, other@example.org",
        "Ana <ana@example.com>",
        "ana@example.com ",
        "ana"
      })
  void anAddressOnFileThatIsNotOneAddressGetsNoCodeAndTheSameWords(String onFile) {
    var unknown = ask("nobody@example.com");

    var known = ask(numberOf(customerWith(onFile)));
    sendMail();

    assertThat(known).isEqualTo(unknown);
    assertThat(inbox.mails).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cliente01@example.com,other@example.org",
        "cliente01@example.com other@example.org",
        "cliente01@example.com;other@example.org",
        "cliente01@example.com\nBcc: other@example.org",
        "\"cliente01@example.com\" <other@example.org>",
        "cliente01@example.com@example.org",
        "C-101, C-102",
        ""
      })
  void rule32TwoAddressesInOneFieldAreRefused(String account) {
    assertThat(ask(account)).isEqualTo(new Rejected("one_account"));
  }

  @Test
  void rule33KnownAndUnknownAccountsAreAnsweredAlike() {
    var known = ask(EMAIL);
    sendMail();
    var triesOfKnown = List.of(type("000000x"), type("000001x"), another(), type("000002x"));
    thread = TestConversations.add(database, thread.tenant());

    var unknown = ask("nobody@example.com");
    sendMail();
    var triesOfUnknown = List.of(type("000000x"), type("000001x"), another(), type("000002x"));

    assertThat(unknown).isEqualTo(known);
    assertThat(triesOfUnknown).isEqualTo(triesOfKnown);
    assertThat(inbox.mails).extracting(Mail::to).containsOnly(EMAIL);
  }

  @Test
  void rule33AnExpiredCodeDoesNotTellKnownFromUnknownAccounts() {
    codeLife = Duration.ofMillis(1);
    ask(EMAIL);
    var known = type("000000");
    thread = TestConversations.add(database, thread.tenant());
    ask("nobody@example.com");
    var unknown = type("000000");

    assertThat(known).isEqualTo(new Rejected("expired"));
    assertThat(unknown).isEqualTo(known);
  }

  /** The mail server may hang: whoever asks does not wait for it, so the time tells nothing. */
  @Test
  void rule33NobodyWaitsForTheMail() {
    inbox.away = true;

    assertThat(ask(EMAIL)).isEqualTo(ask("nobody@example.com"));
    assertThat(inbox.mails).isEmpty();
  }

  @Test
  void rule34OfFiftyTriesOfOneCodeAtATimeOneSucceeds() {
    ask(EMAIL);
    sendMail();
    var code = inbox.lastCode();

    var outcomes =
        Await.all(
            Flux.range(0, 50)
                .flatMap(_ -> check().perform(request(CheckCode.NAME, typed(code))), 50));

    assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
    assertThat(count("identity_proof")).isEqualTo(1);
  }

  @Test
  void rule34ACodeWorksOnce() {
    ask(EMAIL);
    sendMail();
    type(inbox.lastCode());

    assertThat(type(inbox.lastCode())).isEqualTo(new Rejected("wrong"));
  }

  @Test
  void rule35AnotherCodeKeepsTheFailureCount() {
    ask(EMAIL);
    sendMail();
    for (int i = 0; i < 4; i++) {
      assertThat(type("00000" + i + "x")).isEqualTo(new Rejected("wrong"));
    }
    assertThat(another()).isEqualTo(new Rejected("sent_again"));
    sendMail();
    assertThat(type("wrong again")).isEqualTo(new Rejected("wrong"));

    assertThat(type(inbox.lastCode())).isEqualTo(new Rejected("too_many"));
    assertThat(another()).isEqualTo(new Rejected("too_many"));
    assertThat(proven(thread)).isNull();
  }

  @Test
  void anotherCodeVoidsTheOneBefore() {
    ask(EMAIL);
    sendMail();
    var first = inbox.lastCode();
    another();

    assertThat(type(first)).isEqualTo(new Rejected("wrong"));
    sendMail();
    assertThat(type(inbox.lastCode())).isInstanceOf(Done.class);
  }

  @Test
  void aContactAsksForFiveCodesAnHour() {
    for (int i = 0; i < 5; i++) {
      assertThat(ask("nobody" + i + "@example.com")).isInstanceOf(Done.class);
    }

    assertThat(ask(EMAIL)).isEqualTo(new Rejected("too_many"));
  }

  @Test
  void aCustomerGetsFiveCodesAnHourWhoeverAsksAndNobodyIsTold() {
    for (int i = 0; i < 7; i++) {
      thread = TestConversations.add(database, thread.tenant());
      assertThat(ask(EMAIL)).isInstanceOf(Done.class);
      sendMail();
    }

    assertThat(inbox.mails).hasSize(5);
  }

  @Test
  void requestsThatSendNothingKeepNobodyOut() {
    past(20, "asked", "null");
    past(30, "wrong", "null");

    ask(EMAIL);
    sendMail();

    assertThat(inbox.mails).hasSize(1);
  }

  @Test
  void mistakesOfStrangersStopTheirCodesButNotThoseOfWhoProvedToBeTheCustomer() {
    var familiar = thread;
    ask(EMAIL);
    sendMail();
    type(inbox.lastCode());
    past(20, "wrong", "'cliente01@example.com'");

    thread = TestConversations.add(database, thread.tenant());
    var stranger = ask(EMAIL);
    sendMail();
    assertThat(inbox.mails).hasSize(1);
    assertThat(count("identity_event where held = 'customer_wrong' and")).isEqualTo(1);

    thread = familiar;
    assertThat(ask(EMAIL)).isEqualTo(stranger);
    sendMail();
    assertThat(inbox.mails).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"500, asked, tenant_sends", "300, wrong, tenant_wrong"})
  void aTenantHasLimitsOverAllItsCustomersAndNobodyIsTold(int times, String kind, String held) {
    var mine = customer;
    customer = customerWith("other@example.org");
    past(times, kind, "gen_random_uuid() || '@example.org'");
    customer = mine;

    var outcome = ask(EMAIL);
    sendMail();

    assertThat(outcome).isEqualTo(ask("nobody@example.com"));
    assertThat(inbox.mails).isEmpty();
    assertThat(count("identity_event where held = '" + held + "' and")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"12, asked, tenant_sends", "40, wrong, tenant_wrong"})
  void aTenantMayHaveLimitsOfItsOwn(int times, String kind, String held) {
    rows.write(thread.tenant(), "insert into identity_limit values ($1, 12, 40)");
    var mine = customer;
    customer = customerWith("other@example.org");
    past(times, kind, "gen_random_uuid() || '@example.org'");
    customer = mine;

    ask(EMAIL);
    sendMail();

    assertThat(inbox.mails).isEmpty();
    assertThat(count("identity_event where held = '" + held + "' and")).isEqualTo(1);
  }

  @Test
  void aRequestThatHadToWaitSendsNothingAsTheDialogueHasEnded() {
    var inputs = Map.<String, SlotValue>of(SendCode.ACCOUNT, new SlotValue.Words(EMAIL));
    var late = request(SendCode.NAME, inputs);
    rows.write(
        thread.tenant(),
        "insert into action_run (tenant_id, idempotency_key, conversation_id, flow_run, step,"
            + " request, state) values ($1, $2, $3, 'run', 'step', '{}', 'queued')",
        late.key().value(),
        thread.conversation().value());

    var outcome =
        Await.value(new SendCode(challenges(), Duration.ofMinutes(10), clock).perform(late));
    sendMail();

    assertThat(outcome).isInstanceOf(Done.class);
    assertThat(inbox.mails).isEmpty();
    assertThat(another()).isEqualTo(new Rejected("sent_again"));
    sendMail();
    assertThat(inbox.mails).hasSize(1);
  }

  @Test
  void anotherCodeGoesWhereTheCustomersMailGoesByNow() {
    ask(EMAIL);
    sendMail();
    setEmail(customer, "new@example.com");

    another();
    sendMail();

    assertThat(inbox.mails).extracting(Mail::to).containsExactly(EMAIL, "new@example.com");
  }

  @Test
  void anotherCodeDoesNotGoToAnAddressThatIsNotSureAnyMore() {
    ask(EMAIL);
    sendMail();
    doubt(customer);

    assertThat(another()).isEqualTo(new Rejected("sent_again"));
    sendMail();

    assertThat(inbox.mails).hasSize(1);
  }

  @Test
  void aCodeThatIsTypedWhileItsAddressIsChangedProvesNothing() {
    ask(EMAIL);
    sendMail();
    var change =
        database
            .client()
            .sql("update customer set email = 'new@example.com' where customer_id = $1")
            .bind(0, customer.value())
            .then();

    var outcome =
        rows.besides(
            thread.tenant(),
            change,
            check().perform(request(CheckCode.NAME, typed(inbox.lastCode()))));

    assertThat(outcome).isEqualTo(new Rejected("wrong"));
    assertThat(proven(thread)).isNull();
  }

  @Test
  void ofMailsThatMayHaveGoneOutTheLastTwoWork() {
    inbox.mute = true;
    ask(EMAIL);
    sendMail();
    var first = inbox.lastCode();
    inbox.mute = false;
    makeDue();
    sendMail();

    assertThat(inbox.mails).hasSize(2);
    assertThat(type(first)).isInstanceOf(Done.class);
    assertThat(type(inbox.lastCode())).isEqualTo(new Rejected("wrong"));
  }

  @Test
  void onceProvenNothingMoreIsSent() {
    inbox.mute = true;
    ask(EMAIL);
    sendMail();

    assertThat(type(inbox.lastCode())).isInstanceOf(Done.class);
    assertThat(count("identity_challenge where send_at is not null and")).isZero();
    assertThat(another()).isEqualTo(new Rejected("too_many"));
  }

  @Test
  void ofManyWhoAskAgainAtATimeACustomerStillGetsFiveCodesAnHour() {
    ask(EMAIL);
    var requests = new ArrayList<ActionRequest>();
    for (int i = 0; i < 3; i++) {
      thread = TestConversations.add(database, thread.tenant());
      ask(EMAIL);
      requests.add(request(CheckCode.NAME, Map.of()));
      requests.add(request(CheckCode.NAME, Map.of()));
    }

    Await.all(Flux.fromIterable(requests).flatMap(request -> check().perform(request), 6));

    assertThat(count("identity_event where address is not null and")).isEqualTo(5);
  }

  @Test
  void theDatabasesClockEndsACodeWhateverTheNodesSay() {
    codeLife = Duration.ofMillis(1);
    ask(EMAIL);

    clock.advance(Duration.ofMinutes(-20));

    assertThat(type("000000")).isEqualTo(new Rejected("expired"));
  }

  @Test
  void aCodeCountsOnlyInTheConversationThatAskedForIt() {
    ask(EMAIL);
    sendMail();
    var other = TestConversations.add(database, thread.tenant());
    var first = thread;
    thread = other;
    ask(EMAIL);

    assertThat(type(inbox.lastCode())).isEqualTo(new Rejected("wrong"));
    assertThat(proven(first)).isNull();
    assertThat(proven(other)).isNull();
  }

  @Test
  void aProofIsOverInTimeAndIsNotAnotherContacts() {
    ask(EMAIL);
    sendMail();
    type(inbox.lastCode());
    var somebodyElse = TestConversations.add(database, thread.tenant()).contact();
    assertThat(proven(new TestThread(thread.tenant(), thread.conversation(), somebodyElse)))
        .isNull();

    rows.write(
        thread.tenant(),
        "update conversation set contact_id = $3 where tenant_id = $1 and conversation_id = $2",
        thread.conversation().value(),
        somebodyElse.value());

    assertThat(proven(thread)).isNull();
  }

  @Test
  void aProofIsOverInTime() {
    proofLife = Duration.ofMillis(1);
    ask(EMAIL);
    sendMail();
    type(inbox.lastCode());

    assertThat(proven(thread)).isNull();
  }

  @Test
  void theSameRequestIsAnsweredTheSameAndCountsOnce() {
    ask(EMAIL);
    sendMail();
    var request = request(CheckCode.NAME, typed("000000x"));

    var answers = Await.all(Flux.range(0, 10).concatMap(_ -> check().perform(request)));

    assertThat(answers).containsOnly(new Rejected("wrong"));
    assertThat(Await.value(check().outcomeOf(request))).isEqualTo(new Rejected("wrong"));
    assertThat(count("identity_event where kind = 'wrong' and")).isEqualTo(1);
    assertThat(type(inbox.lastCode())).isInstanceOf(Done.class);
  }

  @Test
  void noCodeIsKeptInTheDatabase() {
    ask(EMAIL);
    sendMail();

    var kept =
        text(
            "select code_seal from identity_challenge where tenant_id = $1 and customer_id = $2",
            customer);
    assertThat(kept).doesNotContain(inbox.lastCode()).hasSize(43);
  }

  @Test
  void aMailThatDidNotGoOutIsTriedAgainWithAnotherCode() {
    inbox.away = true;
    ask(EMAIL);
    sendMail();
    inbox.away = false;
    makeDue();
    sendMail();
    sendMail();

    assertThat(inbox.mails).hasSize(1);
    assertThat(type(inbox.lastCode())).isInstanceOf(Done.class);
  }

  @Test
  void everyStepIsWrittenDown() {
    ask(EMAIL);
    sendMail();
    type("000000x");
    type(inbox.lastCode());

    assertThat(
            text(
                "select string_agg(kind, ' ' order by at) from identity_event"
                    + " where tenant_id = $1 and customer_id = $2",
                customer))
        .isEqualTo("asked wrong proven");
  }

  /** Once each: the end of the action finds its request entered. */
  @Test
  void everyStepIsInTheAudit() {
    ask(EMAIL);
    sendMail();
    type("000000x");
    type(inbox.lastCode());

    assertThat(
            text(
                "select string_agg(actor_kind || ' ' || outcome, ', ' order by at) from audit_entry"
                    + " where tenant_id = $1 and action = 'identity.code' and customer_id = $2",
                customer))
        .isEqualTo("contact asked, contact wrong, customer proven");
  }

  private ActionOutcome ask(String account) {
    var inputs = Map.<String, SlotValue>of(SendCode.ACCOUNT, new SlotValue.Words(account));
    return Await.value(
        new SendCode(challenges(), Duration.ofMinutes(10), clock)
            .perform(request(SendCode.NAME, inputs)));
  }

  private ActionOutcome type(String code) {
    return Await.value(check().perform(request(CheckCode.NAME, typed(code))));
  }

  private ActionOutcome another() {
    return Await.value(check().perform(request(CheckCode.NAME, Map.of())));
  }

  private Map<String, SlotValue> typed(String code) {
    var seal = SEAL.of(thread.tenant(), thread.conversation(), code);
    return Map.of(CheckCode.CODE, new SlotValue.Words(seal));
  }

  private CheckCode check() {
    return new CheckCode(challenges(), clock);
  }

  private Challenges challenges() {
    return new PostgresChallenges(database.client(), database.scope(), codeLife, proofLife);
  }

  private void sendMail() {
    var tenants =
        new InMemoryTenants()
            .add(new Tenant(thread.tenant(), "Red Andina", ZoneOffset.UTC, Language.SPANISH));
    Await.done(
        new SendCodes(
                database.database().dispatch(),
                database.client(),
                database.scope(),
                tenants,
                new SendCodes.Sealing(SEAL, inbox))
            .run());
  }

  private @Nullable CustomerId proven(TestThread who) {
    return new PostgresCustomerIdentity(database.client(), database.scope())
        .proven(who.tenant(), who.conversation(), who.contact())
        .block();
  }

  private ActionRequest request(ActionName action, Map<String, SlotValue> inputs) {
    return new ActionRequest(
        thread.tenant(),
        thread.conversation(),
        thread.contact(),
        IdempotencyKey.of(thread.conversation(), "run-" + runs.incrementAndGet(), "step"),
        action,
        inputs,
        Language.SPANISH);
  }

  private CustomerId customerWith(String email) {
    var id = rows.customer(thread.tenant(), null);
    setEmail(id, email);
    return id;
  }

  private void setEmail(CustomerId who, String email) {
    rows.write(
        thread.tenant(),
        "update customer set email = $3, email_verified_at = now()"
            + " where tenant_id = $1 and customer_id = $2",
        who.value(),
        email);
  }

  private void doubt(CustomerId who) {
    rows.write(
        thread.tenant(),
        "update customer set email_verified_at = null where tenant_id = $1 and customer_id = $2",
        who.value());
  }

  private void makeDue() {
    rows.write(
        thread.tenant(),
        "update identity_challenge set send_at = clock_timestamp() where tenant_id = $1");
  }

  private String numberOf(CustomerId who) {
    return text("select number from customer where tenant_id = $1 and customer_id = $2", who);
  }

  /** What strangers did a minute ago about the customer; the address is an expression. */
  private void past(int times, String kind, String address) {
    var stranger = TestConversations.add(database, thread.tenant());
    rows.write(
        thread.tenant(),
        "insert into identity_event (tenant_id, request_key, kind, conversation_id, contact_id,"
            + " customer_id, address, at) select $1, gen_random_uuid()::text, $2, $3, $4, $5, "
            + address
            + ", clock_timestamp() - interval '1 minute' from generate_series(1, $6)",
        kind,
        stranger.conversation().value(),
        stranger.contact().value(),
        customer.value(),
        times);
  }

  private long count(String table) {
    var where = table.contains("where") ? table : table + " where";
    return rows.count(thread.tenant(), "select count(*) from " + where + " tenant_id = $1");
  }

  private String text(String sql, CustomerId who) {
    TenantId tenant = thread.tenant();
    return rows.text(tenant, sql, who.value());
  }
}
