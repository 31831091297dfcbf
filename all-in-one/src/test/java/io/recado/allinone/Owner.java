package io.recado.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who asks the API for whatever owners may, and keeps what they are refused with. */
final class Owner {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Site site;
  private final StringBuilder refusals = new StringBuilder();
  private String token = "none";

  Owner(Site site) {
    this.site = site;
  }

  /** What signing in gave. */
  JsonNode signIn(String email, String password) {
    var session = done("POST", "/sessions", "{'email': '%s', 'password': '%s'}", email, password);
    token = session.path("accessToken").asString();
    return session;
  }

  /**
   * Has something done.
   *
   * @param body JSON with single quotes, and places for the rest
   * @return what it was answered with
   */
  JsonNode done(String method, String path, String body, String... parts) {
    return taken(path, ask(method, "/api/v1" + path, Map.of(), filled(body, parts)));
  }

  /** Has something changed that was of this version when they looked at it. */
  JsonNode changed(String method, String path, String version, String body, String... parts) {
    var seen = Map.of("If-Match", version);
    return taken(path, ask(method, "/api/v1" + path, seen, filled(body, parts)));
  }

  private static JsonNode taken(String path, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isBetween(200, 299);
    return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
  }

  /** Asks for what is not done. */
  void refused(String method, String path, String body, String... parts) {
    keep(ask(method, "/api/v1" + path, Map.of(), filled(body, parts)));
  }

  /** The same, of a route that is not the API's. */
  void refusedElsewhere(String path, String body, String... parts) {
    keep(ask("POST", path, Map.of(), filled(body, parts)));
  }

  /** All that was said in refusals. */
  String refusals() {
    return refusals.toString();
  }

  /** Puts the parts where the body has a place for one, in order. */
  private static String filled(String body, String... parts) {
    var filled = body;
    for (var part : parts) {
      filled = filled.replaceFirst("%s", Matcher.quoteReplacement(part));
    }
    return filled;
  }

  private void keep(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as("%s: %s", answer.uri(), answer.body()).isBetween(400, 499);
    refusals.append(answer.body()).append('\n');
  }

  private HttpResponse<String> ask(
      String method, String path, Map<String, String> further, String body) {
    var headers = new HashMap<>(further);
    headers.put("Authorization", "Bearer " + token);
    headers.put("Idempotency-Key", UUID.randomUUID().toString());
    return site.exchange(method, path, body.replace('\'', '"').getBytes(UTF_8), headers);
  }
}
