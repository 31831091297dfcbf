package io.recado.actions.password;

import io.netty.handler.codec.http.HttpMethod;
import io.recado.egress.Answered;
import io.recado.egress.Egress;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Users of a Jellyfin server. Its settings: {@code url} such as {@code https://media.example.com},
 * and {@code key}, an API key. Administrators are left alone: whoever got at one would have the
 * server.
 *
 * @see <a href="https://api.jellyfin.org/#tag/User/operation/UpdateUserPassword">Jellyfin API:
 *     UpdateUserPassword</a>
 */
final class JellyfinPasswords implements PasswordBackend {

  private final Egress egress;

  JellyfinPasswords(Egress egress) {
    this.egress = egress;
  }

  @Override
  public SystemKind kind() {
    return SystemKind.JELLYFIN;
  }

  @Override
  public Mono<Answer> set(AccessAccount account, String password) {
    var server = server(account.system());
    return server
        .get("Users")
        .mapNotNull(users -> find(users, account.login()))
        .flatMap(user -> set(server, user, password))
        .defaultIfEmpty(Answer.UNKNOWN_LOGIN);
  }

  @Override
  public Mono<Optional<String>> refusal(PasswordSystem system) {
    return server(system)
        .get("Users")
        .map(answered -> HttpSystem.refusal(answered, JsonNode::isArray));
  }

  private HttpSystem server(PasswordSystem system) {
    var token = "MediaBrowser Token=\"" + system.secret("key") + "\"";
    return HttpSystem.of(egress, system, Map.of("Authorization", token));
  }

  private static @Nullable User find(Answered answered, String login) {
    if (answered.status() != 200) {
      throw HttpSystem.unexpected(answered.status());
    }
    var users = HttpSystem.read(answered);
    if (!users.isArray()) {
      throw new IllegalStateException("the server gave no list");
    }
    return StreamSupport.stream(users.spliterator(), false)
        .filter(user -> login.equalsIgnoreCase(user.path("Name").asString("")))
        .map(
            user ->
                new User(
                    user.path("Id").asString(""),
                    user.path("Policy").path("IsAdministrator").asBoolean(false)))
        .filter(user -> user.id().matches("[0-9A-Fa-f-]{32,36}"))
        .findFirst()
        .orElse(null);
  }

  private static Mono<Answer> set(HttpSystem server, User user, String password) {
    return user.administrator()
        ? Mono.just(Answer.REFUSED)
        : server
            .send(
                HttpMethod.POST,
                "Users/Password?userId=" + user.id(),
                Map.of("CurrentPw", "", "NewPw", password))
            .map(JellyfinPasswords::answer);
  }

  private static Answer answer(Answered answered) {
    return switch (answered.status()) {
      case 204 -> Answer.CHANGED;
      case 400 -> Answer.REFUSED;
      case 404 -> Answer.UNKNOWN_LOGIN;
      default -> throw HttpSystem.unexpected(answered.status());
    };
  }

  private record User(String id, boolean administrator) {}
}
