package io.recado.admin.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class BacklogTest {

  private static final String LETTERS = "/api/v1/dead-letters";
  private static final String EVENTS = "/api/v1/dead-events";
  private static final String ACTIONS = "/api/v1/queued-actions";
  private static final String SET_ASIDE = "/api/v1/set-aside-conversations";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person owner = server.person(chat.tenant(), Role.OWNER);

  @Test
  void aDeadLetterIsSentAgainOnceByName() {
    var letter = errands.deadLetter(chat.says("ana", "hola", "¡Hola!"));
    var listed = owner.get(LETTERS).get("items").get(0);

    var replayed = owner.does("POST", LETTERS + "/" + letter + "/replay", Map.of());

    assertThat(listed.get("body").asString()).isEqualTo("¡Hola!");
    assertThat(listed.get("code").asString()).isEqualTo("131026");
    assertThat(replayed.get("count").asInt()).isEqualTo(1);
    assertThat(owner.get(LETTERS).get("items")).isEmpty();
    owner.asks("POST", LETTERS + "/" + letter + "/replay", Map.of()).expectStatus().isNotFound();
    assertThat(audited()).containsExactly("letter.replayed " + letter);
  }

  @Test
  void deadLettersAreReplayedAndDroppedByTheirCode() {
    errands.deadLetter(chat.says("ana", "hola", "uno"));
    errands.deadLetter(chat.says("ben", "hola", "dos"));

    var none = owner.does("POST", LETTERS + "/replay", Map.of("code", "470"));
    var first = owner.get(LETTERS + "?limit=1");
    var second = owner.get(LETTERS + "?limit=1&cursor=" + first.get("next").asString());
    var all = owner.does("POST", LETTERS + "/drop", Map.of("code", "131026"));

    assertThat(none.get("count").asInt()).isZero();
    assertThat(second.get("items").get(0).get("body").asString()).isEqualTo("uno");
    assertThat(all.get("count").asInt()).isEqualTo(2);
    assertThat(owner.get(LETTERS).get("items")).isEmpty();
  }

  @Test
  void aDeadEventIsPostedAgainOrDropped() {
    var first = errands.deadEvent("ticket.opened");
    var second = errands.deadEvent("ticket.closed");
    var listed = owner.get(EVENTS).get("items");

    owner.does("POST", EVENTS + "/" + first.get(0) + "/" + first.get(1) + "/replay", Map.of());
    owner.does("DELETE", EVENTS + "/" + second.get(0), Map.of());

    assertThat(listed).hasSize(2);
    assertThat(owner.get(EVENTS).get("items")).isEmpty();
    owner.asks("DELETE", EVENTS + "/" + second.get(0), Map.of()).expectStatus().isNotFound();
    assertThat(
            server.texts(chat.tenant(), "select state from webhook_delivery where tenant_id = $1"))
        .containsExactly("waiting");
    assertThat(audited())
        .containsExactly("event.replayed " + first.get(1), "event.dropped " + second.get(1));
  }

  @Test
  void aRequestThatWaitsIsTriedAtOnceOrGivenUp() {
    var ana = chat.says("ana", "hola");
    errands.queued(ana, "1");
    errands.queued(ana, "2");
    var listed = owner.get(ACTIONS).get("items");

    owner.does("POST", ACTIONS + "/" + listed.get(0).get("id").asString() + "/retry", Map.of());
    owner.does("DELETE", ACTIONS + "/" + listed.get(1).get("id").asString(), Map.of());

    assertThat(listed.get(0).get("action").asString()).isEqualTo("open_ticket");
    assertThat(owner.get(ACTIONS).get("items")).hasSize(1);
    assertThat(
            server.texts(
                chat.tenant(),
                "select flow_run || ' ' || coalesce(outcome ->> 'reason', '-') from action_run"
                    + " where tenant_id = $1 and due_at <= now() order by flow_run"))
        .containsExactly("1 dropped", "2 -");
    assertThat(audited()).containsExactly("queue.retried open_ticket", "queue.dropped open_ticket");
    assertThat(owner.does("POST", ACTIONS + "/retry", Map.of()).get("count").asInt()).isEqualTo(1);
  }

  @Test
  void aConversationThatWasSetAsideGoesOn() {
    var ana = chat.says("ana", "hola");
    var ben = chat.says("ben", "hola");
    server.execute(
        chat.tenant(),
        "update conversation_work set parked = true, attempts = 7, due_at = null where tenant_id = $1");
    var first = owner.get(SET_ASIDE + "?limit=1");
    var second = owner.get(SET_ASIDE + "?limit=1&cursor=" + first.get("next").asString());

    owner
        .asks("POST", SET_ASIDE + "/" + ben + "/resumption", Map.of())
        .expectStatus()
        .isNoContent();

    assertThat(first.at("/items/0/conversation").asString()).isEqualTo(ana.toString());
    assertThat(first.at("/items/0/attempts").asInt()).isEqualTo(7);
    assertThat(second.at("/items/0/conversation").asString()).isEqualTo(ben.toString());
    assertThat(owner.get(SET_ASIDE).get("items")).hasSize(1);
    assertThat(
            server.texts(
                chat.tenant(),
                "select conversation_id::text from conversation_work"
                    + " where tenant_id = $1 and due_at <= now() and attempts = 0"))
        .containsExactly(ben.toString());
    for (var other : List.of(ben, UUID.randomUUID())) {
      owner
          .asks("POST", SET_ASIDE + "/" + other + "/resumption", Map.of())
          .expectStatus()
          .isNotFound();
    }
    assertThat(
            server.texts(
                chat.tenant(),
                "select conversation_id::text from audit_entry"
                    + " where tenant_id = $1 and action = 'conversation.resumed'"))
        .containsExactly(ben.toString());
  }

  @Test
  void itIsForOwners() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    for (var route : List.of(LETTERS, EVENTS, ACTIONS, SET_ASIDE)) {
      agent.client().get().uri(route).exchange().expectStatus().isForbidden();
    }
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action || ' ' || reference from audit_entry where tenant_id = $1"
            + " and actor_name = '%s' order by entry_id".formatted(owner.id()));
  }
}
