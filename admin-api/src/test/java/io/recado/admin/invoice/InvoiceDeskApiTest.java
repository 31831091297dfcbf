package io.recado.admin.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.CustomerId;
import io.recado.action.LookupOutcome.Found;
import io.recado.action.LookupRequest;
import io.recado.actions.invoice.OpenInvoices;
import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import io.recado.testing.Await;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@Tag("server")
class InvoiceDeskApiTest {

  private static final String INVOICES = "/api/v1/invoices";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private String customer = "";

  @BeforeEach
  void aCustomer() {
    var ana = Map.of("number", "C-1", "name", "Ana", "emailVerified", false, "language", "SPANISH");
    customer = body(owner.asks("POST", "/api/v1/customers", ana)).get("id").asString();
  }

  @Test
  void whatIsIssuedIsWhatItsCustomerIsToldToOwe() {
    var file = body(issue(bill()).expectStatus().isCreated());

    var invoice = file.get("invoice");
    assertThat(invoice.get("number").asString()).isEqualTo("F-1");
    assertThat(invoice.get("state").asString()).isEqualTo("OPEN");
    assertThat(invoice.get("total").get("minor").asLong()).isEqualTo(24_990);
    assertThat(file.get("lines").get(0).get("net").get("minor").asLong()).isEqualTo(12_597);
    assertThat(balance()).startsWith("Debes $24.990:\n• F-1: $24.990").contains("Router");
    assertThat(books()).isEqualTo("receivable 24990, revenue -21000, tax -3990");
    assertThat(audited()).contains("invoice.issued F-1 -");
  }

  @Test
  void aPaymentThatCameOtherwiseLessensWhatTheyAreToldToOwe() {
    var id = issued();

    owner.does("POST", INVOICES + "/" + id + "/payments", payment(10_000, "CASH"));
    assertThat(balance()).startsWith("Debes $14.990:");
    var file = owner.does("POST", INVOICES + "/" + id + "/payments", payment(14_990, "BANK"));

    assertThat(file.get("invoice").get("state").asString()).isEqualTo("PAID");
    assertThat(file.get("received")).hasSize(2);
    assertThat(file.get("received").get(0).get("reference").asString()).isEqualTo("R-1");
    assertThat(books())
        .isEqualTo("bank 14990, elsewhere 10000, receivable 0, revenue -21000, tax -3990");
    assertThat(balance()).isEmpty();
    assertThat(audited()).contains("payment.received F-1 cash", "payment.received F-1 bank");
    refused("/" + id + "/cancellation", Map.of(), 409, "not-possible");
    refused("/" + id + "/payments", payment(1, "CASH"), 409, "not-possible");
  }

  @Test
  void aCancelledInvoiceIsOwedNoMore() {
    var id = issued();

    var file = owner.does("POST", INVOICES + "/" + id + "/cancellation", Map.of());

    assertThat(file.get("invoice").get("state").asString()).isEqualTo("CANCELLED");
    assertThat(file.get("bookings")).hasSize(2);
    assertThat(balance()).isEmpty();
    assertThat(audited()).contains("invoice.cancelled F-1 -");
  }

  @Test
  void theSameRequestIssuesAndBooksOnce() {
    var first = body(owner.asks("POST", INVOICES, bill(), "issue"));
    var again = body(owner.asks("POST", INVOICES, bill(), "issue"));
    var route = INVOICES + "/" + first.get("invoice").get("id").asString() + "/payments";
    owner.asks("POST", route, payment(1_000, "CASH"), "pay").expectStatus().isOk();
    owner.asks("POST", route, payment(1_000, "CASH"), "pay").expectStatus().isOk();

    assertThat(again).isEqualTo(first);
    assertThat(balance()).startsWith("Debes $23.990:");
    assertThat(
            code(
                owner
                    .asks("POST", route, payment(2_000, "CASH"), "pay")
                    .expectStatus()
                    .isEqualTo(422)))
        .isEqualTo("key-reused");
  }

  @Test
  void theSeriesIsTheTenants() {
    var series = Map.of("prefix", "2026/", "next", 500);

    assertThat(owner.get("/api/v1/invoice-series").get("next").asLong()).isOne();
    owner.does("PUT", "/api/v1/invoice-series", series);
    var file = body(issue(bill()));

    assertThat(file.get("invoice").get("number").asString()).isEqualTo("2026/500");
    assertThat(owner.get("/api/v1/invoice-series").get("next").asLong()).isEqualTo(501);
    assertThat(audited()).contains("invoice.renumbered 2026/500 -");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"lines\": []",
        "\"lines\": [null]",
        "\"currency\": \"XAU\"",
        "\"currency\": \"pesos\"",
        "\"dueOn\": \"2020-01-01\"",
        "\"dueOn\": \"+999999999-12-31\"",
        "\"lines\": [{\"description\": \"x\", \"quantity\": 0, \"unitPrice\": 1, \"taxBasisPoints\": 0}]",
        "\"lines\": [{\"description\": \"x\", \"quantity\": 1, \"unitPrice\": 0, \"taxBasisPoints\": 0}]",
        "\"lines\": [{\"description\": \"x\", \"quantity\": 1, \"unitPrice\": 1.5, \"taxBasisPoints\": 0}]",
        "\"lines\": [{\"description\": \"x\", \"quantity\": 1, \"unitPrice\": 1, \"taxBasisPoints\": 10001}]",
        "\"lines\": [{\"description\": \"\", \"quantity\": 1, \"unitPrice\": 1, \"taxBasisPoints\": 0}]"
      })
  void whatCannotBeBilledIsRefusedAndTakesNoNumber(String change) {
    var key = change.substring(1, change.indexOf('"', 1));
    var wish = new HashMap<String, Object>(bill());
    wish.put(key, AdminServer.json("{" + change + "}").get(key));

    var answer = issue(wish);

    answer.expectStatus().isBadRequest();
    assertThat(code(answer)).isEqualTo("body-unreadable");
    assertThat(owner.get("/api/v1/invoice-series").get("next").asLong()).isOne();
  }

  @Test
  void nobodyIsBilledWhoIsAnotherTenantsCustomer() {
    var stranger = server.person(new Chat().tenant(), Role.OWNER);

    var answer = stranger.asks("POST", INVOICES, bill()).expectStatus().isEqualTo(422);

    assertThat(code(answer)).isEqualTo("customer-unknown");
    assertThat(balance()).isEmpty();
  }

  @Test
  void agentsIssueNothing() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    agent.asks("POST", INVOICES, bill()).expectStatus().isForbidden();
    agent
        .asks("POST", INVOICES + "/" + issued() + "/cancellation", Map.of())
        .expectStatus()
        .isForbidden();
  }

  private Map<String, Object> bill() {
    return Map.of(
        "customer",
        customer,
        "currency",
        "CLP",
        "dueOn",
        LocalDate.now(ZoneOffset.UTC).plusDays(15).toString(),
        "taxIncluded",
        true,
        "lines",
        List.of(line("Plan Hogar 200", 14_990), line("Router", 10_000)));
  }

  private static Map<String, Object> line(String description, long price) {
    return Map.of(
        "description", description, "quantity", 1, "unitPrice", price, "taxBasisPoints", 1_900);
  }

  private static Map<String, Object> payment(long minor, String way) {
    return Map.of(
        "amount", Map.of("minor", minor, "currency", "CLP"), "way", way, "reference", "R-1");
  }

  private ResponseSpec issue(Map<String, Object> wish) {
    return owner.asks("POST", INVOICES, wish);
  }

  private String issued() {
    return body(issue(bill())).get("invoice").get("id").asString();
  }

  private void refused(String route, Object wish, int status, String code) {
    var answer = owner.asks("POST", INVOICES + route, wish).expectStatus().isEqualTo(status);
    assertThat(code(answer)).isEqualTo(code);
  }

  /** What the bot would tell the customer; empty when nothing is owed. */
  private String balance() {
    var key = chat.key(chat.says("ana", "¿cuánto debo?"));
    var asked = chat.request(key.conversation().value(), "open_invoices", "1", Map.of());
    var request =
        new LookupRequest(
            asked.tenant(),
            asked.conversation(),
            asked.contact(),
            OpenInvoices.NAME,
            Map.of(),
            asked.language(),
            new CustomerId(UUID.fromString(customer)));
    return Await.value(server.bean(OpenInvoices.class).find(request)) instanceof Found found
        ? Objects.requireNonNull(found.items().getFirst().facts().get("balance"))
            .replace('\u00a0', ' ')
        : "";
  }

  private String books() {
    return String.join(
        ", ",
        server.texts(
            chat.tenant(),
            "select account || ' ' || sum(amount_minor) from book_posting where tenant_id = $1"
                + " group by account order by account"));
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action || ' ' || reference || ' ' || coalesce(code, '-') from audit_entry where tenant_id = $1"
            + " and actor_name = '%s' order by entry_id".formatted(owner.id()));
  }

  private static String code(ResponseSpec answer) {
    return body(answer).get("code").asString();
  }

  private static JsonNode body(ResponseSpec answer) {
    return AdminServer.json(answer.expectBody(String.class).returnResult().getResponseBody());
  }
}
