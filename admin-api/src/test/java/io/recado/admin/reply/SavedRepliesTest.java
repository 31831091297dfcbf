package io.recado.admin.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@Tag("server")
class SavedRepliesTest {

  private static final String ROUTE = "/api/v1/saved-replies";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);

  @Test
  void whatAnOwnerWritesAgentsUse() {
    add("hours", "Abrimos a las 9, {customer}.", "We open at 9.");
    add("bye", "Un saludo, {agent}", null);

    var replies = agent.get(ROUTE);

    assertThat(replies.valueStream().map(one -> one.get("shortcut").asString()))
        .containsExactly("bye", "hours");
    assertThat(replies.get(1).get("texts").get("es").asString())
        .isEqualTo("Abrimos a las 9, {customer}.");
    assertThat(replies.get(0).get("texts").get("en").isNull()).isTrue();
  }

  @Test
  void aReplyIsChangedAndRemovedAndTheAuditSaysByWhom() {
    var id = add("hours", "Abrimos a las 9.", null).get("id").asString();

    owner
        .replaces(ROUTE, ROUTE + "/" + id, draft("open", "Abrimos a las 8.", null))
        .expectStatus()
        .isOk();
    assertThat(owner.get(ROUTE).get(0).get("shortcut").asString()).isEqualTo("open");
    owner.asks("DELETE", ROUTE + "/" + id, Map.of()).expectStatus().isNoContent();

    assertThat(owner.get(ROUTE).size()).isZero();
    owner.asks("DELETE", ROUTE + "/" + id, Map.of()).expectStatus().isNotFound();
    assertThat(
            server.texts(
                chat.tenant(),
                "select action || ' ' || reference || ' ' || (actor_name = '%s')::text from audit_entry"
                        .formatted(owner.id())
                    + " where tenant_id = $1 and action like 'reply.%' order by entry_id"))
        .containsExactly(
            "reply.added hours true", "reply.changed open true", "reply.removed open true");
  }

  @Test
  void aShortcutLeadsToOneReply() {
    add("hours", "Abrimos a las 9.", null);
    var other = add("bye", "Adiós.", null).get("id").asString();

    refused(owner.asks("POST", ROUTE, draft("hours", "Otra cosa.", null)));
    refused(owner.replaces(ROUTE, ROUTE + "/" + other, draft("hours", "Otra cosa.", null)));
  }

  @Test
  void agentsWriteNone() {
    agent.asks("POST", ROUTE, draft("hours", "Abrimos.", null)).expectStatus().isForbidden();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hola {nombre}", "{}", " ", "{customer} {CUSTOMER}"})
  void whatStandsInBracesIsAName(String text) {
    owner.asks("POST", ROUTE, draft("hours", text, null)).expectStatus().isBadRequest();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Hours", "two words", "-x", "ñ"})
  void aShortcutIsTypedWithoutEffort(String shortcut) {
    owner.asks("POST", ROUTE, draft(shortcut, "Abrimos.", null)).expectStatus().isBadRequest();
  }

  private JsonNode add(String shortcut, String es, @Nullable String en) {
    var answer =
        owner
            .asks("POST", ROUTE, draft(shortcut, es, en))
            .expectStatus()
            .isCreated()
            .expectBody(String.class);
    return AdminServer.json(answer.returnResult().getResponseBody());
  }

  private static void refused(ResponseSpec answer) {
    answer.expectStatus().isEqualTo(409).expectBody().jsonPath("$.code").isEqualTo("name-taken");
  }

  private static Map<String, Object> draft(String shortcut, String es, @Nullable String en) {
    var texts = new HashMap<String, @Nullable String>();
    texts.put("es", es);
    texts.put("en", en);
    return Map.of("shortcut", shortcut, "texts", texts);
  }
}
