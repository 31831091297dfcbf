package io.recado.actions.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.action.CustomerId;
import io.recado.actions.invoice.InvoiceDesk.Outcome;
import io.recado.actions.invoice.ReceivedPayment.Way;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What people do with invoices, and what the books say of it. */
@Tag("server")
class InvoiceDeskTest {

  private static final Currency PESO = Currency.getInstance("CLP");

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private static final TestInvoices rows = new TestInvoices(database);
  private static final InvoiceDesk desk =
      new PostgresInvoiceDesk(database.client(), database.scope());

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private TenantId tenant;
  private CustomerId customer;

  @BeforeEach
  void aCustomer() {
    tenant = database.tenant("Demo");
    customer = rows.customer(tenant, null);
  }

  @Test
  void whatIsIssuedIsOwedUnderTheNextNumberWithItsLines() {
    var invoice = issued(11_900);

    assertThat(rows.numberOf(tenant, invoice)).isEqualTo("F-1");
    assertThat(rows.numberOf(tenant, issued(100))).isEqualTo("F-2");
    assertThat(rows.accounts(tenant, invoice))
        .isEqualTo("receivable 11900, revenue -10000, tax -1900");
    assertThat(
            rows.text(
                tenant,
                "select description || quantity || ' ' || net_minor || ' ' || tax_minor from invoice_line"
                    + " where tenant_id = $1 and invoice_id = $2",
                invoice.value()))
        .isEqualTo("Plan1 10000 1900");
  }

  @Test
  void aSeriesGoesOnWhereNumbersEndAndLeavesOutThoseThatAreTaken() {
    rows.write(
        tenant,
        "insert into invoice (tenant_id, invoice_id, number, customer_id, issued_on, due_on, currency, net_minor, tax_minor,"
            + " total_minor) select $1, gen_random_uuid(), n, $2, '2026-01-01', '2026-01-01', 'CLP', 1, 0, 1"
            + " from unnest(array['F-7', 'A-8', 'F-x']) n",
        customer.value());
    assertThat(rows.numberOf(tenant, issued(100))).isEqualTo("F-8");
    rows.write(
        tenant, "update invoice set number = 'F-10' where tenant_id = $1 and number = 'A-8'");

    var numbers = List.of(rows.numberOf(tenant, issued(1)), rows.numberOf(tenant, issued(1)));

    assertThat(numbers).containsExactly("F-9", "F-11");
  }

  @Test
  void aSeriesHasNoGapsAndNoNumberTwiceHoweverManyIssueAndFail() {
    var oneFails =
        Flux.range(0, 24)
            .flatMap(
                i -> i % 4 == 0 ? failing().onErrorComplete() : desk.issue(tenant, bill(100)), 8)
            .collectList();

    assertThat(Await.value(oneFails)).hasSize(18);

    assertThat(
            rows.text(
                tenant,
                "select string_agg(substr(number, 3), ',' order by substr(number, 3)::int) from invoice where tenant_id = $1"))
        .isEqualTo(
            String.join(",", LongStream.rangeClosed(1, 18).mapToObj(Long::toString).toList()));
  }

  @Test
  void nothingIsIssuedToNobodyNorForADayThatHasPassed() {
    var nobody = new Bill(new CustomerId(Uuid7.next()), PESO, today.plusDays(9), lines(100));
    var late = new Bill(customer, PESO, today.minusDays(2), lines(100));

    assertThat(Await.empty(desk.issue(tenant, nobody))).isTrue();
    assertThat(Await.empty(desk.issue(tenant, late))).isTrue();
    assertThat(rows.count(tenant, "select count(*) from book_entry where tenant_id = $1")).isZero();
  }

  @Test
  void aCancelledInvoiceWasNeverOwedAndStaysInTheBooks() {
    var invoice = issued(11_900);

    assertThat(Await.value(desk.cancel(tenant, invoice))).isEqualTo(Outcome.DONE);
    assertThat(Await.value(desk.cancel(tenant, invoice))).isEqualTo(Outcome.CLOSED);

    assertThat(rows.accounts(tenant, invoice)).isEqualTo("receivable 0, revenue 0, tax 0");
    assertThat(rows.count(tenant, "select count(*) from book_entry where tenant_id = $1"))
        .isEqualTo(2);
  }

  @Test
  void whatIsReceivedIsBookedUntilNothingIsOwed() {
    var invoice = issued(11_900);

    assertThat(receive(invoice, 4_000, Way.CASH)).isEqualTo(Outcome.DONE);
    assertThat(rows.stateOf(tenant, invoice)).isEqualTo("open");
    assertThat(Await.value(desk.cancel(tenant, invoice))).isEqualTo(Outcome.PARTLY_PAID);
    assertThat(receive(invoice, 7_901, Way.BANK)).isEqualTo(Outcome.TOO_MUCH);
    assertThat(receive(invoice, 7_900, Way.BANK)).isEqualTo(Outcome.DONE);

    assertThat(rows.stateOf(tenant, invoice)).isEqualTo("paid");
    assertThat(rows.accounts(tenant, invoice))
        .isEqualTo("bank 7900, elsewhere 4000, receivable 0, revenue -10000, tax -1900");
    assertThat(receive(invoice, 1, Way.OTHER)).isEqualTo(Outcome.CLOSED);
    assertThat(
            rows.count(
                tenant,
                "select count(*) from business_event where tenant_id = $1 and kind = 'invoice_paid'"))
        .isOne();
  }

  @Test
  void anotherCurrencyAndAnotherTenantsInvoiceAreRefused() {
    var invoice = issued(11_900);
    var dollars = new ReceivedPayment(Money.of(1, "USD"), Way.CASH, today, null);
    var stranger = database.tenant("Other");

    assertThat(Await.value(desk.receive(tenant, invoice, dollars)))
        .isEqualTo(Outcome.OTHER_CURRENCY);
    assertThat(Await.value(desk.cancel(stranger, invoice))).isEqualTo(Outcome.UNKNOWN);
    assertThat(Await.value(desk.receive(stranger, invoice, cash(1)))).isEqualTo(Outcome.UNKNOWN);
    assertThat(Await.empty(desk.issue(stranger, bill(100)))).isTrue();
    assertThat(rows.accounts(tenant, invoice))
        .isEqualTo("receivable 11900, revenue -10000, tax -1900");
  }

  @Test
  void ofManyWhoEnterTheSameMoneyAtOnceOnlyWhatIsOwedIsBooked() {
    var invoice = issued(10_000);

    var outcomes =
        Await.value(
            Flux.range(0, 8)
                .flatMap(i -> desk.receive(tenant, invoice, cash(4_000)), 8)
                .collectList());

    assertThat(outcomes.stream().filter(outcome -> outcome == Outcome.DONE)).hasSize(2);
    assertThat(rows.accounts(tenant, invoice)).startsWith("elsewhere 8000, receivable 2000,");
  }

  @Test
  void ofTwoInvoicesPaidAtOnceTheLaterOneBringsServiceBack() {
    rows.suspend(tenant, customer);
    var first = rows.invoice(tenant, customer, Money.of(4_000, "CLP"), "2025-01-10");
    var second = rows.invoice(tenant, customer, Money.of(5_000, "CLP"), "2025-02-10");

    var outcome =
        rows.besides(
            tenant,
            desk.receive(tenant, first, cash(4_000)),
            desk.receive(tenant, second, cash(5_000)));

    assertThat(outcome).isEqualTo(Outcome.DONE);
    assertThat(rows.count(tenant, "select count(*) from service_restore where tenant_id = $1"))
        .isOne();
  }

  @Test
  void theBooksBalanceAfterAnySequence() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var invoices = new ArrayList<InvoiceId>();

    for (int i = 0; i < 60; i++) {
      var one = invoices.isEmpty() ? issued(1) : invoices.get(random.nextInt(invoices.size()));
      switch (random.nextInt(4)) {
        case 0 -> invoices.add(issued(random.nextLong(1, 10_000)));
        case 1 -> Await.value(desk.cancel(tenant, one));
        default ->
            receive(one, random.nextLong(1, 6_000), random.nextBoolean() ? Way.CASH : Way.BANK);
      }
    }

    assertThat(
            rows.count(
                tenant,
                "select count(*) from (select 1 from book_posting where tenant_id = $1"
                    + " group by entry_id having sum(amount_minor) <> 0) e"))
        .as("seed %d", seed)
        .isZero();
    assertThat(
            rows.count(
                tenant,
                "select count(*) from invoice i where tenant_id = $1 and outstanding(i.tenant_id, i.invoice_id) <>"
                    + " case state when 'open' then total_minor - (select coalesce(sum(r.amount_minor), 0)"
                    + " from received_payment r where r.tenant_id = i.tenant_id and r.invoice_id = i.invoice_id)"
                    + " else 0 end"))
        .as("seed %d", seed)
        .isZero();
  }

  @Test
  void aLineOfAPriceThatHoldsTheTaxAddsUpToThePrice() {
    var random = new Random(7);

    for (int i = 0; i < 2_000; i++) {
      long price = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
      int quantity = random.nextInt(1, 10_001);
      int tax = random.nextInt(0, 10_001);
      var line = BilledLine.ofGross("Plan", quantity, price, tax);

      assertThat(line.netMinor() + line.taxMinor()).isEqualTo(price * quantity);
      assertThat(BilledLine.ofNet("Plan", quantity, price, tax).netMinor())
          .isEqualTo(price * quantity);
    }
    assertThat(BilledLine.ofGross("Plan", 1, 14_990, 1_900).netMinor()).isEqualTo(12_597);
    assertThat(BilledLine.ofNet("Plan", 1, 50, 100).taxMinor()).as("half a unit").isOne();
    assertThat(BilledLine.ofNet("Plan", 1, -50, 100).taxMinor()).isEqualTo(-1);
  }

  @Test
  void anInvoiceIsOverSomething() {
    assertThatThrownBy(() -> new Bill(customer, PESO, today, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bill(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bill(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Takes a number, and then goes wrong. */
  private Mono<InvoiceId> failing() {
    return database
        .scope()
        .inTenant(
            tenant,
            () -> desk.issue(tenant, bill(100)).then(Mono.error(IllegalStateException::new)));
  }

  private InvoiceId issued(long total) {
    return Await.value(desk.issue(tenant, bill(total)));
  }

  private Bill bill(long total) {
    return new Bill(customer, PESO, today.plusDays(10), lines(total));
  }

  private static List<BilledLine> lines(long total) {
    return List.of(BilledLine.ofGross("Plan", 1, total, 1_900));
  }

  private Outcome receive(InvoiceId invoice, long minor, Way way) {
    var payment = new ReceivedPayment(Money.of(minor, "CLP"), way, today, null);
    return Await.value(desk.receive(tenant, invoice, payment));
  }

  private ReceivedPayment cash(long minor) {
    return new ReceivedPayment(Money.of(minor, "CLP"), Way.CASH, today, "R-1");
  }
}
