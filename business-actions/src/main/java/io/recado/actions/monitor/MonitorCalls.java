package io.recado.actions.monitor;

import io.netty.handler.codec.http.HttpMethod;
import io.recado.egress.Answered;
import io.recado.egress.Egress;
import io.recado.egress.EgressException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks monitors for JSON. What goes wrong is a {@link MonitorException}. */
final class MonitorCalls {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Ten thousand devices of UISP, and more than anybody else tells. */
  private static final int MOST_BYTES = 32 * 1024 * 1024;

  private static final byte[] NOTHING = {};

  private final Egress egress;

  MonitorCalls(Egress egress) {
    this.egress = egress;
  }

  Mono<JsonNode> get(MonitorAccess access, URI address, Map<String, String> headers) {
    return ask(access, HttpMethod.GET, address, headers, NOTHING).map(MonitorCalls::read);
  }

  Mono<JsonNode> post(MonitorAccess access, URI address, Map<String, String> headers, Object body) {
    return answer(access, address, headers, body).map(MonitorCalls::read);
  }

  /** Whatever the status is. */
  Mono<Answered> answer(
      MonitorAccess access, URI address, Map<String, String> headers, Object body) {
    return ask(access, HttpMethod.POST, address, headers, JSON.writeValueAsBytes(body));
  }

  /**
   * @throws MonitorException for any status but 200, and what is no JSON
   */
  static JsonNode read(Answered answered) {
    if (answered.status() != 200) {
      throw new MonitorException("status_" + answered.status());
    }
    try {
      return JSON.readTree(answered.body());
    } catch (JacksonException e) {
      throw new MonitorException("unreadable", e);
    }
  }

  private Mono<Answered> ask(
      MonitorAccess access,
      HttpMethod method,
      URI address,
      Map<String, String> headers,
      byte[] body) {
    var all = new HashMap<>(headers);
    all.put("Accept", "application/json");
    all.put("Content-Type", "application/json");
    return Mono.defer(() -> of(access).ask(method, address, all, body, MOST_BYTES))
        .onErrorMap(EgressException.class, MonitorCalls::away)
        .onErrorMap(
            IllegalArgumentException.class, error -> new MonitorException("not_configured", error));
  }

  private Egress of(MonitorAccess access) {
    var authority = access.secrets().get(MonitorAccess.AUTHORITY);
    return authority == null
        ? egress
        : egress.trusting(authority.getBytes(StandardCharsets.US_ASCII));
  }

  private static MonitorException away(EgressException refused) {
    return new MonitorException(refused.refusal().name().toLowerCase(Locale.ROOT), refused);
  }
}
