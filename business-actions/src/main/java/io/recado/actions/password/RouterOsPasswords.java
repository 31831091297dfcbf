package io.recado.actions.password;

import io.netty.handler.codec.http.HttpMethod;
import io.recado.egress.Answered;
import io.recado.egress.Egress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * PPP secrets of a MikroTik router, by the REST interface of RouterOS 7. Who is dialled in stays so
 * until the next time. Its settings: {@code url} such as {@code https://router.example.com}, {@code
 * user} and {@code password} of a user whose group may read, write and use the REST interface.
 *
 * @see <a href="https://help.mikrotik.com/docs/spaces/ROS/pages/47579162/REST+API">RouterOS: REST
 *     API</a>
 */
final class RouterOsPasswords implements PasswordBackend {

  private static final String SECRETS = "rest/ppp/secret";

  private final Egress egress;

  RouterOsPasswords(Egress egress) {
    this.egress = egress;
  }

  @Override
  public SystemKind kind() {
    return SystemKind.ROUTEROS;
  }

  @Override
  public Mono<Answer> set(AccessAccount account, String password) {
    var router = router(account.system());
    // A form's "+" is a plus sign to those who read addresses by the letter.
    var name = URLEncoder.encode(account.login(), StandardCharsets.UTF_8).replace("+", "%20");
    return router
        .get(SECRETS + "?name=" + name)
        .mapNotNull(found -> id(found, account.login()))
        .flatMap(id -> set(router, id, password))
        .defaultIfEmpty(Answer.UNKNOWN_LOGIN);
  }

  @Override
  public Mono<Optional<String>> refusal(PasswordSystem system) {
    return router(system)
        .get(SECRETS + "?.proplist=.id")
        .map(answered -> HttpSystem.refusal(answered, JsonNode::isArray));
  }

  private HttpSystem router(PasswordSystem system) {
    var credentials = system.secret("user") + ":" + system.secret("password");
    var basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    return HttpSystem.of(egress, system, Map.of("Authorization", "Basic " + basic));
  }

  /** The router's own id of a secret, such as {@code *1F}; null when it has none of that name. */
  private static @Nullable String id(Answered found, String login) {
    if (found.status() != 200) {
      throw HttpSystem.unexpected(found.status());
    }
    var secrets = HttpSystem.read(found);
    if (!secrets.isArray()) {
      throw new IllegalStateException("the router gave no list");
    }
    return StreamSupport.stream(secrets.spliterator(), false)
        .filter(secret -> login.equals(secret.path("name").asString("")))
        .map(secret -> secret.path(".id").asString(""))
        .filter(id -> id.matches("\\*[0-9A-Fa-f]+"))
        .findFirst()
        .orElse(null);
  }

  private static Mono<Answer> set(HttpSystem router, String id, String password) {
    return router
        .send(HttpMethod.PATCH, SECRETS + "/" + id, Map.of("password", password))
        .map(answered -> answer(answered, id));
  }

  private static Answer answer(Answered answered, String id) {
    return switch (answered.status()) {
      case 200 -> {
        if (!id.equals(HttpSystem.read(answered).path(".id").asString(""))) {
          throw new IllegalStateException("the router told of another secret");
        }
        yield Answer.CHANGED;
      }
      case 400 -> Answer.REFUSED;
      case 404 -> Answer.UNKNOWN_LOGIN;
      default -> throw HttpSystem.unexpected(answered.status());
    };
  }
}
