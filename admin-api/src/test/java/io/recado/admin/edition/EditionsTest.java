package io.recado.admin.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Of two who have looked at the same terms, one replaces them, and the other is told. */
@Tag("server")
class EditionsTest {

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final Person another = server.person(chat.tenant(), Role.OWNER);

  /**
   * What a tenant has one of.
   *
   * @param part where they are in what the route shows
   * @param counted a number in it
   * @param audited as what a change of it is entered
   */
  record Terms(
      String route,
      String shownBy,
      String part,
      Map<String, Object> with,
      String counted,
      String audited) {

    Map<String, Object> body(int count) {
      var body = new HashMap<>(with);
      body.put(counted, counted.equals("name") ? "Red " + count : count);
      return body;
    }
  }

  static List<Terms> terms() {
    return List.of(
        own("/billing/issuer", Map.of(), "name", "billing.changed"),
        own(
            "/billing/promises",
            Map.of("mostPromises", 1, "periodDays", 30, "holdsOff", true),
            "mostDays",
            "billing.changed"),
        own(
            "/outage-policy",
            Map.of("withinMinutes", 30, "provenOnly", true, "staleMinutes", 60),
            "reports",
            "network.policy_changed"),
        new Terms(
            "/api/v1/desk/rule",
            "/api/v1/desk",
            "/rule",
            Map.of("kind", "QUEUE", "answerMinutes", 60, "tellsAbsence", true),
            "takeBackMinutes",
            "desk.rule_set"));
  }

  private static Terms own(String path, Map<String, Object> with, String counted, String audited) {
    return new Terms("/api/v1" + path, "/api/v1" + path, "", with, counted, audited);
  }

  @ParameterizedTest
  @MethodSource("terms")
  void whoeverIsLaterIsToldAndNothingOfTheFirstIsLost(Terms terms) {
    var seen = version(shown(terms));

    var first = owner.replaces(seen, URI.create(terms.route()), terms.body(11));
    assertThat(first.expectStatus().isOk().returnResult().getResponseHeaders().getETag())
        .isEqualTo("\"" + version(shown(terms)) + "\"");
    var late = another.replaces(seen, URI.create(terms.route()), terms.body(12));
    refused(late, 412, "terms-changed");
    refused(another.asks("PUT", terms.route(), terms.body(12)), 428, "if-match-missing");

    assertThat(shown(terms).get(terms.counted()).asString()).endsWith("11");
    another.sets(terms.shownBy(), terms.route(), terms.body(13));
    assertThat(shown(terms).get(terms.counted()).asString()).endsWith("13");
    assertThat(audited()).containsExactly(terms.audited(), terms.audited());
  }

  private JsonNode shown(Terms terms) {
    return owner.get(terms.shownBy()).at(terms.part());
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action from audit_entry where tenant_id = $1 and actor_name in ('%s', '%s') order by entry_id"
            .formatted(owner.id(), another.id()));
  }

  private static String version(JsonNode shown) {
    return shown.get("version").asString();
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }
}
