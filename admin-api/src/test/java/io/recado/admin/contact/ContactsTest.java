package io.recado.admin.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import io.recado.conversation.Uuid7;
import io.recado.testing.Await;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@Tag("server")
class ContactsTest {

  private static final String ROUTE = "/api/v1/contacts";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);

  @Test
  void contactsAreFoundByTheirNameAndByWhatTheirChannelCallsThem() {
    var ana = contact(chat.says("56911112222", "hola"));
    var ben = contact(chat.says("56933334444", "hi"));
    name(ana, "Ana Pérez");

    assertThat(ids("")).containsExactly(ben, ana);
    assertThat(ids("?q=perez")).containsExactly(ana);
    assertThat(ids("?q=569333")).containsExactly(ben);
    assertThat(ids("?q=%25")).isEmpty();
    var first = agent.get(ROUTE + "?limit=1");
    assertThat(ids("?limit=1&cursor=" + first.get("next").asString())).containsExactly(ana);
  }

  @Test
  void aCardShowsIdentitiesAndErrands() {
    var conversation = chat.says("ana", "hola");
    var ana = contact(conversation);
    var ticket = errands.ticket(conversation, "Sin internet", "high");
    var appointment = errands.appointment(conversation, Instant.now().plusSeconds(3600));

    var card = agent.get(ROUTE + "/" + ana);
    var had = agent.get(ROUTE + "/" + ana + "/errands");

    var identity = card.get("identities").get(0);
    assertThat(identity.get("users").get(0).asString()).isEqualTo("ana");
    assertThat(identity.get("conversation").asString()).isEqualTo(conversation.toString());
    assertThat(had.get("tickets").get(0).get("number").asString()).isEqualTo(ticket);
    assertThat(had.get("appointments").get(0).get("number").asString()).isEqualTo(appointment);
    assertThat(had.get("invoices").size()).isZero();
  }

  @Test
  void theTeamKeepsANoteAndTags() {
    var ana = contact(chat.says("ana", "hola"));

    keeps(ana, "note", Map.of("text", "Prefers mornings"));
    var card = keeps(ana, "tags", Map.of("tags", List.of("vip", "vip")));

    assertThat(card.get("note").asString()).isEqualTo("Prefers mornings");
    assertThat(card.get("contact").get("tags").size()).isEqualTo(1);
    assertThat(ids("?tag=vip")).containsExactly(ana);
    assertThat(ids("?tag=other")).isEmpty();
    assertThat(audited()).containsExactly("contact.noted", "contact.tagged");
  }

  @Test
  void whatSomebodyElseHasJustKeptIsNotWrittenOverUnseen() {
    var ana = contact(chat.says("ana", "hola"));
    var seen = agent.get(ROUTE + "/" + ana);

    keeps(ana, "tags", Map.of("tags", List.of("vip")));
    var note = Map.of("text", "Prefers mornings");
    var noted = replaced(seen, "note", note).expectStatus().isOk().returnResult(Void.class);

    var now = agent.get(ROUTE + "/" + ana);
    assertThat(noted.getResponseHeaders().getETag())
        .isEqualTo("\"" + now.get("noteVersion").asString() + "\"");
    refused(replaced(seen, "note", Map.of("text", "Late")), 412, "terms-changed");
    refused(replaced(seen, "tags", Map.of("tags", List.of())), 412, "terms-changed");
    refused(agent.asks("PUT", ROUTE + "/" + ana + "/note", note), 428, "if-match-missing");
    assertThat(now.get("note").asString()).isEqualTo("Prefers mornings");
    assertThat(now.at("/contact/tags/0").asString()).isEqualTo("vip");
  }

  @Test
  void whoIsBlockedIsRecordedAndNotListenedTo() {
    var conversation = chat.waits("ana", "una persona");
    var ana = contact(conversation);

    agent.does("PUT", ROUTE + "/" + ana + "/block", Map.of());
    Await.value(chat.arrives("ana", "canary-of-the-blocked"));

    assertThat(
            server.texts(
                chat.tenant(),
                "select (applied_at is not null)::text from journal"
                    + " where tenant_id = $1 and event::text like '%canary-of-the-blocked%'"))
        .containsExactly("true");
    assertThat(
            server.texts(
                chat.tenant(),
                "select due_at::text from conversation_work where tenant_id = $1 and due_at is not null"))
        .isEmpty();
    var shown = agent.get("/api/v1/conversations/" + conversation);
    assertThat(shown.get("blocked").asBoolean()).isTrue();
    assertThat(shown.get("handler").get("kind").asString()).isEqualTo("BOT");

    agent.client().delete().uri(ROUTE + "/" + ana + "/block").exchange().expectStatus().isOk();
    chat.says("ana", "hola de nuevo", "¡Hola!");

    assertThat(
            agent.get("/api/v1/conversations/" + conversation).get("last").get("author").asString())
        .isEqualTo("BOT");
    assertThat(audited()).containsExactly("contact.blocked", "contact.unblocked");
  }

  @Test
  void twoContactsBecomeOneWithAllThatWasTheirs() {
    var first = chat.says("ana", "hola");
    var second = chat.says("ana-2", "hola otra vez");
    var ticket = errands.ticket(second, "Sin internet", "high");
    var into = contact(first);
    var from = contact(second);
    keeps(from, "tags", Map.of("tags", List.of("vip")));

    var card = owner.does("POST", ROUTE + "/" + into + "/merger", Map.of("from", from));

    assertThat(card.get("identities").size()).isEqualTo(2);
    assertThat(card.get("contact").get("tags").get(0).asString()).isEqualTo("vip");
    assertThat(
            owner
                .get(ROUTE + "/" + into + "/errands")
                .get("tickets")
                .get(0)
                .get("number")
                .asString())
        .isEqualTo(ticket);
    assertThat(ids("")).containsExactly(into);
    owner.client().get().uri(ROUTE + "/" + from).exchange().expectStatus().isNotFound();
    assertThat(contact(chat.says("ana-2", "sigo aquí"))).isEqualTo(into);
    assertThat(audited()).contains("contact.merged");
  }

  @Test
  void nobodyIsMergedWithThemselvesOrWithAStranger() {
    var ana = contact(chat.says("ana", "hola"));
    var theirs = new Chat();
    var stranger = server.person(theirs.tenant(), Role.OWNER);
    theirs.says("ana", "hola");
    var foreign = stranger.get(ROUTE).get("items").get(0).get("id").asString();

    for (var from : List.of(foreign, Uuid7.next().toString())) {
      owner
          .asks("POST", ROUTE + "/" + ana + "/merger", Map.of("from", from))
          .expectStatus()
          .isNotFound();
    }
    owner
        .asks("POST", ROUTE + "/" + ana + "/merger", Map.of("from", ana))
        .expectStatus()
        .isEqualTo(409);
    agent
        .asks("POST", ROUTE + "/" + ana + "/merger", Map.of("from", ana))
        .expectStatus()
        .isForbidden();
  }

  @Test
  void case41AnExportHoldsTheRequesterOnly() {
    var ana = contact(chat.says("ana", "palabras de ana", "respuesta a ana"));
    chat.says("ben", "palabras de ben", "respuesta a ben");

    var export = owner.get(ROUTE + "/" + ana + "/export").toString();

    assertThat(export)
        .contains("palabras de ana", "respuesta a ana")
        .doesNotContain("ben")
        .doesNotContain(chat.tenant().toString());
    assertThat(audited()).containsExactly("contact.exported");
    agent.client().get().uri(ROUTE + "/" + ana + "/export").exchange().expectStatus().isForbidden();
  }

  @Test
  void case41WhatAnErasedContactSaidIsGoneFromEveryTable() {
    var canary = "canary" + UUID.randomUUID().toString().substring(0, 8);
    var user = "user-" + canary;
    var conversation = chat.says(user, "hola " + canary, "eco " + canary);
    chat.puzzles(user, "¿qué? " + canary);
    var ana = contact(conversation);
    name(ana, "Ana " + canary);
    errands(conversation, canary);
    agent
        .asks("POST", "/api/v1/conversations/" + conversation + "/notes", Map.of("text", canary))
        .expectStatus()
        .isCreated();
    keeps(ana, "note", Map.of("text", "sobre " + canary));
    body(conversation, canary);
    assertThat(occurrences(canary)).isGreaterThan(8);

    owner.client().delete().uri(ROUTE + "/" + ana).exchange().expectStatus().isNoContent();

    assertThat(found(canary)).isEmpty();
    var again = chat.says(user, "hola");
    assertThat(contact(again)).isNotEqualTo(ana);
    assertThat(audited()).endsWith("contact.erased");
    assertThat(owner.get("/api/v1/conversations?state=RESOLVED").get("items").size()).isEqualTo(1);
    owner
        .client()
        .get()
        .uri("/api/v1/conversations/" + conversation)
        .exchange()
        .expectStatus()
        .isOk();
    owner
        .client()
        .get()
        .uri("/api/v1/conversations/" + conversation + "/actions")
        .exchange()
        .expectStatus()
        .isOk();
  }

  /** A ticket and a request that waits, in the customer's words. */
  private JsonNode keeps(UUID contact, String what, Object body) {
    return Person.json(replaced(agent.get(ROUTE + "/" + contact), what, body), 200);
  }

  /** The note or the tags of a card, as it was looked at. */
  private ResponseSpec replaced(JsonNode seen, String what, Object body) {
    var route = ROUTE + "/" + seen.at("/contact/id").asString() + "/" + what;
    return agent.replaces(seen.get(what + "Version").asString(), URI.create(route), body);
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }

  private void errands(UUID conversation, String canary) {
    var ticket = errands.ticket(conversation, "Avería", "high");
    agent.does("POST", "/api/v1/tickets/" + ticket + "/notes", Map.of("text", "nota " + canary));
    server.execute(
        chat.tenant(),
        "update ticket set summary = 'Avería %s' where tenant_id = $1".formatted(canary));
    errands.queued(conversation, "errand");
    server.execute(
        chat.tenant(),
        """
        update action_run set request = jsonb_set(request, '{inputs}', '{"summary": {"type": "Words", "text": "%s"}}')
        where tenant_id = $1
        """
            .formatted(canary));
  }

  /** The bytes as a channel delivered them. */
  private void body(UUID conversation, String canary) {
    server.execute(
        chat.tenant(),
        """
        with delivered as (
          insert into webhook_body (tenant_id, body_id, channel_id, body)
          values ($1, gen_random_uuid(), '%s', convert_to('%s', 'UTF8')) returning tenant_id, body_id)
        update journal j set body_id = d.body_id from delivered d
        where j.tenant_id = d.tenant_id and j.conversation_id = '%s'
        """
            .formatted(chat.channel(), canary, conversation));
  }

  private int occurrences(String canary) {
    return server.everyRow().split(canary, -1).length - 1;
  }

  /** Where it is still, with what stands around it; bytes are shown as Base64. */
  private List<String> found(String canary) {
    var all = server.everyRow();
    var bytes = Base64.getEncoder().encodeToString(canary.getBytes(StandardCharsets.UTF_8));
    return Stream.of(canary, bytes.substring(0, 12))
        .filter(all::contains)
        .map(word -> all.substring(Math.max(0, all.indexOf(word) - 300), all.indexOf(word) + 60))
        .toList();
  }

  private UUID contact(UUID conversation) {
    return UUID.fromString(
        agent.get("/api/v1/conversations/" + conversation).get("contact").asString());
  }

  private void name(UUID contact, String name) {
    server.execute(
        chat.tenant(),
        "update contact set name = '%s' where tenant_id = $1 and contact_id = '%s'"
            .formatted(name, contact));
  }

  private List<UUID> ids(String query) {
    return agent
        .get(ROUTE + query)
        .get("items")
        .valueStream()
        .map(item -> item.get("id").asString())
        .map(UUID::fromString)
        .toList();
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action from audit_entry where tenant_id = $1 and action like 'contact.%' order by entry_id");
  }
}
