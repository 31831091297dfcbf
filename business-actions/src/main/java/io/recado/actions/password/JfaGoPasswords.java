package io.recado.actions.password;

import io.netty.handler.codec.http.HttpMethod;
import io.recado.egress.Answered;
import io.recado.egress.Egress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Users of a Jellyfin server that are kept by JFA-GO: it has a reset PIN made for them, as its
 * administrators do, and takes the new password for that PIN. Its settings: {@code url} such as
 * {@code https://accounts.example.com}, {@code user} and {@code password} of one who may sign in to
 * its administration. JFA-GO must have reset links on, with setting a password there, and no
 * captcha. Administrators are left alone: whoever got at one would have the server.
 *
 * @see <a href="https://api.jfa-go.com">JFA-GO's API: /token/login, /users, /users/password-reset
 *     and /reset</a>
 */
final class JfaGoPasswords implements PasswordBackend {

  private static final Pattern PIN = Pattern.compile("[?&]pin=([\\w-]{4,64})(?:&|$)");
  private static final Pattern TOKEN = Pattern.compile("[\\w.-]{10,4000}");

  private final Egress egress;

  JfaGoPasswords(Egress egress) {
    this.egress = egress;
  }

  @Override
  public SystemKind kind() {
    return SystemKind.JFA_GO;
  }

  @Override
  public Mono<Answer> set(AccessAccount account, String password) {
    return signIn(account.system())
        .flatMap(
            server ->
                server
                    .get("users")
                    .mapNotNull(users -> find(users, account.login()))
                    .flatMap(user -> set(server, user, password)))
        .defaultIfEmpty(Answer.UNKNOWN_LOGIN);
  }

  @Override
  public Mono<Optional<String>> refusal(PasswordSystem system) {
    return login(system)
        .map(answered -> HttpSystem.refusal(answered, answer -> answer.has("token")));
  }

  private Mono<Answered> login(PasswordSystem system) {
    var login = system.secret("user") + ":" + system.secret("password");
    var encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return HttpSystem.of(egress, system, Map.of("Authorization", "Basic " + encoded))
        .get("token/login");
  }

  private Mono<HttpSystem> signIn(PasswordSystem system) {
    return login(system)
        .map(answered -> text(ok(answered), "token", TOKEN))
        .map(token -> HttpSystem.of(egress, system, Map.of("Authorization", "Bearer " + token)));
  }

  private static @Nullable User find(Answered answered, String login) {
    var users = ok(answered).path("users");
    if (!users.isArray()) {
      throw new IllegalStateException("the server gave no list");
    }
    return StreamSupport.stream(users.spliterator(), false)
        .filter(user -> login.equalsIgnoreCase(user.path("name").asString("")))
        .map(
            user ->
                new User(
                    user.path("id").asString(""),
                    user.path("admin").asBoolean(false)
                        || user.path("accounts_admin").asBoolean(false)))
        .filter(user -> !user.id().isBlank())
        .findFirst()
        .orElse(null);
  }

  private static Mono<Answer> set(HttpSystem server, User user, String password) {
    return user.administrator()
        ? Mono.just(Answer.REFUSED)
        : server
            .send(HttpMethod.POST, "users/password-reset", Map.of("users", List.of(user.id())))
            .map(JfaGoPasswords::pin)
            .flatMap(
                pin ->
                    server.send(HttpMethod.POST, "reset", Map.of("pin", pin, "password", password)))
            .map(JfaGoPasswords::answer);
  }

  /** Of the one user that was asked for, there is always a link. */
  private static String pin(Answered answered) {
    var link = ok(answered).path("link").asString("");
    var pin = PIN.matcher(link);
    if (!pin.find()) {
      throw new IllegalStateException("the server gave no reset link");
    }
    return pin.group(1);
  }

  /** 400 names the rules that the password breaks, and true stands for those it keeps. */
  private static Answer answer(Answered answered) {
    if (answered.status() == 200 && HttpSystem.read(answered).path("success").asBoolean(false)) {
      return Answer.CHANGED;
    }
    if (answered.status() == 400 && breaksRules(HttpSystem.read(answered))) {
      return Answer.REFUSED;
    }
    throw HttpSystem.unexpected(answered.status());
  }

  /** A captcha that nobody can solve here is told by the same status, in other words. */
  private static boolean breaksRules(JsonNode rules) {
    return rules.isObject()
        && StreamSupport.stream(rules.spliterator(), false).allMatch(JsonNode::isBoolean)
        && StreamSupport.stream(rules.spliterator(), false).anyMatch(rule -> !rule.asBoolean());
  }

  private static JsonNode ok(Answered answered) {
    if (answered.status() != 200) {
      throw HttpSystem.unexpected(answered.status());
    }
    return HttpSystem.read(answered);
  }

  private static String text(JsonNode answer, String field, Pattern form) {
    var text = answer.path(field).asString("");
    if (!form.matcher(text).matches()) {
      throw new IllegalStateException("the server gave no " + field);
    }
    return text;
  }

  private record User(String id, boolean administrator) {}
}
