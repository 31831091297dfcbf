package io.recado.actions.password;

import io.netty.handler.codec.http.HttpMethod;
import io.recado.egress.Answered;
import io.recado.egress.Egress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A system that is spoken to in JSON over HTTP.
 *
 * @param base where its interface is, as the tenant has named it
 * @param headers sent with everything; they let us in
 */
record HttpSystem(Egress egress, URI base, Map<String, String> headers) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Lists of users can be long. */
  private static final int MOST_BYTES = 4_000_000;

  static HttpSystem of(Egress egress, PasswordSystem system, Map<String, String> headers) {
    return new HttpSystem(
        egress, URI.create(system.secret("url").replaceFirst("/*$", "/")), headers);
  }

  Mono<Answered> get(String path) {
    return egress.ask(HttpMethod.GET, base.resolve(path), headers, new byte[0], MOST_BYTES);
  }

  Mono<Answered> send(HttpMethod method, String path, Map<String, ?> body) {
    var all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    return egress.ask(method, base.resolve(path), all, JSON.writeValueAsBytes(body), MOST_BYTES);
  }

  /**
   * @throws IllegalStateException when it is no JSON; the message repeats nothing of it
   */
  static JsonNode read(Answered answered) {
    try {
      return JSON.readTree(new String(answered.body(), StandardCharsets.UTF_8));
    } catch (JacksonException e) {
      throw new IllegalStateException("the answer is no JSON");
    }
  }

  /** Why a system cannot be worked with that has answered so, where something else is expected. */
  static Optional<String> refusal(Answered answered, Predicate<JsonNode> expected) {
    if (answered.status() != 200) {
      return Optional.of("status_" + answered.status());
    }
    return expected.test(read(answered)) ? Optional.empty() : Optional.of("unreadable");
  }

  /** For answers that say nothing of the account: to be tried again, or seen to by a person. */
  static IllegalStateException unexpected(int status) {
    return new IllegalStateException("the system answered " + status);
  }

  @Override
  public String toString() {
    return "HttpSystem";
  }
}
