package io.recado.admin.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Post;
import io.recado.admin.access.Role;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What people do with their own accounts, and when they have forgotten how to come in. */
@Tag("server")
class AccountTest {

  private static final String PASSWORD = "correct horse battery";

  private final AdminServer server = AdminServer.running();
  private final WebTestClient stranger = server.stranger();
  private final Post post = new Post(server);
  private final Chat chat = new Chat();
  private final Person agent = server.person(chat.tenant(), Role.AGENT);
  private final String email = agent.account().email();

  @Test
  void aNewPasswordNeedsTheOldOneAndEndsTheOtherSessions() {
    var other = server.signInAgain(agent);
    changePassword("wrong", PASSWORD).expectStatus().isEqualTo(422);
    changePassword(agent.account().password(), "short").expectStatus().isEqualTo(422);

    changePassword(agent.account().password(), PASSWORD).expectStatus().isNoContent();

    refresh(other).expectStatus().isUnauthorized();
    refresh(agent).expectStatus().isOk();
    signIn(agent.account().password()).expectStatus().isUnauthorized();
    signIn(PASSWORD).expectStatus().isCreated();
    assertThat(audit()).contains("person.password_changed");
  }

  @Test
  void guessingTheOldPasswordIsStopped() {
    for (int i = 0; i < 20; i++) {
      changePassword("guess " + i, PASSWORD).expectStatus().is4xxClientError();
    }

    changePassword(agent.account().password(), PASSWORD).expectStatus().isEqualTo(429);
  }

  @Test
  void oneIsCalledAndWrittenToAsOneSays() {
    agent
        .asks("PUT", "/api/v1/account/name", Map.of("name", " Eva Ríos "))
        .expectStatus()
        .isNoContent();
    agent
        .asks("PUT", "/api/v1/account/language", Map.of("language", "GERMAN"))
        .expectStatus()
        .isNoContent();

    var account = agent.get("/api/v1/account");

    assertThat(account.get("name").asString()).isEqualTo("Eva Ríos");
    assertThat(account.get("language").asString()).isEqualTo("GERMAN");
    assertThat(account.get("operator").asBoolean()).isFalse();
    forget(email);
    assertThat(post.awaited(email, 1)).contains("anderes Passwort");
    assertThat(audit()).contains("person.renamed");
  }

  @Test
  void aForgottenPasswordIsSetByTheLinkAndAllSessionsEnd() {
    forget(email);
    var token = post.token(email);
    assertThat(post.to(email).getLast()).contains("https://panel.example/panel/reset#");

    reset(token, "short").expectStatus().isEqualTo(422);
    reset(token, PASSWORD).expectStatus().isNoContent();

    reset(token, "yet another one").expectStatus().isEqualTo(410);
    refresh(agent).expectStatus().isUnauthorized();
    signIn(agent.account().password()).expectStatus().isUnauthorized();
    signIn(PASSWORD).expectStatus().isCreated();
    assertThat(audit()).contains("person.password_reset");
  }

  @Test
  void case33AnUnknownAddressIsAnsweredAsAKnownOneAndGetsNoMail() {
    var unknown = Post.anAddress();

    var known = text(forgetting(email));
    var nobody = text(forgetting(unknown));

    assertThat(nobody).isEqualTo(known).startsWith("202");
    post.awaited(email, 1);
    post.work();
    assertThat(post.to(unknown)).isEmpty();
  }

  @Test
  void case34OfManyWhoUseALinkAtOnceOneSucceeds() {
    forget(email);
    var token = post.token(email);

    var answers =
        IntStream.range(0, 20)
            .parallel()
            .mapToObj(i -> reset(token, PASSWORD + i).returnResult(Void.class).getStatus().value())
            .toList();

    assertThat(answers).filteredOn(status -> status == 204).hasSize(1);
    assertThat(answers).filteredOn(status -> status != 204).allMatch(status -> status == 410);
  }

  @Test
  void aLinkOpensNothingButWhatItIsFor() {
    forget(email);

    stranger
        .post()
        .uri("/api/v1/sign-ups/confirmation")
        .bodyValue(Map.of("token", post.token(email), "name", "Eva", "password", PASSWORD))
        .exchange()
        .expectStatus()
        .isEqualTo(410);
    reset(post.token(email), PASSWORD).expectStatus().isNoContent();
  }

  private ResponseSpec changePassword(String old, String wanted) {
    return agent.asks("PUT", "/api/v1/account/password", Map.of("old", old, "password", wanted));
  }

  private void forget(String address) {
    forgetting(address).expectStatus().isAccepted();
  }

  private ResponseSpec forgetting(String address) {
    return post("/api/v1/password-resets", Map.of("email", address, "language", "SPANISH"));
  }

  private ResponseSpec reset(String token, String password) {
    return post(
        "/api/v1/password-resets/confirmation", Map.of("token", token, "password", password));
  }

  private ResponseSpec signIn(String password) {
    return post("/api/v1/sessions", Map.of("email", email, "password", password));
  }

  private ResponseSpec refresh(Person person) {
    return post("/api/v1/sessions/refresh", Map.of("refreshToken", person.refreshToken()));
  }

  private ResponseSpec post(String path, Map<String, String> body) {
    return stranger.post().uri(path).bodyValue(body).exchange();
  }

  private String audit() {
    return server.person(chat.tenant(), Role.OWNER).get("/api/v1/audit").toString();
  }

  private static String text(ResponseSpec answer) {
    var result = answer.expectBody(String.class).returnResult();
    return result.getStatus().value() + " " + result.getResponseBody();
  }
}
