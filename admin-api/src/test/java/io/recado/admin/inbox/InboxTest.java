package io.recado.admin.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionName;
import io.recado.action.ActionRequest;
import io.recado.action.IdempotencyKey;
import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.outbox.OutboxMessage;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@Tag("server")
class InboxTest {

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person agent = server.person(chat.tenant(), Role.AGENT);

  @Test
  void theInboxShowsWhoWasHeardLastFirst() {
    var ana = chat.says("ana", "hola", "¡Hola!");
    var ben = chat.says("ben", "hi");

    var items = get("/api/v1/conversations").get("items");

    assertThat(ids(items)).containsExactly(ben, ana);
    assertThat(items.get(0).get("last").get("content").get("body").asString()).isEqualTo("hi");
    assertThat(items.get(1).get("last").get("author").asString()).isEqualTo("BOT");
    assertThat(items.get(1).get("handler").get("kind").asString()).isEqualTo("BOT");
    assertThat(items.get(1).get("unread").asInt()).isEqualTo(1);
  }

  @Test
  void whoWaitsForAPersonIsShownLongestWaitingFirst() {
    var first = chat.waits("ana", "una persona, por favor");
    chat.says("cid", "hallo");
    var second = chat.waits("ben", "a person, please");

    var items = get("/api/v1/conversations?handler=WAITING").get("items");

    assertThat(ids(items)).containsExactly(first, second);
    assertThat(items.get(0).get("waitingSince").isNull()).isFalse();
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrDouble() {
    var all = IntStream.range(0, 5).mapToObj(i -> chat.says("user" + i, "hi")).toList();

    var first = get("/api/v1/conversations?limit=2");
    var second = get("/api/v1/conversations?limit=2&cursor=" + first.get("next").asString());
    var third = get("/api/v1/conversations?limit=2&cursor=" + second.get("next").asString());

    assertThat(ids(first.get("items"))).containsExactly(all.get(4), all.get(3));
    assertThat(ids(second.get("items"))).containsExactly(all.get(2), all.get(1));
    assertThat(ids(third.get("items"))).containsExactly(all.get(0));
    assertThat(third.get("next").isNull()).isTrue();
  }

  @Test
  void theInboxIsNarrowedDown() {
    var ana = chat.says("ana", "hola");
    chat.says("ben", "hi");
    takeOver(agent, ana);

    assertThat(ids(get("/api/v1/conversations?handler=PERSON").get("items"))).containsExactly(ana);
    assertThat(ids(get("/api/v1/conversations?person=" + agent.id()).get("items")))
        .containsExactly(ana);
    assertThat(get("/api/v1/conversations?channel=" + chat.channel()).get("items").size())
        .isEqualTo(2);
    assertThat(get("/api/v1/conversations?channel=" + Uuid7.next()).get("items").size()).isZero();
    assertThat(get("/api/v1/conversations?state=RESOLVED").get("items").size()).isZero();
  }

  @Test
  void aConversationIsReadFromItsEnd() {
    var ana = chat.says("ana", "hola", "¡Hola!", "¿En qué te ayudo?");

    var lines = get("/api/v1/conversations/" + ana + "/messages?limit=2");
    var rest =
        get(
            "/api/v1/conversations/"
                + ana
                + "/messages?limit=2&cursor="
                + lines.get("next").asString());

    assertThat(lines.get("items").size()).isEqualTo(2);
    assertThat(lines.get("items").get(0).get("ticks").asString()).isEqualTo("WAITING");
    assertThat(rest.get("items").size()).isEqualTo(1);
    assertThat(rest.get("items").get(0).get("author").asString()).isEqualTo("CUSTOMER");
    assertThat(rest.get("items").get(0).get("ticks").isNull()).isTrue();
  }

  @Test
  void afterATakeoverTheBotIsSilentAndTheAgentSpeaks() {
    var ana = chat.says("ana", "hola", "one", "two");

    takeOver(agent, ana);
    var said = say(agent, ana, "key-1", "Soy Eva").expectStatus().isEqualTo(202);

    var id = json(said).get("id").asString();
    var claimed = Await.value(claim(ana));
    assertThat(claimed.content().body()).isEqualTo("Soy Eva");
    assertThat(claimed.id()).hasToString(id);
    var lines = get("/api/v1/conversations/" + ana + "/messages").get("items");
    assertThat(lines.get(0).get("person").asString()).isEqualTo(agent.id().toString());
    assertThat(lines.get(1).get("ticks").asString()).isEqualTo("WITHDRAWN");
  }

  @Test
  void theSameRequestAgainSaysNothingTwice() {
    var ana = chat.says("ana", "hola");
    takeOver(agent, ana);

    var first = json(say(agent, ana, "key-1", "Soy Eva").expectStatus().isEqualTo(202));
    var again = json(say(agent, ana, "key-1", "Soy Eva").expectStatus().isEqualTo(202));
    say(agent, ana, "key-1", "Otra cosa").expectStatus().isEqualTo(422);

    assertThat(again).isEqualTo(first);
    assertThat(get("/api/v1/conversations/" + ana + "/messages").get("items").size()).isEqualTo(2);
  }

  @Test
  void whoTakesAConversationOverWasGivenItByNobody() {
    var ana = chat.waits("ana", "una persona");
    var colleague = server.person(chat.tenant(), Role.AGENT);
    assign(ana, colleague.id()).expectStatus().isOk();

    takeOver(agent, ana);

    var handler = get("/api/v1/conversations/" + ana).get("handler");
    assertThat(handler.get("person").asString()).isEqualTo(agent.id().toString());
    assertThat(handler.get("giver").isNull()).isTrue();
  }

  @Test
  void aMessageNeedsAKey() {
    var ana = chat.says("ana", "hola");

    post(agent, "/api/v1/conversations/" + ana + "/messages", Map.of("text", "hi"))
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("key-missing");
  }

  @Test
  void nobodySpeaksInAConversationTheyDoNotHold() {
    var ana = chat.says("ana", "hola");
    var colleague = server.person(chat.tenant(), Role.AGENT);

    say(agent, ana, "key", "hi").expectStatus().isEqualTo(409);
    takeOver(colleague, ana);
    say(agent, ana, "key", "hi").expectStatus().isEqualTo(409);
  }

  @Test
  void aColleagueIsGivenAConversation() {
    var ana = chat.waits("ana", "una persona");
    var colleague = server.person(chat.tenant(), Role.AGENT);

    var changed =
        json(assign(ana, colleague.id()).expectStatus().isOk()).get("conversation").get("handler");
    assign(ana, Uuid7.next()).expectStatus().isEqualTo(422);

    assertThat(changed.get("person").asString()).isEqualTo(colleague.id().toString());
    assertThat(changed.get("name").asString()).isEqualTo("Person AGENT");
    assertThat(changed.get("giver").get("name").asString()).isEqualTo("Person AGENT");
    say(colleague, ana, "key", "hi").expectStatus().isEqualTo(202);
  }

  @Test
  void whoTypesOnTheBusinessPhoneIsShownAndTheTranscriptIsRead() {
    var ana = chat.says("ana", "hola");

    chat.phoneSays("ana", "Te llamo");
    Await.done(chat.answer(chat.key(ana), Optional.empty()));

    var handler = get("/api/v1/conversations/" + ana).get("handler");
    assertThat(handler.get("name").asString()).isEqualTo("phone");
    assertThat(handler.get("person").isNull()).isTrue();
    var last = get("/api/v1/conversations/" + ana + "/messages").get("items").get(0);
    assertThat(last.get("author").asString()).isEqualTo("AGENT");
    assertThat(last.get("content").get("body").asString()).isEqualTo("Te llamo");
  }

  @Test
  void handingBackLetsTheBotSpeak() {
    var ana = chat.says("ana", "hola");
    takeOver(agent, ana);

    post(agent, "/api/v1/conversations/" + ana + "/handback", Map.of()).expectStatus().isOk();
    chat.says("ana", "¿hola?", "¡Hola de nuevo!");

    assertThat(Await.value(claim(ana)).content().body()).isEqualTo("¡Hola de nuevo!");
    say(agent, ana, "key", "hi").expectStatus().isEqualTo(409);
  }

  @Test
  void onlyOwnersHandBackWhatAColleagueHolds() {
    var ana = chat.says("ana", "hola");
    var colleague = server.person(chat.tenant(), Role.AGENT);
    var owner = server.person(chat.tenant(), Role.OWNER);
    takeOver(colleague, ana);

    for (var route : List.of("/handback", "/resolution")) {
      post(agent, "/api/v1/conversations/" + ana + route, Map.of())
          .expectStatus()
          .isEqualTo(409)
          .expectBody()
          .jsonPath("$.code")
          .isEqualTo("not-yours");
    }
    say(colleague, ana, "key", "Sigo aquí").expectStatus().isEqualTo(202);
    post(owner, "/api/v1/conversations/" + ana + "/resolution", Map.of()).expectStatus().isOk();

    var handler = get("/api/v1/conversations/" + ana).get("handler");
    assertThat(handler.get("kind").asString()).isEqualTo("BOT");
  }

  @Test
  void whoIsRemovedLeavesTheirCustomersToTheQueue() {
    var ana = chat.says("ana", "hola");
    var ben = chat.says("ben", "hola");
    var colleague = server.person(chat.tenant(), Role.AGENT);
    var owner = server.person(chat.tenant(), Role.OWNER);
    takeOver(colleague, ana);
    takeOver(agent, ben);

    owner
        .client()
        .delete()
        .uri("/api/v1/people/{id}", colleague.id())
        .exchange()
        .expectStatus()
        .isNoContent();

    assertThat(ids(get("/api/v1/conversations?handler=WAITING").get("items"))).containsExactly(ana);
    assertThat(ids(get("/api/v1/conversations?handler=PERSON").get("items"))).containsExactly(ben);
  }

  @Test
  void whatIsResolvedComesBackWhenSomebodyTakesItOver() {
    var ana = chat.says("ana", "hola");
    post(agent, "/api/v1/conversations/" + ana + "/resolution", Map.of()).expectStatus().isOk();
    assertThat(get("/api/v1/conversations?state=OPEN").get("items")).isEmpty();

    takeOver(agent, ana);
    post(agent, "/api/v1/conversations/" + ana + "/handback", Map.of()).expectStatus().isOk();

    assertThat(get("/api/v1/conversations?state=RESOLVED").get("items")).isEmpty();
    assertThat(ids(get("/api/v1/conversations?state=OPEN").get("items"))).containsExactly(ana);
    assertThat(server.person(chat.tenant(), Role.OWNER).get("/api/v1/audit").toString())
        .contains("conversation.resolved");
  }

  @Test
  void whatIsResolvedComesBackWhenSomebodyAnswersOnTheBusinessPhone() {
    var ana = chat.says("ana", "hola");
    post(agent, "/api/v1/conversations/" + ana + "/resolution", Map.of()).expectStatus().isOk();

    chat.phoneSays("ana", "Le llamo ahora.");

    assertThat(ids(get("/api/v1/conversations?state=OPEN").get("items"))).containsExactly(ana);
  }

  @Test
  void whatNodesOfTheVersionBeforeResolveIsResolved() {
    var ana = chat.says("ana", "hola");
    var ben = chat.says("ben", "hi");
    takeOver(agent, ben);

    server.execute(
        chat.tenant(),
        """
        insert into inbox_resolution (tenant_id, conversation_id, resolved_by)
        select tenant_id, conversation_id, gen_random_uuid() from conversation where tenant_id = $1
        """);

    assertThat(ids(get("/api/v1/conversations?state=RESOLVED").get("items"))).containsExactly(ana);
  }

  @Test
  void whatIsInAColleaguesHandsIsNotResolved() {
    var ana = chat.says("ana", "hola");
    takeOver(server.person(chat.tenant(), Role.AGENT), ana);

    post(agent, "/api/v1/conversations/" + ana + "/resolution", Map.of())
        .expectStatus()
        .isEqualTo(409);

    assertThat(ids(get("/api/v1/conversations?state=OPEN").get("items"))).containsExactly(ana);
  }

  @Test
  void whatIsResolvedComesBackWhenTheCustomerWrites() {
    var ana = chat.says("ana", "hola");
    takeOver(agent, ana);

    var changed =
        json(post(agent, "/api/v1/conversations/" + ana + "/resolution", Map.of()))
            .get("conversation");
    var resolved = ids(get("/api/v1/conversations?state=RESOLVED").get("items"));
    chat.says("ana", "otra cosa");

    assertThat(changed.get("resolved").asBoolean()).isTrue();
    assertThat(changed.get("handler").get("kind").asString()).isEqualTo("BOT");
    assertThat(resolved).containsExactly(ana);
    assertThat(ids(get("/api/v1/conversations?state=OPEN").get("items"))).containsExactly(ana);
  }

  @Test
  void notesAreForTheTeam() {
    var ana = chat.says("ana", "hola");

    var notes = "/api/v1/conversations/" + ana + "/notes";
    var first = agent.asks("POST", notes, Map.of("text", "Call back"), "n-1");
    var again = agent.asks("POST", notes, Map.of("text", "Call back"), "n-1");
    agent.asks("POST", notes, Map.of("text", "Other"), "n-1").expectStatus().isEqualTo(422);
    post(agent, notes, Map.of("text", "Call back")).expectStatus().isBadRequest();

    assertThat(json(first.expectStatus().isCreated()))
        .isEqualTo(json(again.expectStatus().isCreated()));
    assertThat(get("/api/v1/conversations/" + ana + "/messages").get("items")).hasSize(2);
    var note = get("/api/v1/conversations/" + ana + "/messages").get("items").get(0);
    assertThat(note.get("author").asString()).isEqualTo("NOTE");
    assertThat(note.get("person").asString()).isEqualTo(agent.id().toString());
    assertThat(Await.empty(claim(ana))).isTrue();
  }

  @Test
  void whatTheBotAskedOfActionsIsShown() {
    var ana = chat.says("ana", "no tengo internet");
    var contact = ContactId.of(get("/api/v1/conversations/" + ana).get("contact").asString());
    var conversation = new ConversationId(ana);
    var request =
        new ActionRequest(
            chat.tenant(),
            conversation,
            contact,
            IdempotencyKey.of(conversation, "1", "open"),
            new ActionName("open_ticket"),
            Map.of(),
            Language.SPANISH);
    Await.done(server.stores().ledger().open(request, "1", "open"));

    var actions = get("/api/v1/conversations/" + ana + "/actions");

    assertThat(actions.get(0).get("action").asString()).isEqualTo("open_ticket");
    assertThat(actions.get(0).get("state").asString()).isEqualTo("OPEN");
  }

  @Test
  void whatWasReadIsNotUnread() {
    var ana = chat.says("ana", "hola");
    var until = get("/api/v1/conversations/" + ana).get("last").get("at").asString();

    agent
        .client()
        .put()
        .uri("/api/v1/conversations/{id}/read", ana)
        .bodyValue(Map.of("until", until))
        .exchange()
        .expectStatus()
        .isNoContent();

    assertThat(get("/api/v1/conversations/" + ana).get("unread").asInt()).isZero();
  }

  private Mono<OutboxMessage> claim(UUID conversation) {
    return server.stores().outbox().claim(chat.key(conversation), Duration.ofMinutes(1));
  }

  private void takeOver(Person person, UUID conversation) {
    post(person, "/api/v1/conversations/" + conversation + "/takeover", Map.of())
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.botMayBeHeard")
        .isEqualTo(false);
  }

  private ResponseSpec assign(UUID conversation, UUID person) {
    return agent
        .client()
        .put()
        .uri("/api/v1/conversations/{id}/assignee", conversation)
        .bodyValue(Map.of("person", person))
        .exchange();
  }

  private ResponseSpec say(Person person, UUID conversation, String key, String text) {
    return person
        .client()
        .post()
        .uri("/api/v1/conversations/{id}/messages", conversation)
        .header("Idempotency-Key", key)
        .bodyValue(Map.of("text", text))
        .exchange();
  }

  private static ResponseSpec post(Person person, String uri, Map<String, String> body) {
    return person.client().post().uri(uri).bodyValue(body).exchange();
  }

  private JsonNode get(String uri) {
    return json(agent.client().get().uri(uri).exchange().expectStatus().isOk());
  }

  private static JsonNode json(ResponseSpec answer) {
    return AdminServer.json(answer.expectBody(String.class).returnResult().getResponseBody());
  }

  private static List<UUID> ids(JsonNode items) {
    return items.valueStream().map(item -> UUID.fromString(item.get("id").asString())).toList();
  }
}
