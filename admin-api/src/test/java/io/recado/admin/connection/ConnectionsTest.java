package io.recado.admin.connection;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.recado.admin.Providers.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import io.recado.conversation.Uuid7;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@Tag("server")
class ConnectionsTest {

  private static final String CONNECTIONS = "/api/v1/connections";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final String place = "/" + Uuid7.next();
  private final String outside = server.providers().server().baseUrl() + place;

  @Test
  void aWebhookIsConnectedAndItsSecretShownOnce() {
    var connected = connect(webhook("https://n8n.example.com/hook/canary-77"));

    var connection = connected.get("connection");
    assertThat(connected.get("secret").asString()).startsWith("whsec_");
    assertThat(connection.get("state").asString()).isEqualTo("WELL");
    assertThat(connection.get("address").asString()).isEqualTo("https://n8n.example.com");
    assertThat(connection.get("types").get(0).asString()).isEqualTo("ticket.opened");
    assertThat(owner.get(CONNECTIONS).toString())
        .doesNotContain("whsec_")
        .doesNotContain("canary-77");
    assertThat(audited()).containsExactly("connection.connected webhook " + id(connection));
  }

  @Test
  void theSameKeyMakesNothingTwiceAndShowsASecretOnce() {
    var key = Uuid7.next().toString();
    var hook = Map.of("kind", "MONITOR_HOOK", "name", "LibreNMS");

    var first = owner.asks("POST", CONNECTIONS, hook, key).expectStatus().isOk();
    var again = owner.asks("POST", CONNECTIONS, hook, key).expectStatus().isOk();

    first.expectBody().jsonPath("$.secret").isNotEmpty();
    again.expectBody().jsonPath("$.connection.name").isEqualTo("LibreNMS");
    assertThat(owner.get(CONNECTIONS)).hasSize(1);
  }

  @Test
  void aTenantHasSoManyMonitors() {
    server.execute(
        chat.tenant(),
        "insert into network_monitor (tenant_id, monitor_id, kind, name, secrets)"
            + " select $1, gen_random_uuid(), 'webhook', 'One', '' from generate_series(1, 50)");

    refused(asks(Map.of("kind", "MONITOR_HOOK", "name", "LibreNMS")), 409, "too-many");
    asks(webhook("https://n8n.example.com/hook")).expectStatus().isOk();
  }

  @Test
  void aWebhookIsPausedGoesOnAndGetsAnotherSecret() {
    var connected = connect(webhook("https://n8n.example.com/hook"));
    var connection = connected.get("connection");

    assertThat(does(connection, "pause").get("state").asString()).isEqualTo("PAUSED");
    assertThat(does(connection, "pause").get("code").asString()).isEqualTo("owner");
    assertThat(does(connection, "resumption").get("state").asString()).isEqualTo("WELL");
    var rotated = does(connection, "rotation");

    assertThat(rotated.get("secret").asString())
        .startsWith("whsec_")
        .isNotEqualTo(connected.get("secret").asString());
    assertThat(audited())
        .containsExactly(
            "connection.connected webhook " + id(connection),
            "connection.paused webhook " + id(connection),
            "connection.resumed webhook " + id(connection),
            "connection.secrets_replaced webhook " + id(connection));
  }

  @Test
  void theSameKeyMakesOneSecretAndShowsItOnce() {
    var connection = connect(webhook("https://n8n.example.com/hook")).get("connection");
    var other = connect(Map.of("kind", "MONITOR_HOOK", "name", "LibreNMS")).get("connection");

    var rotated = Person.json(rotates(connection, "k1"), 200);
    var again = Person.json(rotates(connection, "k1"), 200);

    assertThat(rotated.get("secret").asString()).startsWith("whsec_");
    assertThat(again.get("secret").isNull()).isTrue();
    assertThat(again.get("connection")).isEqualTo(rotated.get("connection"));
    assertThat(audited())
        .filteredOn(entry -> entry.startsWith("connection.secrets_replaced"))
        .hasSize(1);
    refused(rotates(other, "k1"), 422, "key-reused");
    assertThat(Person.json(rotates(connection, "k2"), 200).get("secret").isNull()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/x",
        "https://user:password@example.com/x",
        "no address",
        "https://",
        "file:///etc/passwd"
      })
  void whatIsNoAddressToCallIsRefused(String address) {
    refused(asks(webhook(address)), 422, "address-refused");
    refused(asks(glpi(address, "token")), 422, "address-refused");

    assertThat(owner.get(CONNECTIONS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://169.254.169.254/latest", "http://10.0.0.1/glpi", "http://[fd00::1]/"})
  void whatOnlyWeCanReachIsNotAsked(String address) {
    refused(asks(glpi(address, "token")), 422, "address-refused");
    refused(asks(monitor("ZABBIX", address)), 422, "address-refused");

    assertThat(owner.get(CONNECTIONS)).isEmpty();
  }

  @Test
  void aGlpiIsAskedBeforeItsTokenIsKept() {
    glpiKnows("good-token");

    refused(asks(glpi(outside, "bad-token")), 422, "token-refused");
    assertThat(owner.get(CONNECTIONS)).isEmpty();
    var connection = connect(glpi(outside, "good-token")).get("connection");

    assertThat(connection.get("kind").asString()).isEqualTo("GLPI");
    assertThat(connection.get("address").asString())
        .isEqualTo(server.providers().server().baseUrl());
    assertThat(audited()).containsExactly("connection.connected glpi " + id(connection));
    assertThat(server.everyRow()).doesNotContain("good-token");
  }

  @Test
  void anotherTokenOfAGlpiIsAskedTooAndTheOldOneStaysUntilItIsTaken() {
    glpiKnows("good-token");
    glpiKnows("next-token");
    var connection = connect(glpi(outside, "good-token")).get("connection");
    var route = CONNECTIONS + "/" + id(connection);

    refused(owner.asks("PUT", route, glpi(outside, "bad-token")), 422, "token-refused");
    refused(owner.asks("PUT", route, webhook("https://a.example.com")), 409, "not-possible");
    var changed = owner.does("PUT", route, glpi(outside, "next-token")).get("connection");

    assertThat(id(changed)).isEqualTo(id(connection));
    assertThat(audited()).endsWith("connection.secrets_replaced glpi " + id(connection));
  }

  @Test
  void aGlpiThatIsAwayIsToldFromOneThatRefuses() {
    glpiAnswers("token", 500, "{}");
    refused(asks(glpi(outside, "token")), 424, "provider-away");
    glpiAnswers("token", 200, "<html>");
    refused(asks(glpi(outside, "token")), 424, "provider-away");
  }

  @Test
  void aMonitorThatTellsUsHasItsAddressAndASecretOfOurs() {
    var connected = connect(Map.of("kind", "MONITOR_HOOK", "name", "LibreNMS"));

    var connection = connected.get("connection");
    assertThat(connected.get("secret").asString()).hasSize(43);
    assertThat(connection.get("webhook").asString())
        .isEqualTo(AdminServer.PUBLIC_URL + "/hooks/outages/" + id(connection));
    assertThat(does(connection, "rotation").get("secret").asString())
        .isNotEqualTo(connected.get("secret").asString());
  }

  @Test
  void aMonitorIsAskedBeforeItIsKept() {
    server
        .providers()
        .server()
        .stubFor(
            get(urlPathEqualTo(place + "/nms/api/v2.1/devices"))
                .withHeader("x-auth-token", equalTo("good"))
                .willReturn(json(200, "[]")));
    var uisp = new HashMap<>(monitor("UISP", outside));

    refused(asks(uisp), 422, "token-refused");
    uisp.put("token", "good");
    var connection = connect(uisp).get("connection");

    assertThat(connection.get("name").asString()).isEqualTo("Torre");
    assertThat(connection.get("state").asString()).isEqualTo("WELL");
    failing(connection);
    assertThat(owner.get(CONNECTIONS + "/" + id(connection)).get("state").asString())
        .isEqualTo("FAILING");
  }

  @Test
  void whatIsDisconnectedIsGone() {
    var connection = connect(webhook("https://n8n.example.com/hook")).get("connection");

    owner.asks("DELETE", CONNECTIONS + "/" + id(connection), "{}").expectStatus().isNoContent();

    assertThat(owner.get(CONNECTIONS)).isEmpty();
    assertThat(audited()).endsWith("connection.disconnected webhook " + id(connection));
    refused(owner.asks("DELETE", CONNECTIONS + "/" + id(connection), "{}"), 404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"kind\": \"SAP\"}",
        "{\"kind\": \"GLPI\", \"address\": \"https://a.example.com\"}",
        "{\"kind\": \"WEBHOOK\", \"address\": \"https://a.example.com\", \"types\": [null]}",
        "{\"kind\": \"WEBHOOK\", \"address\": \"https://a.example.com\", \"types\": [\"x; drop\"]}",
        "{\"kind\": \"MONITOR_HOOK\", \"name\": \"x\", \"token\": \"mine\"}",
        "{\"kind\": \"ZABBIX\", \"name\": \"\", \"address\": \"https://a.example.com\", \"token\": \"t\"}"
      })
  void whatIsNoConnectionIsRefused(String body) {
    refused(asks(body), 400, "body-unreadable");
  }

  @Test
  void case16AForeignCredentialIsAnsweredLikeNone() {
    var theirs = server.person(new Chat().tenant(), Role.OWNER);
    var foreign =
        id(
            AdminServer.json(
                    theirs
                        .asks("POST", CONNECTIONS, webhook("https://theirs.example.com/hook"))
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .get("connection"));
    var nobodys = Uuid7.next();

    for (var route : List.of("", "/rotation", "/pause", "/resumption")) {
      for (var method : route.isEmpty() ? List.of("GET", "PUT", "DELETE") : List.of("POST")) {
        assertThat(answer(method, foreign, route))
            .as(method + route)
            .startsWith("404")
            .isEqualTo(answer(method, nobodys, route));
      }
    }
    assertThat(theirs.get(CONNECTIONS)).hasSize(1);
    assertThat(theirs.get(CONNECTIONS).get(0).get("state").asString()).isEqualTo("WELL");
    assertThat(owner.get(CONNECTIONS)).isEmpty();
  }

  @Test
  void onlyOwnersConnect() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    refused(agent.asks("POST", CONNECTIONS, webhook("https://a.example.com")), 403, "not-allowed");
    agent.client().get().uri(CONNECTIONS).exchange().expectStatus().isForbidden();
  }

  private String answer(String method, UUID id, String route) {
    var body = method.equals("PUT") ? webhook("https://ours.example.com") : Map.of();
    var result =
        owner
            .asks(method, CONNECTIONS + "/" + id + route, body)
            .expectBody(String.class)
            .returnResult();
    return result.getStatus().value() + " " + result.getResponseBody();
  }

  private void glpiKnows(String token) {
    glpiAnswers(token, 200, "{\"session_token\":\"s\"}");
  }

  private void glpiAnswers(String token, int status, String body) {
    server
        .providers()
        .server()
        .stubFor(
            get(urlPathEqualTo(place + "/apirest.php/initSession"))
                .withHeader("Authorization", equalTo("user_token " + token))
                .willReturn(json(status, body)));
  }

  private void failing(JsonNode connection) {
    server.execute(
        chat.tenant(),
        "update network_monitor set failing_since = now(), last_code = 'too_slow'"
            + " where tenant_id = $1 and monitor_id = '%s'".formatted(id(connection)));
  }

  private JsonNode connect(Object wish) {
    return owner.does("POST", CONNECTIONS, wish);
  }

  private ResponseSpec asks(Object wish) {
    return owner.asks("POST", CONNECTIONS, wish);
  }

  private JsonNode does(JsonNode connection, String what) {
    return owner.does("POST", CONNECTIONS + "/" + id(connection) + "/" + what, "{}");
  }

  private ResponseSpec rotates(JsonNode connection, String key) {
    return owner.asks("POST", CONNECTIONS + "/" + id(connection) + "/rotation", "{}", key);
  }

  private static Map<String, Object> webhook(String address) {
    return Map.of("kind", "WEBHOOK", "address", address, "types", List.of("ticket.opened"));
  }

  private static Map<String, String> glpi(String address, String token) {
    return Map.of("kind", "GLPI", "address", address, "userToken", token);
  }

  private static Map<String, String> monitor(String kind, String address) {
    return Map.of("kind", kind, "name", "Torre", "address", address, "token", "bad");
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action || ' ' || code || ' ' || reference from audit_entry"
            + " where tenant_id = $1 and actor_name = '%s' order by entry_id"
                .formatted(owner.id()));
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }

  private static UUID id(JsonNode connection) {
    return UUID.fromString(connection.get("id").asString());
  }
}
