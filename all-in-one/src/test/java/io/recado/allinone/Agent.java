package io.recado.allinone;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody of the tenant who works by the API, signed in. */
final class Agent {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String CONVERSATIONS = "/api/v1/conversations";

  private final Site site;
  private final String authorization;
  private int requests;

  private Agent(Site site, String token) {
    this.site = site;
    this.authorization = "Bearer " + token;
  }

  static Agent signIn(Site site, String email, String password) {
    var body = JSON.writeValueAsBytes(Map.of("email", email, "password", password));
    var session = JSON.readTree(site.exchange("/api/v1/sessions", body, Map.of()).body());
    return new Agent(site, session.path("accessToken").asString());
  }

  boolean hearsThatAGatewayServes() {
    return get("/api/v1/gateway").path("serving").asBoolean();
  }

  /** Its id. */
  String onlyConversation() {
    return get(CONVERSATIONS).path("items").path(0).path("id").asString();
  }

  /** What has become of the last message; null when it was not ours. */
  String lastTick(String conversation) {
    var messages = get(CONVERSATIONS + "/" + conversation + "/messages");
    return messages.path("items").path(0).path("ticks").asString();
  }

  /** All that the following return is the answer's status. */
  int takesOver(String conversation) {
    return does(conversation, "takeover", Map.of());
  }

  int says(String conversation, String text) {
    return does(conversation, "messages", Map.of("text", text));
  }

  int handsBack(String conversation) {
    return does(conversation, "handback", Map.of());
  }

  private int does(String conversation, String what, Map<String, String> body) {
    var headers =
        Map.of("Authorization", authorization, "Idempotency-Key", "request-" + ++requests);
    var path = CONVERSATIONS + "/" + conversation + "/" + what;
    return site.post(path, JSON.writeValueAsBytes(body), headers);
  }

  private JsonNode get(String path) {
    return JSON.readTree(site.get(path, Map.of("Authorization", authorization)));
  }
}
