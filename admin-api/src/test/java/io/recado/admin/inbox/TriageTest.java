package io.recado.admin.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import io.recado.conversation.Uuid7;
import io.recado.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("server")
class TriageTest {

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);

  @Test
  void whatIsPutAsideIsOutOfSightAndStillInTheSameHands() {
    var ana = chat.waits("ana", "una persona");

    var aside = snooze(ana, Duration.ofHours(1));

    assertThat(aside.get("snoozedUntil").isNull()).isFalse();
    assertThat(aside.get("handler").get("kind").asString()).isEqualTo("WAITING");
    assertThat(ids("state=OPEN&handler=WAITING")).isEmpty();
    assertThat(ids("state=SNOOZED")).containsExactly(ana);
    assertThat(ids("handler=WAITING")).containsExactly(ana);
  }

  @Test
  void theCustomersWordsBringItBack() {
    var ana = chat.waits("ana", "una persona");
    snooze(ana, Duration.ofHours(1));

    chat.says("ana", "¿hola?");

    assertThat(ids("state=OPEN&handler=WAITING")).containsExactly(ana);
    assertThat(one(ana).get("snoozedUntil").isNull()).isTrue();
  }

  @Test
  void itComesBackByItselfAndScreensAreTold() {
    var ana = chat.waits("ana", "una persona");
    snooze(ana, Duration.ofHours(1));
    server.execute(
        chat.tenant(),
        "update conversation_snooze set until = now() - interval '1 second' where tenant_id = $1");
    var before = changed(ana);
    assertThat(ids("state=OPEN")).containsExactly(ana);

    Await.done(server.bean(WakeSnoozed.class).run());

    assertThat(changed(ana)).isNotEqualTo(before);
    assertThat(
            server.texts(
                chat.tenant(),
                "select action || ' ' || actor_kind from audit_entry"
                    + " where tenant_id = $1 and action like 'conversation.%en' or action like 'conversation.%ed'"
                    + " and tenant_id = $1 and action <> 'conversation.queued' order by entry_id"))
        .endsWith("conversation.woken bot");
  }

  @Test
  void agentsBringItBackAndOnlyTimesToComeAreTaken() {
    var ana = chat.waits("ana", "una persona");
    snooze(ana, Duration.ofHours(1));

    var back = agent.does("DELETE", route(ana, "snooze"), Map.of());

    assertThat(back.get("snoozedUntil").isNull()).isTrue();
    for (var moment :
        List.of(Instant.now().minusSeconds(1), Instant.parse("2999-01-01T00:00:00Z"))) {
      agent
          .asks("PUT", route(ana, "snooze"), Map.of("until", moment))
          .expectStatus()
          .isBadRequest();
    }
  }

  @Test
  void conversationsAreFoundByTheirLabels() {
    var ana = chat.says("ana", "hola");
    var ben = chat.says("ben", "hi");
    var vip = label("VIP");
    var fault = label("Avería");

    set(ana, List.of(vip, fault));
    set(ben, List.of(fault));
    set(ana, List.of(vip));

    assertThat(ids("label=" + vip)).containsExactly(ana);
    assertThat(ids("label=" + fault)).containsExactly(ben);
    assertThat(ids("label=" + Uuid7.next())).isEmpty();
    assertThat(ids("label=" + vip + "&q=hola")).hasSizeLessThan(2);
    assertThat(one(ana).get("labels").get(0).asString()).isEqualTo(vip.toString());
    assertThat(
            server.texts(
                chat.tenant(),
                "select action || ' ' || reference from audit_entry"
                    + " where tenant_id = $1 and action like '%labelled' order by entry_id"))
        .containsExactlyInAnyOrder(
            "conversation.labelled VIP",
            "conversation.labelled Avería",
            "conversation.labelled Avería",
            "conversation.unlabelled Avería");
  }

  @Test
  void aLabelIsNamedOnceAndGoesFromAllConversations() {
    var ana = chat.says("ana", "hola");
    var vip = label("VIP");
    set(ana, List.of(vip));

    owner
        .asks("POST", "/api/v1/labels", Map.of("name", "vip", "colour", "RED"))
        .expectStatus()
        .isEqualTo(409);
    owner.asks("DELETE", "/api/v1/labels/" + vip, Map.of()).expectStatus().isNoContent();

    assertThat(one(ana).get("labels").size()).isZero();
  }

  @Test
  void nobodyPutsOnALabelThatIsNone() {
    var ana = chat.says("ana", "hola");
    var theirs = new Chat();
    var stranger = server.person(theirs.tenant(), Role.OWNER);
    var foreign = label(stranger, "VIP");

    agent
        .asks("PUT", route(ana, "labels"), Map.of("labels", List.of(foreign)))
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("label-unknown");
    agent
        .asks("POST", "/api/v1/labels", Map.of("name", "x", "colour", "RED"))
        .expectStatus()
        .isForbidden();
  }

  private UUID label(String name) {
    return label(owner, name);
  }

  private static UUID label(Person owner, String name) {
    var answer =
        owner
            .asks("POST", "/api/v1/labels", Map.of("name", name, "colour", "AMBER"))
            .expectStatus()
            .isCreated()
            .expectBody(String.class);
    return UUID.fromString(
        AdminServer.json(answer.returnResult().getResponseBody()).get("id").asString());
  }

  private void set(UUID conversation, List<UUID> labels) {
    agent.does("PUT", route(conversation, "labels"), Map.of("labels", labels));
  }

  private JsonNode snooze(UUID conversation, Duration time) {
    return agent.does(
        "PUT", route(conversation, "snooze"), Map.of("until", Instant.now().plus(time)));
  }

  private String changed(UUID conversation) {
    return server
        .texts(
            chat.tenant(),
            "select transaction::text from inbox_change where tenant_id = $1 and conversation_id = '%s'"
                .formatted(conversation))
        .getFirst();
  }

  private JsonNode one(UUID conversation) {
    return agent.get("/api/v1/conversations/" + conversation);
  }

  private List<UUID> ids(String query) {
    return agent
        .get("/api/v1/conversations?" + query)
        .get("items")
        .valueStream()
        .map(item -> UUID.fromString(item.get("id").asString()))
        .toList();
  }

  private static String route(UUID conversation, String what) {
    return "/api/v1/conversations/" + conversation + "/" + what;
  }
}
