package io.recado.admin.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Of two who have looked at the same, one replaces it, and the other is told. */
@Tag("server")
class RowVersionsTest {

  private static final int AT_ONCE = 8;

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final Person another = server.person(chat.tenant(), Role.OWNER);

  @Test
  void whoeverIsLaterIsToldAndNothingOfTheFirstIsLost() {
    for (var kind : all()) {
      var seen = shown(kind);

      var first = owner.replaces(version(seen), kind.route(), kind.body("first"));
      assertThat(
              first.expectStatus().is2xxSuccessful().returnResult().getResponseHeaders().getETag())
          .as(kind.name())
          .isEqualTo("\"" + version(shown(kind)) + "\"");
      refused(
          another.replaces(version(seen), kind.route(), kind.body("second")), 412, "terms-changed");
      refused(
          another.asks("PUT", kind.route().toString(), kind.body("second")),
          428,
          "if-match-missing");

      assertThat(shown(kind).toString()).as(kind.name()).contains("first").doesNotContain("second");
      var next = another.replaces(version(shown(kind)), kind.route(), kind.body("second"));
      next.expectStatus().is2xxSuccessful();
    }
  }

  @Test
  void whatWasTakenAwayIsNotThereForWhoeverHasSeenIt() {
    var service = all().stream().filter(one -> one.name().equals("service")).findFirst();
    var route = service.orElseThrow().route();
    var seen = version(shown(service.orElseThrow()));

    owner.asks("DELETE", route.toString(), Map.of()).expectStatus().isNoContent();

    var late = another.replaces(seen, route, service.orElseThrow().body("late"));
    refused(late, 404, "not-found");
  }

  @Test
  void ofManyAtOnceOneIsDone() {
    var plan = all().getFirst();
    var seen = version(shown(plan));

    var statuses =
        IntStream.range(0, AT_ONCE)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> status(plan, seen, "plan " + i)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 412).hasSize(AT_ONCE - 1);
  }

  private int status(Replaced kind, String seen, String name) {
    var answer = owner.replaces(seen, kind.route(), kind.body(name));
    return answer.returnResult(Void.class).getStatus().value();
  }

  /** What an owner replaces, with a text in it. */
  private record Replaced(
      String name, String shownBy, URI route, Map<String, Object> with, String text) {

    Map<String, Object> body(String words) {
      var body = new HashMap<>(with);
      body.put(
          text,
          text.equals("texts") || text.equals("names")
              ? Map.of("es", words, "en", words, "de", words)
              : words);
      return body;
    }
  }

  private List<Replaced> all() {
    var sold = errands.subscription("Hogar");
    var price = Map.<String, Object>of("minor", 1, "currency", "CLP");
    return List.of(
        one(
            "plan",
            "/plans",
            "/plans/",
            sold.plan(),
            "name",
            Map.of("downloadMbps", 1, "uploadMbps", 1, "price", price, "taxBasisPoints", 0)),
        one(
            "customer",
            "/customers/" + sold.customer(),
            "/customers/",
            sold.customer(),
            "name",
            Map.of("number", "K", "emailVerified", false, "language", "SPANISH")),
        one(
            "reply",
            "/saved-replies",
            "/saved-replies/",
            errands.savedReply(),
            "texts",
            Map.of("shortcut", "hi")),
        one(
            "service",
            "/services",
            "/services/",
            errands.service(),
            "names",
            Map.of(
                "minutes",
                30,
                "bufferMinutes",
                0,
                "stepMinutes",
                30,
                "noticeMinutes",
                0,
                "calendars",
                List.of())),
        one(
            "works",
            "/planned-works",
            "/planned-works/",
            errands.works(errands.network("Cerro").getFirst()),
            "texts",
            Map.of("startsAt", "2097-01-01T00:00:00Z", "endsAt", "2098-01-01T00:00:00Z")),
        one("label", "/labels", "/labels/", errands.label(), "name", Map.of("colour", "RED")),
        one("calendar", "/calendars", "/calendars/", errands.calendar("Eva"), "name", Map.of()),
        knowledge(),
        widget());
  }

  private Replaced knowledge() {
    var page = Map.<String, Object>of("kind", "PAGE", "language", "ENGLISH", "markdown", "# Hill");
    var wish = new HashMap<>(page);
    wish.put("title", "Hill");
    var made = Person.json(owner.asks("POST", "/api/v1/knowledge", wish), 202);
    var id = UUID.fromString(made.get("id").asString());
    return one("knowledge", "/knowledge", "/knowledge/", id, "title", page);
  }

  private Replaced widget() {
    var made = owner.does("POST", "/api/v1/channels/widgets", Map.of("name", "Web"));
    var route = "/api/v1/channels/" + made.at("/channel/id").asString() + "/widget";
    return new Replaced("widget", route, URI.create(route), Map.of("left", true), "title");
  }

  private static Replaced one(
      String name, String shownBy, String route, UUID id, String text, Map<String, Object> with) {
    return new Replaced(name, "/api/v1" + shownBy, URI.create("/api/v1" + route + id), with, text);
  }

  /** What bears its id, or no id at all. */
  private JsonNode shown(Replaced kind) {
    var id = kind.route().getPath().replaceFirst(".*/", "");
    return owner.get(kind.shownBy()).findParents("version").stream()
        .filter(one -> one.path("id").asString(id).equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String version(JsonNode shown) {
    return shown.get("version").asString();
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }
}
