package io.recado.actions.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionOutcome.Done;
import io.recado.action.ActionOutcome.Rejected;
import io.recado.action.ActionRequest;
import io.recado.action.CustomerId;
import io.recado.action.IdempotencyKey;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.action.Receipt;
import io.recado.actions.ScriptedAction;
import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.invoice.InvoiceId;
import io.recado.actions.invoice.Money;
import io.recado.actions.invoice.TestInvoices;
import io.recado.actions.matter.TestMatters;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.database.TestDatabase;
import io.recado.dialogue.SlotValue;
import io.recado.tenant.InMemoryTenants;
import io.recado.tenant.Tenant;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What customers say of transfers, and what a person makes of it, on real books. */
@Tag("server")
class TransferClaimsTest {

  /** Sunday, 11:30 in Santiago. */
  private static final Instant NOW = Instant.parse("2026-11-22T14:30:00Z");

  private static final Money PRICE = Money.of(14_990, "CLP");
  private static final String BY = "0190ed00-0000-7000-8000-00000000a001";

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private static final TestInvoices rows = new TestInvoices(database);

  private final SettableClock clock = new SettableClock(NOW);
  private final ScriptedAction tickets = new ScriptedAction("open_ticket");
  private TenantId tenant;
  private TestThread thread;
  private CustomerId customer;
  private InvoiceId invoice;

  @BeforeEach
  void anInvoiceIsOwed() {
    tenant = database.tenant("Red Andina");
    thread = TestConversations.add(database, tenant);
    rows.write(
        tenant,
        "insert into conversation_work (tenant_id, conversation_id) values ($1, $2)",
        thread.conversation().value());
    customer = rows.customer(tenant, null);
    invoice = rows.invoice(tenant, customer, PRICE, "2026-11-10");
    tickets.endsWith(
        Mono.just(new Done(new Receipt("T-1042", Instant.EPOCH, Map.of("number", "T-1042")))));
  }

  @Test
  void aClaimIsWrittenDownAndPaysNothing() {
    var claimed = claim("1", Map.of());

    assertThat(((Done) claimed).receipt().facts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("number", number(), "amount", "$14.990", "day", "sábado 21 de noviembre"));
    assertThat(claim("1", Map.of())).as("the same request").isEqualTo(claimed);
    assertThat(open()).hasSize(1);
    assertThat(rows.stateOf(tenant, invoice)).isEqualTo("open");
    assertThat(books()).doesNotContain("bank");
  }

  @Test
  void aPersonHearsOfItAndTheCustomerOfTheTicket() {
    var photo = new MediaFile("file-1", "image/jpeg", null, null);
    claim("1", Map.of("proof", new SlotValue.Files(List.of(photo))));

    fileMatters();

    assertThat(open().getFirst().proof()).containsExactly(photo);
    assertThat(messages()).contains("Una persona revisa tu transferencia", "T-1042");
    assertThat(messages()).doesNotContain("pagada");
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThat(claim("1", Map.of("amount", words("mucho")))).isEqualTo(new Rejected("bad_amount"));
    assertThat(claim("2", Map.of("day", picked("2026-11-23"))))
        .as("tomorrow")
        .isEqualTo(new Rejected("bad_day"));
    assertThat(claim("3", Map.of("day", picked("2026-10-01"))))
        .as("long ago")
        .isEqualTo(new Rejected("bad_day"));
    assertThat(claim("4", Map.of("reference", words(" "))))
        .isEqualTo(new Rejected("bad_reference"));
    assertThat(claim("5", Map.of("invoice", words("F-0"))))
        .isEqualTo(new Rejected("unknown_invoice"));
    assertThat(open()).isEmpty();
  }

  @Test
  void anotherCustomersInvoiceCannotBeClaimed() {
    customer = rows.customer(tenant, null);

    assertThat(claim("1", Map.of())).isEqualTo(new Rejected("unknown_invoice"));
  }

  @Test
  void oneClaimAtATimeIsLookedAt() {
    claim("1", Map.of());

    assertThat(claim("2", Map.of())).isEqualTo(new Rejected("claimed_already"));
    Await.value(desk().reject(tenant, open().getFirst().id(), TransferDesk.Reason.NOT_ARRIVED, BY));
    assertThat(claim("3", Map.of())).isInstanceOf(Done.class);
  }

  @Test
  void aConfirmedTransferIsBookedOnceAndTold() {
    claim("1", Map.of());
    var claim = open().getFirst();

    assertThat(confirm(claim)).isTrue();
    assertThat(confirm(claim)).as("decided").isFalse();
    assertThat(Await.value(desk().reject(tenant, claim.id(), TransferDesk.Reason.NOT_ARRIVED, BY)))
        .as("decided")
        .isFalse();

    assertThat(books()).isEqualTo("bank 14990, receivable 0, revenue -12597, tax -2393");
    assertThat(rows.stateOf(tenant, invoice)).isEqualTo("paid");
    assertThat(messages())
        .contains(
            "Tu transferencia de $14.990 llegó. ¡Gracias! La factura "
                + number()
                + " está pagada.");
    assertThat(events()).isEqualTo("invoice_paid, transfer_confirmed");
    assertThat(claim("2", Map.of())).isEqualTo(new Rejected("nothing_owed"));
  }

  @Test
  void ofManyWhoConfirmAtOnceOneBooks() {
    claim("1", Map.of());
    var id = open().getFirst().id();

    var confirmed =
        Await.all(Flux.range(0, 50).flatMap(agent -> desk().confirm(tenant, id, PRICE, BY), 10));

    assertThat(confirmed).filteredOn(each -> each).hasSize(1);
    assertThat(books()).isEqualTo("bank 14990, receivable 0, revenue -12597, tax -2393");
  }

  @Test
  void aPartIsBookedAsAPart() {
    claim("1", Map.of("amount", words("10.000")));

    confirm(open().getFirst());

    assertThat(books()).isEqualTo("bank 10000, receivable 4990, revenue -12597, tax -2393");
    assertThat(rows.stateOf(tenant, invoice)).isEqualTo("open");
    assertThat(messages()).contains("De la factura " + number() + " quedan pendientes $4.990.");
  }

  /** By card, or otherwise: what is owed no more is not paid a second time. */
  @Test
  void whatWasPaidMeanwhileBecomesACredit() {
    claim("1", Map.of());
    rows.setState(tenant, invoice, "paid");

    confirm(open().getFirst());
    fileMatters();
    fileMatters();

    assertThat(books())
        .isEqualTo(
            "bank 14990, credit -14990, elsewhere 14990, receivable 0, revenue -12597, tax -2393");
    assertThat(messages()).containsOnlyOnce("te quedan $14.990 a favor");
    assertThat(messages()).doesNotContain("está pagada");
  }

  @Test
  void whatIsMoreThanOwedIsACreditForTheRest() {
    claim("1", Map.of("amount", words("20.000")));

    confirm(open().getFirst());
    fileMatters();

    assertThat(books())
        .isEqualTo("bank 20000, credit -5010, receivable 0, revenue -12597, tax -2393");
    assertThat(rows.stateOf(tenant, invoice)).isEqualTo("paid");
    assertThat(messages()).contains("te quedan $5.010 a favor");
  }

  @Test
  void whatReallyArrivedIsBookedAndTold() {
    claim("1", Map.of());
    var id = open().getFirst().id();

    Await.value(desk().confirm(tenant, id, Money.of(10_000, "CLP"), BY));

    assertThat(books()).isEqualTo("bank 10000, receivable 4990, revenue -12597, tax -2393");
    assertThat(rows.stateOf(tenant, invoice)).isEqualTo("open");
    assertThat(messages())
        .contains(
            "Tu transferencia de $10.000 llegó.",
            "De la factura " + number() + " quedan pendientes $4.990.");
  }

  @Test
  void whatCannotHaveArrivedIsNotBooked() {
    claim("1", Map.of());
    var id = open().getFirst().id();

    for (var impossible : List.of(Money.of(0, "CLP"), Money.of(14_990, "USD"))) {
      assertThatThrownBy(() -> Await.value(desk().confirm(tenant, id, impossible, BY)))
          .hasMessageContaining("did not arrive");
    }
    assertThat(open()).hasSize(1);
    assertThat(books()).doesNotContain("bank");
  }

  /** They said an amount, and then that it was all: the summary they agreed to says all. */
  @Test
  void anAmountThatWasTakenBackDoesNotCount() {
    claim("1", Map.of("amount", words("10.000"), "sum", new SlotValue.Chosen("full", "todo")));

    assertThat(open().getFirst().amount()).isEqualTo(PRICE);
  }

  @Test
  void aRejectedClaimChangesNoBookAndTheCustomerIsToldWhy() {
    claim("1", Map.of());

    Await.value(desk().reject(tenant, open().getFirst().id(), TransferDesk.Reason.NOT_ARRIVED, BY));

    assertThat(books()).isEqualTo("receivable 14990, revenue -12597, tax -2393");
    assertThat(messages())
        .contains("no encontramos el dinero en nuestra cuenta. La factura sigue pendiente.");
    assertThat(events()).isEqualTo("transfer_rejected");
  }

  @Test
  void anotherTenantsPeopleDecideNothing() {
    claim("1", Map.of());
    var id = open().getFirst().id();

    assertThat(Await.value(desk().confirm(database.tenant("Another"), id, PRICE, BY))).isFalse();
    assertThat(open()).hasSize(1);
  }

  @Test
  void aSuspendedServiceComesBackAfterATransfer() {
    rows.suspend(tenant, customer);
    claim("1", Map.of());

    confirm(open().getFirst());

    assertThat(events()).isEqualTo("invoice_paid, restore_service, transfer_confirmed");
  }

  @Test
  void theDaysAreThoseUntilToday() {
    var request =
        new LookupRequest(
            tenant,
            thread.conversation(),
            thread.contact(),
            new ActionName("transfer_days"),
            Map.of(),
            Language.SPANISH);

    var found = (LookupOutcome.Found) Await.value(new TransferDays(tenants(), clock).find(request));

    assertThat(found.items()).hasSize(TransferDays.MOST_DAYS);
    assertThat(found.items())
        .extracting(item -> item.title())
        .startsWith("Hoy", "Ayer", "vie 20 nov");
  }

  private ActionOutcome claim(String run, Map<String, SlotValue> others) {
    var inputs = new HashMap<String, SlotValue>();
    inputs.put("invoice", words(number()));
    inputs.put("day", picked("2026-11-21"));
    inputs.put("reference", words("transf 4711"));
    inputs.putAll(others);
    return Await.value(
        action()
            .perform(
                new ActionRequest(
                    tenant,
                    thread.conversation(),
                    thread.contact(),
                    IdempotencyKey.of(thread.conversation(), run, "claim"),
                    ClaimTransfer.NAME,
                    inputs,
                    Language.SPANISH,
                    customer)));
  }

  private ClaimTransfer action() {
    return TestTransfers.claiming(database, tenants(), clock);
  }

  private InMemoryTenants tenants() {
    return new InMemoryTenants()
        .add(new Tenant(tenant, "Red Andina", ZoneId.of("America/Santiago"), Language.SPANISH));
  }

  private boolean confirm(TransferClaim claim) {
    return Await.value(desk().confirm(tenant, claim.id(), claim.amount(), BY));
  }

  private TransferDesk desk() {
    return TestTransfers.desk(database, clock);
  }

  private List<TransferClaim> open() {
    return Await.all(desk().open(tenant));
  }

  private void fileMatters() {
    Await.done(TestMatters.filing(database, tickets).run());
  }

  private String number() {
    return rows.numberOf(tenant, invoice);
  }

  private String books() {
    return rows.accounts(tenant, invoice);
  }

  private String messages() {
    return rows.text(
        tenant,
        "select coalesce(string_agg(content ->> 'body', ' / ' order by at), '') from message where"
            + " tenant_id = $1");
  }

  private String events() {
    return rows.text(
        tenant,
        "select string_agg(kind, ', ' order by kind) from business_event where tenant_id = $1");
  }

  private static SlotValue words(String text) {
    return new SlotValue.Words(text);
  }

  private static SlotValue picked(String id) {
    return new SlotValue.Picked(id, id, Map.of());
  }
}
