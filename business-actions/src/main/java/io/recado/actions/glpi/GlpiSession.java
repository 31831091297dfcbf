package io.recado.actions.glpi;

import io.netty.handler.codec.http.HttpMethod;
import io.recado.egress.Answered;
import io.recado.egress.Egress;
import io.recado.egress.EgressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One visit to a GLPI: a session that serves all calls of the visit, is begun anew when GLPI has
 * ended it, and is ended with the visit. Calls are made one after the other. What goes wrong is a
 * {@link GlpiException}.
 *
 * @see <a href="https://github.com/glpi-project/glpi/blob/main/apirest.md">GLPI REST API</a>
 */
final class GlpiSession {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final byte[] NOTHING = {};
  private static final int SESSION_IS_OVER = 401;
  private static final String AS_JSON = "application/json";

  private final Egress egress;
  private final Egress uploads;
  private final GlpiAccess access;

  private volatile String token;

  private GlpiSession(Egress egress, Duration uploading, GlpiAccess access, String token) {
    this.egress = egress;
    this.uploads = egress.within(uploading);
    this.access = access;
    this.token = token;
  }

  /**
   * Does something in a session, which is ended whatever comes of it.
   *
   * @param uploading how long a file may take
   */
  static <T> Mono<T> with(
      Egress egress, Duration uploading, GlpiAccess access, Function<GlpiSession, Mono<T>> visit) {
    return Mono.usingWhen(
        Mono.defer(() -> begin(trusted(egress, access), uploading, access)),
        visit,
        GlpiSession::end);
  }

  GlpiAccess access() {
    return access;
  }

  Mono<JsonNode> get(String path) {
    return call(HttpMethod.GET, path, AS_JSON, NOTHING);
  }

  Mono<JsonNode> post(String path, Map<String, ?> input) {
    return call(HttpMethod.POST, path, AS_JSON, JSON.writeValueAsBytes(Map.of("input", input)));
  }

  Mono<JsonNode> put(String path, Map<String, ?> input) {
    return call(HttpMethod.PUT, path, AS_JSON, JSON.writeValueAsBytes(Map.of("input", input)));
  }

  Mono<JsonNode> upload(String path, Multipart body) {
    return call(once(uploads, HttpMethod.POST, path, body.contentType(), body.bytes()));
  }

  private Mono<JsonNode> call(HttpMethod method, String path, String type, byte[] body) {
    return call(once(egress, method, path, type, body));
  }

  /** A session that is over did nothing, so the call can be made again in the next one. */
  private Mono<JsonNode> call(Mono<Answered> once) {
    return once.flatMap(
            answered ->
                answered.status() == SESSION_IS_OVER ? renew().then(once) : Mono.just(answered))
        .map(GlpiSession::read);
  }

  private Mono<Answered> once(
      Egress through, HttpMethod method, String path, String type, byte[] body) {
    return Mono.defer(
        () -> {
          var headers = headers(access, type);
          headers.put("Session-Token", token);
          return ask(through, method, access, path, headers, body);
        });
  }

  private Mono<Void> renew() {
    return login(egress, access).doOnNext(renewed -> token = renewed).then();
  }

  private static Mono<GlpiSession> begin(Egress egress, Duration uploading, GlpiAccess access) {
    return login(egress, access).map(token -> new GlpiSession(egress, uploading, access, token));
  }

  private static Mono<String> login(Egress egress, GlpiAccess access) {
    var headers = headers(access, AS_JSON);
    headers.put("Authorization", "user_token " + access.secret(GlpiAccess.USER_TOKEN));
    return ask(egress, HttpMethod.GET, access, "initSession", headers, NOTHING)
        .map(GlpiSession::token);
  }

  /** Whoever is not let in can ask for nothing. */
  private static String token(Answered answered) {
    if (answered.status() / 100 == 4) {
      throw GlpiException.away("login_refused", null);
    }
    var token = read(answered).path("session_token").asString("");
    if (token.isBlank()) {
      throw GlpiException.away("unreadable", null);
    }
    return token;
  }

  /** GLPI ends sessions by itself, too; that one was not ended undoes nothing. */
  private Mono<Void> end() {
    return once(egress, HttpMethod.GET, "killSession", AS_JSON, NOTHING).then().onErrorComplete();
  }

  private static Map<String, String> headers(GlpiAccess access, String type) {
    var headers = new HashMap<>(Map.of("Accept", AS_JSON, "Content-Type", type));
    access.find(GlpiAccess.APP_TOKEN).ifPresent(app -> headers.put("App-Token", app));
    return headers;
  }

  private static Mono<Answered> ask(
      Egress egress,
      HttpMethod method,
      GlpiAccess access,
      String path,
      Map<String, String> headers,
      byte[] body) {
    return Mono.defer(() -> egress.ask(method, access.at(path), headers, body, MOST_BYTES))
        .onErrorMap(EgressException.class, GlpiSession::away);
  }

  private static Egress trusted(Egress egress, GlpiAccess access) {
    try {
      return access
          .find(GlpiAccess.AUTHORITY)
          .map(pem -> egress.trusting(pem.getBytes(StandardCharsets.US_ASCII)))
          .orElse(egress);
    } catch (IllegalArgumentException e) {
      throw GlpiException.away("not_configured", e);
    }
  }

  private static JsonNode read(Answered answered) {
    int status = answered.status();
    if (status / 100 == 4 && status != 429) {
      throw GlpiException.refused("status_" + status);
    }
    if (status / 100 != 2) {
      throw GlpiException.away("status_" + status, null);
    }
    return json(answered.body());
  }

  private static JsonNode json(byte[] body) {
    @Nullable JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (JacksonException e) {
      throw GlpiException.away("unreadable", e);
    }
    if (json == null || json.isMissingNode()) {
      throw GlpiException.away("unreadable", null);
    }
    return json;
  }

  private static GlpiException away(EgressException refused) {
    return GlpiException.away(refused.refusal().name().toLowerCase(Locale.ROOT), refused);
  }
}
