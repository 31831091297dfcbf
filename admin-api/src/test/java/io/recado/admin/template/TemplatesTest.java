package io.recado.admin.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** What reaches who wrote long ago. */
@Tag("server")
class TemplatesTest {

  private static final Map<String, Object> VISIT =
      template("visit_moved", "Hola {{1}}, tu visita pasa al {{2}}.", false);
  private static final Map<String, Object> ANSWER = template("answer", "Hola: {{1}}", true);

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);
  private final String templates = "/api/v1/channels/" + chat.channel() + "/templates";

  @BeforeEach
  void onWhatsApp() {
    server.execute(chat.tenant(), "update channel set kind = 'whatsapp' where tenant_id = $1");
  }

  @Test
  void ownersWriteTemplatesDownAndAgentsSeeThem() {
    owner.sets(templates, Map.of("templates", List.of(VISIT, ANSWER)));
    owner.sets(templates, Map.of("templates", List.of(ANSWER, VISIT)));

    var seen = seen();

    assertThat(seen.valueStream().map(one -> one.get("name").asString()))
        .containsExactly("answer", "visit_moved");
    assertThat(seen.get(0).get("late").asBoolean()).isTrue();
    assertThat(seen.get(1).get("late").asBoolean()).isFalse();
    assertThat(late()).containsExactly("answer es");
    agent.asks("PUT", templates, Map.of("templates", List.of())).expectStatus().isForbidden();
    assertThat(owner.get("/api/v1/audit").toString()).contains("channel.templates_changed");
  }

  @Test
  void whatIsTakenOutOfTheListCarriesNothingAnyMore() {
    owner.sets(templates, Map.of("templates", List.of(ANSWER)));

    owner.sets(templates, Map.of("templates", List.of()));

    assertThat(late()).isEmpty();
    assertThat(seen().isEmpty()).isTrue();
  }

  @Test
  void asManyAsAnAccountMayHaveFindRoom() {
    var body = "a".repeat(1024);
    var most = IntStream.range(0, 250).mapToObj(i -> template("t" + i, body, false)).toList();

    owner.sets(templates, Map.of("templates", most));

    assertThat(seen().size()).isEqualTo(250);
  }

  @Test
  void ofListsWrittenAtOnceOneStands() {
    var seen = agent.get(templates).get("version").asString();
    var lists = List.of(List.of(VISIT), List.of(ANSWER));

    var statuses = lists.parallelStream().map(list -> status(seen, list)).toList();

    assertThat(statuses).containsExactlyInAnyOrder(200, 412);
    assertThat(seen()).hasSize(1);
    refused(owner.asks("PUT", templates, one(VISIT)), 428, "if-match-missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hola {{2}}", "Hola {{0}}", "Hola {{1}} {{3}}", " "})
  void placesAreCountedWithoutAGap(String body) {
    refused(owner.asks("PUT", templates, one(template("t", body, false))), 400, "body-unreadable");
  }

  @Test
  void oneTemplateWithOnePlaceCarriesLateAnswers() {
    var two = template("t", "Hola {{1}} {{2}}", true);
    var both = Map.<String, Object>of("templates", List.of(ANSWER, template("t", "{{1}}", true)));

    refused(owner.asks("PUT", templates, one(two)), 400, "body-unreadable");
    refused(owner.asks("PUT", templates, both), 400, "body-unreadable");
  }

  @Test
  void buttonsAreKeptInTheirOrder() {
    var titles = List.of("Confirmar", "Cambiar la cita", "Anular la cita");

    owner.sets(templates, one(tappable("reminder", "Hola: {{1}}", false, titles)));

    assertThat(seen().get(0).get("buttons").valueStream().map(JsonNode::asString))
        .containsExactlyElementsOf(titles);
  }

  @Test
  void buttonsAreShortAndFewAndNotBelowLateAnswers() {
    var late = tappable("t", "{{1}}", true, List.of("Sí"));
    var long26 = tappable("t", "{{1}}", false, List.of("x".repeat(26)));
    var twoLines = tappable("t", "{{1}}", false, List.of("a\nb"));
    var eleven = tappable("t", "{{1}}", false, Collections.nCopies(11, "x"));

    for (var wrong : List.of(late, long26, twoLines, eleven)) {
      refused(owner.asks("PUT", templates, one(wrong)), 400, "body-unreadable");
    }
  }

  @Test
  void anAgentSendsOneByNameWithWhatStandsInIt() {
    owner.sets(templates, one(VISIT));
    var ana = held("ana");

    sends(ana, "visit_moved", List.of("Ana", "lunes"), "k1").expectStatus().isAccepted();
    sends(ana, "visit_moved", List.of("Ana", "lunes"), "k1").expectStatus().isAccepted();

    var sent =
        server.texts(
            chat.tenant(),
            "select content::text from outbox where tenant_id = $1 and author = 'agent'");
    assertThat(sent)
        .singleElement()
        .satisfies(
            content -> {
              var json = AdminServer.json(content);
              assertThat(json.get("type").asString()).isEqualTo("Template");
              assertThat(json.get("name").asString()).isEqualTo("visit_moved");
              assertThat(json.get("parameters").get(1).asString()).isEqualTo("lunes");
            });
    var line = agent.get("/api/v1/conversations/" + ana + "/messages").get("items").get(0);
    assertThat(line.get("content").get("body").asString())
        .isEqualTo("Hola Ana, tu visita pasa al lunes.");
  }

  @Test
  void whatTheChannelDoesNotHaveIsNotSent() {
    owner.sets(templates, one(VISIT));
    var ana = held("ana");
    var ben = chat.says("ben", "hola");

    refused(sends(ana, "other", List.of(), "k1"), 422, "template-unknown");
    refused(sends(ana, "visit_moved", List.of("Ana"), "k2"), 422, "template-unknown");
    refused(sends(ben, "visit_moved", List.of("Ben", "lunes"), "k3"), 409, "not-yours");
  }

  @Test
  void onlyWhatsAppHasTemplates() {
    server.execute(chat.tenant(), "update channel set kind = 'webchat' where tenant_id = $1");

    refused(owner.asks("PUT", templates, one(VISIT)), 404, "not-found");
  }

  private JsonNode seen() {
    return agent.get(templates).get("templates");
  }

  private int status(String version, List<Map<String, Object>> list) {
    var answer = owner.replaces(version, URI.create(templates), Map.of("templates", list));
    return answer.returnResult(Void.class).getStatus().value();
  }

  private static Map<String, Object> template(String name, String body, boolean late) {
    return Map.of("name", name, "language", "SPANISH", "body", body, "late", late);
  }

  private static Map<String, Object> tappable(
      String name, String body, boolean late, List<String> buttons) {
    var template = new HashMap<>(template(name, body, late));
    template.put("buttons", buttons);
    return template;
  }

  private static Map<String, Object> one(Map<String, Object> template) {
    return Map.of("templates", List.of(template));
  }

  private UUID held(String user) {
    var conversation = chat.says(user, "hola");
    agent
        .asks("POST", "/api/v1/conversations/" + conversation + "/takeover", "")
        .expectStatus()
        .isOk();
    return conversation;
  }

  private ResponseSpec sends(UUID conversation, String name, List<String> values, String key) {
    var path = "/api/v1/conversations/" + conversation + "/templates";
    return agent.asks(
        "POST", path, Map.of("name", name, "language", "SPANISH", "values", values), key);
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }

  private List<String> late() {
    return server.texts(
        chat.tenant(), "select name || ' ' || language from window_template where tenant_id = $1");
  }
}
