package io.recado.actions.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.recado.action.CustomerId;
import io.recado.action.FoundItem;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.action.Proof;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.invoice.Invoice.Line;
import io.recado.actions.invoice.Invoice.State;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.tenant.InMemoryTenants;
import io.recado.tenant.Tenant;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class OpenInvoicesTest {

  private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

  private final TestThread thread = TestThread.imagined();
  private final CustomerId customer = new CustomerId(Uuid7.next());
  private final List<Invoice> invoices = new ArrayList<>();

  /** Still the 23rd in Santiago. */
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T01:00:00Z"));

  @Test
  void whatIsOwedIsToldWithItsReasons() {
    invoices.add(invoice("F-1110", 14_990, "2026-11-22"));
    invoices.add(invoice("F-2110", 19_990, "2026-11-23"));

    assertThat(balance(Language.SPANISH))
        .isEqualTo(
            """
            Debes $34.980:
            • F-1110: $14.990, venció el 22 de noviembre
              – Plan Hogar 200, cuota mensual: $14.990
              Impuestos incluidos: $2.393
            • F-2110: $19.990, vence el 23 de noviembre
              – Plan Hogar 200, cuota mensual: $19.990
              Impuestos incluidos: $3.191\
            """);
    assertThat(balance(Language.ENGLISH))
        .startsWith("You owe CLP 34,980:\n• F-1110: CLP 14,990, was due on November 22\n")
        .contains("\n• F-2110: CLP 19,990, due on November 23\n", "  Taxes included: CLP 3,191");
    assertThat(balance(Language.GERMAN))
        .startsWith("Offen sind 34.980 CLP:\n• F-1110: 14.990 CLP, war am 22. November fällig\n")
        .contains("\n• F-2110: 19.990 CLP, fällig am 23. November\n");
  }

  @Test
  void whoOwesNothingHasNothingToBeFound() {
    assertThat(find(Language.SPANISH)).isEqualTo(new LookupOutcome.None("nothing_owed"));
  }

  @Test
  void aLongListIsCutAndSaysSo() {
    for (int i = 1; i <= 7; i++) {
      invoices.add(invoice("F-" + i, 1_000, "2026-11-0" + i));
    }

    assertThat(balance(Language.SPANISH))
        .startsWith("Debes $7.000:")
        .contains("F-5")
        .doesNotContain("F-6")
        .endsWith("\n… y 2 más.");
  }

  @Test
  void whoIsNotProvenToBeACustomerMustBeAskedFirst() {
    assertThat(openInvoices().proof()).isEqualTo(Proof.CUSTOMER);
  }

  @Test
  void eachInvoiceCanBeChosenByItsNumber() {
    invoices.add(invoice("F-1110", 14_990, "2026-11-22"));
    invoices.add(invoice("F-2110", 19_990, "2026-11-23"));

    assertThat(items(Language.GERMAN))
        .extracting(FoundItem::id, FoundItem::title, item -> plain(item.description()))
        .containsExactly(
            tuple("F-1110", "F-1110", "14.990 CLP, war am 22. November fällig"),
            tuple("F-2110", "F-2110", "19.990 CLP, fällig am 23. November"));
  }

  private String balance(Language language) {
    return plain(items(language).getFirst().facts().get("balance"));
  }

  private List<FoundItem> items(Language language) {
    assertThat(find(language)).isInstanceOf(LookupOutcome.Found.class);
    var items = ((LookupOutcome.Found) find(language)).items();
    var facts = openInvoices().facts();
    assertThat(items).allSatisfy(item -> assertThat(item.facts().keySet()).isEqualTo(facts));
    return items;
  }

  private LookupOutcome find(Language language) {
    return Await.value(openInvoices().find(request(language)));
  }

  private static String plain(@Nullable String words) {
    return words == null ? "" : words.replace('\u00a0', ' ');
  }

  private OpenInvoices openInvoices() {
    var tenants =
        new InMemoryTenants()
            .add(new Tenant(thread.tenant(), "Red Andina", SANTIAGO, Language.SPANISH));
    var all =
        new Invoices() {
          @Override
          public Flux<Invoice> open(TenantId tenant, CustomerId who) {
            return Flux.fromIterable(invoices);
          }

          @Override
          public Flux<Invoice> latest(TenantId tenant, CustomerId who) {
            return Flux.empty();
          }

          @Override
          public Flux<Invoice> lastTwo(TenantId tenant, CustomerId who) {
            return Flux.empty();
          }

          @Override
          public Mono<Invoice> find(TenantId tenant, CustomerId who, String number) {
            return Mono.empty();
          }
        };
    return new OpenInvoices(all, tenants, clock);
  }

  private LookupRequest request(Language language) {
    return new LookupRequest(
        thread.tenant(),
        thread.conversation(),
        thread.contact(),
        OpenInvoices.NAME,
        Map.of(),
        language,
        customer);
  }

  private Invoice invoice(String number, long total, String due) {
    var amount = Money.of(total, "CLP");
    return new Invoice(
        new InvoiceId(Uuid7.next()),
        number,
        customer,
        LocalDate.parse(due).minusDays(20),
        LocalDate.parse(due),
        amount,
        Money.of(total * 19 / 119, "CLP"),
        amount,
        State.OPEN,
        List.of(new Line("Plan Hogar 200, cuota mensual", 1, amount)));
  }
}
