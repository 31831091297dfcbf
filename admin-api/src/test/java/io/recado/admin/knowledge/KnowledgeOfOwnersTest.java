package io.recado.admin.knowledge;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import io.recado.conversation.Uuid7;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@Tag("server")
class KnowledgeOfOwnersTest {

  private static final String ROUTE = "/api/v1/knowledge";
  private static final String NEW_FILE = "/files?title=Gu%C3%ADa&language=SPANISH";
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);

  @Test
  void questionsArePublishedReadBackReplacedAndTakenAway() {
    var id = read(added(faq("Sí, detrás de la oficina.")));

    assertThat(tried("tienen estacionamiento?").at("/answer/words").asString())
        .isEqualTo("Sí, detrás de la oficina.");
    assertThat(tried("tienen estacionamiento?").at("/answer/source").asString())
        .isEqualTo("Preguntas");
    assertThat(owner.get(ROUTE + "/" + id).at("/pairs/0/wordings/1").asString())
        .isEqualTo("¿Hay dónde aparcar?");

    var before = owner.get(ROUTE + "/" + id).at("/source/version").asString();
    accepted(owner.replaces(ROUTE, ROUTE + "/" + id, faq("Ya no.")));
    owner
        .replaces(before, URI.create(ROUTE + "/" + id), faq("Tal vez."))
        .expectStatus()
        .isEqualTo(412);
    read(id);
    assertThat(tried("hay dónde aparcar").at("/answer/words").asString()).isEqualTo("Ya no.");

    owner.asks("DELETE", ROUTE + "/" + id, Map.of()).expectStatus().isNoContent();
    assertThat(tried("hay dónde aparcar").get("withheld").asString()).isEqualTo("NOTHING_FOUND");
    assertThat(owner.get(ROUTE).size()).isZero();
    owner.asks("DELETE", ROUTE + "/" + id, Map.of()).expectStatus().isNotFound();
    assertThat(audit())
        .containsExactly(
            "knowledge.added Preguntas true",
            "knowledge.changed Preguntas true",
            "knowledge.removed Preguntas true");
  }

  @Test
  void theTextFormIsTakenAndHalfAPairIsNot() {
    var wish = Map.of("kind", "FAQ", "title", "Horario", "language", "SPANISH");
    var text = "? ¿Cuándo abren?\n? ¿A qué hora abren?\nA las nueve.\n";

    var id = read(added(with(wish, "text", text)));

    assertThat(owner.get(ROUTE + "/" + id).at("/pairs/0/answer").asString())
        .isEqualTo("A las nueve.");
    for (var half : List.of("Solo una respuesta.", "? ¿Solo una pregunta?", "# nada")) {
      owner.asks("POST", ROUTE, with(wish, "text", half)).expectStatus().isBadRequest();
    }
    owner.asks("POST", ROUTE, wish).expectStatus().isBadRequest();
  }

  @Test
  void aPageIsKeptAsItWasWrittenAndTheSameKeyAddsOne() {
    var page =
        Map.of(
            "kind",
            "PAGE",
            "title",
            "Router",
            "language",
            "SPANISH",
            "markdown",
            "# Luces\nVerde.");
    var key = Uuid7.next().toString();

    var first = accepted(owner.asks("POST", ROUTE, page, key)).get("id").asString();
    var again = accepted(owner.asks("POST", ROUTE, page, key)).get("id").asString();

    assertThat(again).isEqualTo(first);
    assertThat(owner.get(ROUTE).size()).isOne();
    assertThat(owner.get(ROUTE + "/" + first).get("markdown").asString())
        .isEqualTo("# Luces\nVerde.");
  }

  @Test
  void aFileIsReadAndItsPassagesAreFound() {
    var html = "<main><h1>Instalación</h1><p>La instalación tarda cinco días.</p></main>";
    var id = read(accepted(upload("text/html", html)).get("id").asString());

    var tried = tried("cuánto tarda la instalación");

    assertThat(tried.at("/answer/words").asString()).isEqualTo("La instalación tarda cinco días.");
    assertThat(tried.at("/passages/0/headings/0").asString()).isEqualTo("Instalación");
    assertThat(tried.at("/passages/0/support").asDouble())
        .isGreaterThanOrEqualTo(tried.get("enough").asDouble());

    accepted(replaced(id, "text/markdown", "Tarda un día."));
    read(id);
    var source = owner.get(ROUTE + "/" + id).get("source");
    assertThat(source.get("title").asString()).isEqualTo("Guía");
    assertThat(source.get("format").asString()).isEqualTo("MARKDOWN");
  }

  @Test
  void aDamagedFileIsToldAndWhatWasPublishedBeforeStays() {
    var id = read(accepted(upload("text/markdown", "# Mascotas\nSí.")).get("id").asString());

    accepted(replaced(id, WORD, "no package"));

    var source = awaited(id);
    assertThat(source.get("state").asString()).isEqualTo("FAILED");
    assertThat(source.get("error").asString()).isEqualTo("DAMAGED");
    assertThat(source.get("passages").asInt()).isOne();
  }

  @Test
  void whatIsTooLargeOrOfUnknownFormIsRefusedAtOnce() {
    var large = "x".repeat(200_000);
    var page = Map.of("kind", "PAGE", "title", "P", "language", "SPANISH");

    upload("text/markdown", large).expectStatus().isEqualTo(413);
    owner
        .asks("POST", ROUTE, with(page, "markdown", "x".repeat(200_000)))
        .expectStatus()
        .isEqualTo(413);
    upload("image/png", "png").expectStatus().isEqualTo(415);
    upload("text/html", "").expectStatus().isBadRequest();
    var aComment = "<!-- %s -->".formatted("x".repeat(100_000));
    accepted(owner.asks("POST", ROUTE, with(page, "markdown", aComment)));
  }

  @Test
  void anAddressIsFetchedAndFetchedAgain() {
    says("/horario", "<main><h1>Horario</h1><p>Abrimos a las nueve.</p></main>");
    var id = read(added(address(server.providers().server().baseUrl() + "/horario")));
    assertThat(tried("horario").at("/answer/words").asString()).isEqualTo("Abrimos a las nueve.");

    says("/horario", "<main><h1>Horario</h1><p>Abrimos a las diez.</p></main>");
    accepted(owner.asks("POST", ROUTE + "/" + id + "/fetching", Map.of()));
    read(id);

    assertThat(tried("horario").at("/answer/words").asString()).isEqualTo("Abrimos a las diez.");
    assertThat(audit())
        .containsExactly("knowledge.added Horario true", "knowledge.fetched Horario true");
  }

  @Test
  void anAddressInsideIsRefused() {
    var source = awaited(added(address("http://10.0.0.1/latest/meta-data")));

    assertThat(source.get("state").asString()).isEqualTo("FAILED");
    assertThat(source.get("error").asString()).isEqualTo("ADDRESS_REFUSED");
    for (var none : List.of("file:///etc/passwd", "https://user:word@example.com/", "no address")) {
      owner.asks("POST", ROUTE, address(none)).expectStatus().isEqualTo(422);
    }
  }

  @Test
  void onlyWhatHasAnAddressIsFetched() {
    var id = added(faq("Sí."));

    owner.asks("POST", ROUTE + "/" + id + "/fetching", Map.of()).expectStatus().isEqualTo(409);
  }

  @Test
  void agentsDoNotSeeIt() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    agent.client().get().uri(ROUTE).exchange().expectStatus().isForbidden();
    agent.asks("POST", ROUTE, faq("Sí.")).expectStatus().isForbidden();
  }

  @Test
  void noTenantTriesAnothersKnowledge() {
    read(added(faq("Sí.")));
    var stranger = server.person(new Chat().tenant(), Role.OWNER);

    var tried = stranger.does("POST", ROUTE + "/answer", question("tienen estacionamiento?"));

    assertThat(tried.get("passages").size()).isZero();
  }

  private static Map<String, Object> faq(String answer) {
    var wordings = List.of("¿Tienen estacionamiento?", "¿Hay dónde aparcar?");
    return Map.of(
        "kind",
        "FAQ",
        "title",
        "Preguntas",
        "language",
        "SPANISH",
        "pairs",
        List.of(Map.of("wordings", wordings, "answer", answer)));
  }

  private static Map<String, Object> address(String address) {
    return Map.of("kind", "ADDRESS", "title", "Horario", "language", "SPANISH", "address", address);
  }

  private static Map<String, Object> with(Map<String, ?> wish, String name, String value) {
    var all = new HashMap<String, Object>(wish);
    all.put(name, value);
    return all;
  }

  private static Map<String, Object> question(String text) {
    return Map.of("text", text, "language", "SPANISH");
  }

  private JsonNode tried(String text) {
    return owner.does("POST", ROUTE + "/answer", question(text));
  }

  private String added(Map<String, ?> wish) {
    return accepted(owner.asks("POST", ROUTE, wish)).get("id").asString();
  }

  private static JsonNode accepted(ResponseSpec answer) {
    var body = answer.expectStatus().isAccepted().expectBody(String.class);
    return AdminServer.json(body.returnResult().getResponseBody());
  }

  private ResponseSpec upload(String type, String content) {
    return sent("POST", NEW_FILE, "Idempotency-Key", Uuid7.next().toString(), type, content);
  }

  private ResponseSpec replaced(String id, String type, String content) {
    var version = owner.get(ROUTE + "/" + id).at("/source/version").asString();
    return sent("PUT", "/" + id + "/file", "If-Match", version, type, content);
  }

  private ResponseSpec sent(
      String method, String path, String header, String value, String type, String content) {
    return owner
        .client()
        .method(HttpMethod.valueOf(method))
        .uri(URI.create(server.url() + ROUTE + path))
        .header(header, value)
        .header("Content-Type", type)
        .bodyValue(content.getBytes(StandardCharsets.UTF_8))
        .exchange();
  }

  /** Waits until it was read, and published. */
  private String read(String id) {
    assertThat(awaited(id).get("state").asString()).isEqualTo("PUBLISHED");
    return id;
  }

  private JsonNode awaited(String id) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      var source = owner.get(ROUTE + "/" + id).get("source");
      if (!source.get("state").asString().equals("READING")) {
        return source;
      }
    }
    throw new AssertionError("it is never read");
  }

  private void says(String path, String page) {
    server
        .providers()
        .server()
        .stubFor(get(path).willReturn(ok(page).withHeader("Content-Type", "text/html")));
  }

  private List<String> audit() {
    return server.texts(
        chat.tenant(),
        "select action || ' ' || reference || ' ' || (actor_name = '%s')::text from audit_entry"
                .formatted(owner.id())
            + " where tenant_id = $1 and action like 'knowledge.%' order by entry_id");
  }
}
