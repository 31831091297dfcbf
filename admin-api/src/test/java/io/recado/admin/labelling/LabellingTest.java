package io.recado.admin.labelling;

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
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@Tag("server")
class LabellingTest {

  private static final String SENTENCES = "/api/v1/sentences";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);

  @Test
  void whatTheBotDidNotUnderstandWaitsUntilItIsLabelled() {
    chat.puzzles("ana", "se me cayó el coso");
    chat.says("ben", "hola", "¡Hola!");

    var waiting = get(SENTENCES).get("items");
    assertThat(waiting).hasSize(1);
    assertThat(waiting.get(0).get("words").asString()).isEqualTo("se me cayó el coso");
    assertThat(waiting.get(0).get("doubt").asString()).isEqualTo("NOT_UNDERSTOOD");

    label(waiting.get(0), "open_ticket").expectStatus().isNoContent();

    assertThat(get(SENTENCES).get("items")).isEmpty();
    var labelled = get(SENTENCES + "/labelled").get("items");
    assertThat(labelled.get(0).get("intent").asString()).isEqualTo("open_ticket");
    assertThat(labelled.get(0).get("words").asString()).isEqualTo("se me cayó el coso");
  }

  @Test
  void whatIsOfNoUseWaitsNoMore() {
    chat.puzzles("ana", "jajaja");

    label(get(SENTENCES).get("items").get(0), null).expectStatus().isNoContent();

    assertThat(get(SENTENCES).get("items")).isEmpty();
    assertThat(get(SENTENCES + "/labelled").get("items")).isEmpty();
  }

  @Test
  void pagesFollowEachOther() {
    chat.puzzles("ana", "one");
    chat.puzzles("ben", "two");
    chat.puzzles("cid", "three");

    var first = get(SENTENCES + "?limit=2");
    var second = get(SENTENCES + "?limit=2&cursor=" + first.get("next").asString());

    assertThat(first.get("items").get(0).get("words").asString()).isEqualTo("three");
    assertThat(second.get("items")).hasSize(1);
    assertThat(second.get("items").get(0).get("words").asString()).isEqualTo("one");
    assertThat(second.get("next").isNull()).isTrue();
  }

  @Test
  void pagesOfWhatWasLabelledFollowEachOther() {
    chat.puzzles("ana", "one");
    chat.puzzles("ben", "two");
    chat.puzzles("cid", "three");
    get(SENTENCES).get("items").forEach(one -> label(one, "faq").expectStatus().isNoContent());

    var first = get(SENTENCES + "/labelled?intent=faq&limit=2");
    var second = get(SENTENCES + "/labelled?intent=faq&cursor=" + first.get("next").asString());

    assertThat(first.get("items").get(0).get("words").asString()).isEqualTo("one");
    assertThat(second.get("items")).hasSize(1);
    assertThat(second.get("items").get(0).get("words").asString()).isEqualTo("three");
    assertThat(second.get("next").isNull()).isTrue();
    assertThat(get(SENTENCES + "/labelled?intent=open_ticket").get("items")).isEmpty();
  }

  @Test
  void everyIntentThatIsListedIsALabel() {
    chat.puzzles("ana", "se me cayó el coso");
    var sentence = get(SENTENCES).get("items").get(0);

    var intents = get(SENTENCES + "/intents");

    assertThat(intents).isNotEmpty();
    intents.forEach(intent -> label(sentence, intent.asString()).expectStatus().isNoContent());
  }

  @Test
  void anIntentThatNoBotHasIsRefused() {
    chat.puzzles("ana", "se me cayó el coso");

    label(get(SENTENCES).get("items").get(0), "fly")
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("intent-unknown");
  }

  @Test
  void teachingTheBotIsForOwners() {
    server
        .person(chat.tenant(), Role.AGENT)
        .client()
        .get()
        .uri(SENTENCES)
        .exchange()
        .expectStatus()
        .isForbidden();
  }

  private ResponseSpec label(JsonNode sentence, @Nullable String intent) {
    var body = new HashMap<String, @Nullable String>(Map.of());
    body.put("intent", intent);
    return owner
        .client()
        .put()
        .uri(SENTENCES + "/{id}/label", sentence.get("id").asString())
        .bodyValue(body)
        .exchange();
  }

  private JsonNode get(String uri) {
    var answer = owner.client().get().uri(uri).exchange().expectStatus().isOk();
    return AdminServer.json(answer.expectBody(String.class).returnResult().getResponseBody());
  }
}
