package io.recado.admin.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import io.recado.conversation.MessageContent.MediaFile;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Tag("server")
class TransferApiTest {

  private static final String TRANSFERS = "/api/v1/transfers";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);
  private final UUID conversation = chat.says("ana", "ya hice la transferencia");

  @Test
  void aClaimIsListedWithAllThatDecidingItTakes() {
    var claim = errands.transfer(conversation, "F-1");

    var listed = waiting().get(0);

    assertThat(listed.get("id").asString()).isEqualTo(claim.toString());
    assertThat(listed.get("invoice").asString()).isEqualTo("F-1");
    assertThat(listed.get("amount").get("minor").asLong()).isEqualTo(14_990);
    assertThat(listed.get("amount").get("currency").asString()).isEqualTo("CLP");
    assertThat(listed.get("paidOn").asString())
        .isEqualTo(LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
    assertThat(listed.get("reference").asString()).isEqualTo("transf F-1");
    assertThat(listed.get("hasProof").asBoolean()).isFalse();
    assertThat(listed.get("conversation").asString()).isEqualTo(conversation.toString());
    assertThat(listed.get("contact").asString())
        .isEqualTo(texts("select contact_id::text from conversation where tenant_id = $1"));
    assertThat(listed.get("state").asString()).isEqualTo("CLAIMED");
  }

  @Test
  void claimsAreListedOldestFirstPageByPage() {
    errands.transfer(conversation, "F-1");
    errands.transfer(conversation, "F-2", new MediaFile("file-1", "image/jpeg", null, null));
    errands.transfer(conversation, "F-3");

    var first = agent.get(TRANSFERS + "?limit=2");
    var second = agent.get(TRANSFERS + "?limit=2&cursor=" + first.get("next").asString());

    assertThat(invoices(first.get("items"))).containsExactly("F-1", "F-2");
    assertThat(first.get("items").get(1).get("hasProof").asBoolean()).isTrue();
    assertThat(invoices(second.get("items"))).containsExactly("F-3");
    assertThat(second.get("next").isNull()).isTrue();
  }

  @Test
  void aConfirmedTransferIsBookedAndToldByName() {
    var claim = errands.transfer(conversation, "F-1");

    var confirmed = agent.does("POST", route(claim, "confirmation"), Map.of());

    assertThat(confirmed.get("state").asString()).isEqualTo("CONFIRMED");
    assertThat(waiting()).isEmpty();
    assertThat(books()).isEqualTo("bank 14990, receivable 0, revenue -12597, tax -2393");
    assertThat(said()).contains("Tu transferencia de $14.990 llegó.");
    assertThat(decidedBy()).isEqualTo(agent.id().toString());
    assertThat(audited()).containsExactly("transfer.confirmed " + claim + " - " + agent.id());
  }

  @Test
  void withoutABodyAllOfItHasArrived() {
    var claim = errands.transfer(conversation, "F-1");

    agent.client().post().uri(route(claim, "confirmation")).exchange().expectStatus().isOk();

    assertThat(books()).startsWith("bank 14990,");
  }

  @Test
  void whatReallyArrivedIsBooked() {
    var claim = errands.transfer(conversation, "F-1");

    var confirmed = agent.does("POST", route(claim, "confirmation"), arrived(15_000, "CLP"));

    assertThat(confirmed.get("amount").get("minor").asLong()).as("claimed").isEqualTo(14_990);
    assertThat(books())
        .isEqualTo("bank 15000, credit -10, receivable 0, revenue -12597, tax -2393");
  }

  @Test
  void aRejectedTransferIsToldWithItsReasonAndChangesNoBook() {
    var claim = errands.transfer(conversation, "F-1");

    var rejected =
        agent.does("POST", route(claim, "rejection"), Map.of("reason", "UNREADABLE_PROOF"));

    assertThat(rejected.get("state").asString()).isEqualTo("REJECTED");
    assertThat(waiting()).isEmpty();
    assertThat(books()).isEqualTo("receivable 14990, revenue -12597, tax -2393");
    assertThat(said()).contains("no pudimos leer el comprobante");
    assertThat(decidedBy()).isEqualTo(agent.id().toString());
    assertThat(audited())
        .containsExactly("transfer.rejected " + claim + " unreadable_proof " + agent.id());
  }

  @Test
  void aSecondDecisionIsRefusedAndChangesNothing() {
    var claim = errands.transfer(conversation, "F-1");
    agent.does("POST", route(claim, "confirmation"), Map.of());
    var before = List.of(books(), said(), decidedBy(), audited());
    var colleague = server.person(chat.tenant(), Role.OWNER);

    refused(colleague, claim, "confirmation", arrived(20_000, "CLP"));
    refused(colleague, claim, "rejection", Map.of("reason", "NOT_ARRIVED"));

    assertThat(List.of(books(), said(), decidedBy(), audited())).isEqualTo(before);
    assertThat(audited()).hasSize(1);
  }

  @Test
  void anotherTenantsPeopleSeeAndDecideNothing() {
    var claim = errands.transfer(conversation, "F-1");
    var stranger = server.person(new Chat().tenant(), Role.OWNER);

    var confirmed = stranger.asks("POST", route(claim, "confirmation"), arrived(1, "USD"));
    var rejected =
        stranger.asks("POST", route(claim, "rejection"), Map.of("reason", "NOT_ARRIVED"));

    confirmed.expectStatus().isNotFound();
    rejected.expectStatus().isNotFound();
    assertThat(stranger.get(TRANSFERS).get("items")).isEmpty();
    assertThat(waiting()).hasSize(1);
    assertThat(books()).doesNotContain("bank");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"arrived\": {\"minor\": 0, \"currency\": \"CLP\"}}",
        "{\"arrived\": {\"minor\": -1, \"currency\": \"CLP\"}}",
        "{\"arrived\": {\"minor\": 149.90, \"currency\": \"CLP\"}}",
        "{\"arrived\": {\"minor\": \"14990\", \"currency\": \"CLP\"}}",
        "{\"arrived\": {\"minor\": 14990, \"currency\": \"USD\"}}",
        "{\"arrived\": {\"minor\": 14990}}",
        "{\"arrived\": {\"currency\": \"CLP\"}}",
        "{\"arrived\": 14990}"
      })
  void whatCannotHaveArrivedIsRefused(String body) {
    var claim = errands.transfer(conversation, "F-1");

    agent
        .asks("POST", route(claim, "confirmation"), body)
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("body-unreadable");

    assertThat(waiting()).hasSize(1);
    assertThat(books()).doesNotContain("bank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"reason\": null}", "{\"reason\": \"DISLIKED\"}"})
  void aRejectionNeedsOneOfTheReasons(String body) {
    var claim = errands.transfer(conversation, "F-1");

    agent.asks("POST", route(claim, "rejection"), body).expectStatus().isBadRequest();

    assertThat(waiting()).hasSize(1);
  }

  private static void refused(Person person, UUID claim, String decision, Object body) {
    person
        .asks("POST", route(claim, decision), body)
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("not-possible")
        .jsonPath("$.detail")
        .isEqualTo("The transfer is CONFIRMED.");
  }

  private static String route(UUID claim, String decision) {
    return TRANSFERS + "/" + claim + "/" + decision;
  }

  private static Map<String, Object> arrived(long minor, String currency) {
    return Map.of("arrived", Map.of("minor", minor, "currency", currency));
  }

  private JsonNode waiting() {
    return agent.get(TRANSFERS).get("items");
  }

  private static List<String> invoices(JsonNode items) {
    return items.valueStream().map(claim -> claim.get("invoice").asString()).toList();
  }

  private String books() {
    return texts(
        "select account || ' ' || sum(amount_minor) from book_posting where tenant_id = $1"
            + " group by account order by account");
  }

  private String said() {
    return texts("select content ->> 'body' from message where tenant_id = $1 order by at");
  }

  private String decidedBy() {
    return texts("select decided_by from transfer_claim where tenant_id = $1");
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action || ' ' || reference || ' ' || coalesce(code, '-') || ' ' || actor_name"
            + " from audit_entry where tenant_id = $1 and actor_kind = 'agent'"
            + " and conversation_id is not null and customer_id is not null order by entry_id");
  }

  private String texts(String sql) {
    return String.join(", ", server.texts(chat.tenant(), sql));
  }
}
