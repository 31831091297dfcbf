package io.recado.actions.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionOutcome.Done;
import io.recado.action.ActionOutcome.Rejected;
import io.recado.action.ActionRequest;
import io.recado.action.CustomerId;
import io.recado.action.IdempotencyKey;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupOutcome.None;
import io.recado.action.LookupRequest;
import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.hours.BusinessHours;
import io.recado.actions.hours.OpenPeriod;
import io.recado.actions.invoice.InvoiceId;
import io.recado.actions.invoice.Money;
import io.recado.actions.invoice.TestInvoices;
import io.recado.actions.ticket.TestNews;
import io.recado.actions.transfer.ClaimTransfer;
import io.recado.actions.transfer.TestTransfers;
import io.recado.actions.transfer.TransferDesk;
import io.recado.conversation.Language;
import io.recado.database.TestDatabase;
import io.recado.dialogue.SlotValue;
import io.recado.tenant.InMemoryTenants;
import io.recado.tenant.Tenant;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Promises to pay, on real books. */
@Tag("server")
class PromisesTest {

  private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

  /** Sunday, 11:30 in Santiago. */
  private static final Instant NOW = Instant.parse("2026-11-22T14:30:00Z");

  private static final Money PRICE = Money.of(14_990, "CLP");
  private static final String BY = "0190ed00-0000-7000-8000-00000000a001";

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private static final TestInvoices rows = new TestInvoices(database);

  private final SettableClock clock = new SettableClock(NOW);
  private TenantId tenant;
  private TestThread thread;
  private CustomerId customer;
  private InvoiceId invoice;

  @BeforeEach
  void anInvoiceIsOverdue() {
    tenant = database.tenant("Red Andina");
    thread = TestConversations.add(database, tenant);
    rows.write(
        tenant,
        "insert into conversation_work (tenant_id, conversation_id) values ($1, $2)",
        thread.conversation().value());
    customer = rows.customer(tenant, null);
    invoice = rows.invoice(tenant, customer, PRICE, "2026-11-10");
  }

  @Test
  void aPromiseIsWrittenDownAndChangesNoBook() {
    var promised = promise("1", "2026-11-27");

    assertThat(((Done) promised).receipt().facts())
        .containsEntry("number", number())
        .containsEntry("amount", "$14.990")
        .containsEntry("day", "viernes 27 de noviembre")
        .containsEntry(
            "service",
            "Ten en cuenta que la promesa no cambia por sí sola los plazos de suspensión.");
    assertThat(promise("1", "2026-11-27")).as("the same request").isEqualTo(promised);
    assertThat(states()).isEqualTo("open");
    assertThat(rows.accounts(tenant, invoice))
        .isEqualTo("receivable 14990, revenue -12597, tax -2393");
  }

  @Test
  void whatItDoesToTheServiceIsToldAsItIs() {
    set("holds_off", "true");
    assertThat(service(promise("1", "2026-11-27")))
        .isEqualTo("Hasta ese día no se suspende tu servicio por esta factura.");

    rows.suspend(tenant, customer);
    assertThat(service(promise("1", "2026-11-27")))
        .isEqualTo("Tu servicio sigue suspendido hasta que el pago esté confirmado.");
  }

  @Test
  void theLastDayIsTheTenants() {
    assertThat(latest()).isEqualTo("domingo 29 de noviembre");
    assertThat(promise("1", "2026-11-30")).isEqualTo(new Rejected("bad_day"));
    assertThat(promise("2", "2026-11-21")).as("it is over").isEqualTo(new Rejected("bad_day"));

    set("most_days", "3");

    assertThat(latest()).isEqualTo("miércoles 25 de noviembre");
    assertThat(promise("3", "2026-11-26")).isEqualTo(new Rejected("bad_day"));
    assertThat(promise("4", "2026-11-25")).isInstanceOf(Done.class);
  }

  @Test
  void whoMayPromiseNothingIsToldWhy() {
    set("most_days", "0");
    assertThat(terms()).isEqualTo(new None("no_promises"));
    set("most_days", "7");
    var later = rows.invoice(tenant, customer, PRICE, "2026-12-10");
    assertThat(terms(rows.numberOf(tenant, later))).isEqualTo(new None("not_overdue"));
    assertThat(terms("F-0")).isEqualTo(new None("unknown_invoice"));
    rows.setState(tenant, invoice, "paid");
    assertThat(terms()).isEqualTo(new None("nothing_owed"));
    assertThat(promise("1", "2026-11-27")).isEqualTo(new Rejected("nothing_owed"));
  }

  @Test
  void anotherCustomersInvoiceCannotBePromised() {
    customer = rows.customer(tenant, null);

    assertThat(promise("1", "2026-11-27")).isEqualTo(new Rejected("unknown_invoice"));
  }

  @Test
  void oneInvoiceHasOnePromiseAtATime() {
    promise("1", "2026-11-27");

    assertThat(promise("2", "2026-11-28")).isEqualTo(new Rejected("promised_already"));
  }

  @Test
  void thereAreOnlySoManyPromisesInATime() {
    promise("1", "2026-11-23");
    clock.set(NOW.plus(Duration.ofDays(2)));
    run();
    promise("2", "2026-11-25");
    clock.set(NOW.plus(Duration.ofDays(4)));
    run();

    assertThat(states()).isEqualTo("broken, broken");
    assertThat(terms()).isEqualTo(new None("too_often"));
    assertThat(promise("3", "2026-11-27")).isEqualTo(new Rejected("too_often"));
    clock.set(NOW.plus(Duration.ofDays(91)));
    assertThat(latest()).isEqualTo("domingo 28 de febrero");
  }

  @Test
  void onItsDayTheCustomerIsRemindedOnceInOpeningHours() {
    promise("1", "2026-11-27");
    run();
    assertThat(messages()).isEmpty();

    at("2026-11-27T10:00:00Z");
    run(open("09:00", "18:00"));
    assertThat(messages()).as("seven o'clock").isEmpty();
    at("2026-11-27T13:00:00Z");
    run(open("09:00", "18:00"));
    run(open("09:00", "18:00"));

    assertThat(messages())
        .isEqualTo(
            "Hoy es el día en que quedaste de pagar $14.990 de la factura " + number() + ".");
    assertThat(buttons()).isEqualTo("+:pay_invoice:invoice=" + number());
  }

  @Test
  void aPromiseIsKeptWhenTheBooksSaySo() {
    promise("1", "2026-11-27");
    rows.setState(tenant, invoice, "paid");

    run();
    at("2026-11-29T13:00:00Z");
    run();

    assertThat(states()).isEqualTo("kept");
    assertThat(messages()).as("the payment says it").isEmpty();
    assertThat(events()).isEqualTo("invoice_paid, promise_kept");
  }

  @Test
  void whoPaysWhileItsDayIsEndedHasKeptIt() {
    promise("1", "2026-11-27");
    at("2026-11-28T13:00:00Z");
    var paying =
        database
            .client()
            .sql("update invoice set state = 'paid', paid_at = now() where invoice_id = $1")
            .bind(0, invoice.value())
            .then();

    rows.besides(tenant, paying, job(always()).run().thenReturn(true));

    assertThat(states()).isEqualTo("kept");
  }

  @Test
  void aPromiseIsBrokenWhenItsDayIsOver() {
    promise("1", "2026-11-27");

    at("2026-11-28T02:59:00Z");
    run();
    assertThat(states()).as("a minute before midnight").isEqualTo("open");
    at("2026-11-28T13:00:00Z");
    run();
    run();

    assertThat(states()).isEqualTo("broken");
    assertThat(messages()).containsOnlyOnce("Pasó el día de tu promesa y todavía no veo el pago");
    assertThat(events()).isEqualTo("promise_broken");
  }

  @Test
  void ofManyNodesOneRemindsAndOneEnds() {
    promise("1", "2026-11-27");
    at("2026-11-27T13:00:00Z");
    Await.all(Flux.range(0, 30).flatMap(node -> job(always()).run().thenReturn(node), 10));
    at("2026-11-28T13:00:00Z");
    Await.all(Flux.range(0, 30).flatMap(node -> job(always()).run().thenReturn(node), 10));

    assertThat(messages()).containsOnlyOnce("Hoy es el día").containsOnlyOnce("Pasó el día");
  }

  @Test
  void aPromiseIsNotBrokenWhileAPersonLooksForTheMoney() {
    promise("1", "2026-11-27");
    claimTransfer();

    at("2026-11-27T13:00:00Z");
    run();
    at("2026-11-28T13:00:00Z");
    run();
    assertThat(messages()).isEmpty();
    assertThat(states()).isEqualTo("open");

    var desk = TestTransfers.desk(database, clock);
    var claim = Await.value(desk.open(tenant).next());
    Await.value(desk.reject(tenant, claim.id(), TransferDesk.Reason.NOT_ARRIVED, BY));
    run();
    assertThat(states()).isEqualTo("broken");
  }

  @Test
  void whatIsPromisedForTodayIsNotRemindedOfToday() {
    promise("1", "2026-11-22");

    run();
    assertThat(messages()).isEmpty();
    at("2026-11-23T13:00:00Z");
    run();

    assertThat(states()).isEqualTo("broken");
  }

  @Test
  void ofManyPromisesAtOnceOnlySoManyAreWrittenDown() {
    var numbers =
        IntStream.range(0, 20)
            .mapToObj(each -> rows.invoice(tenant, customer, PRICE, "2026-11-10"))
            .map(each -> rows.numberOf(tenant, each))
            .toList();

    var outcomes =
        Await.all(
            Flux.fromIterable(numbers)
                .flatMap(each -> perform("race" + each, each, "2026-11-27"), 10));

    assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(2);
    assertThat(outcomes).filteredOn(new Rejected("too_often")::equals).hasSize(18);
  }

  private void claimTransfer() {
    var inputs =
        Map.<String, SlotValue>of(
            "invoice", new SlotValue.Words(number()),
            "day", new SlotValue.Picked("2026-11-21", "day", Map.of()),
            "reference", new SlotValue.Words("transf 4711"));
    var claim = TestTransfers.claiming(database, tenants(), clock);
    var claimed = Await.value(claim.perform(request("claim", ClaimTransfer.NAME, inputs)));
    assertThat(claimed).isInstanceOf(Done.class);
  }

  private ActionOutcome promise(String run, String day) {
    return Await.value(perform(run, number(), day));
  }

  private Mono<ActionOutcome> perform(String run, String number, String day) {
    var inputs =
        Map.<String, SlotValue>of(
            "invoice",
            new SlotValue.Words(number),
            "day",
            new SlotValue.Day(List.of(LocalDate.parse(day)), day));
    return new PromisePayment(promising()).perform(request(run, PromisePayment.NAME, inputs));
  }

  private ActionRequest request(String run, ActionName action, Map<String, SlotValue> inputs) {
    return new ActionRequest(
        tenant,
        thread.conversation(),
        thread.contact(),
        IdempotencyKey.of(thread.conversation(), run, "promise"),
        action,
        inputs,
        Language.SPANISH,
        customer);
  }

  private static String service(ActionOutcome outcome) {
    return ((Done) outcome).receipt().facts().getOrDefault("service", "");
  }

  private String latest() {
    var found = (LookupOutcome.Found) terms();
    return found.items().getFirst().facts().getOrDefault("latest", "");
  }

  private LookupOutcome terms() {
    return terms(number());
  }

  private LookupOutcome terms(String number) {
    return Await.value(
        new PromiseTerms(promising())
            .find(
                new LookupRequest(
                    tenant,
                    thread.conversation(),
                    thread.contact(),
                    new ActionName("promise_terms"),
                    Map.of("invoice", new SlotValue.Words(number)),
                    Language.SPANISH,
                    customer)));
  }

  private void set(String column, String value) {
    rows.write(
        tenant,
        "insert into promise_setting (tenant_id, %1$s) values ($1, %2$s) on conflict (tenant_id) do update set %1$s = %2$s"
            .formatted(column, value));
  }

  private Promising promising() {
    return new Promising(promises(), TestInvoices.invoices(database), tenants(), clock);
  }

  private static PostgresPromises promises() {
    return new PostgresPromises(
        database.database().dispatch(), database.client(), database.scope(), TestNews.on(database));
  }

  private InMemoryTenants tenants() {
    return new InMemoryTenants().add(new Tenant(tenant, "Red Andina", SANTIAGO, Language.SPANISH));
  }

  private void at(String instant) {
    clock.set(Instant.parse(instant));
  }

  private void run() {
    run(always());
  }

  private void run(BusinessHours hours) {
    Await.done(job(hours).run());
  }

  private KeepPromises job(BusinessHours hours) {
    return new KeepPromises(promises(), tenants(), any -> Mono.just(hours), clock);
  }

  private static BusinessHours always() {
    return BusinessHours.always(SANTIAGO);
  }

  private static BusinessHours open(String from, String until) {
    var week =
        Stream.of(DayOfWeek.values())
            .collect(Collectors.toMap(day -> day, day -> List.of(OpenPeriod.of(from, until))));
    return new BusinessHours(SANTIAGO, week, Map.of());
  }

  private String number() {
    return rows.numberOf(tenant, invoice);
  }

  private String states() {
    return rows.text(
        tenant,
        "select string_agg(state, ', ' order by promised_at) from payment_promise where tenant_id ="
            + " $1");
  }

  private String messages() {
    return rows.text(
        tenant,
        "select coalesce(string_agg(content ->> 'body', ' / ' order by at), '') from message where"
            + " tenant_id = $1");
  }

  private String buttons() {
    return rows.text(
        tenant,
        "select coalesce(content -> 'options' -> 0 ->> 'id', '') from message where tenant_id = $1");
  }

  private String events() {
    return rows.text(
        tenant,
        "select string_agg(kind, ', ' order by kind) from business_event where tenant_id = $1");
  }
}
