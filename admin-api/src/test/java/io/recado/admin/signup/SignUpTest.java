package io.recado.admin.signup;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.Chat;
import io.recado.admin.Post;
import io.recado.admin.access.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Numbers in names are those of the abuse cases in docs/api.md. */
@Tag("server")
class SignUpTest {

  private static final String PASSWORD = "correct horse battery";

  private final AdminServer server = AdminServer.running();
  private final WebTestClient stranger = server.stranger();
  private final Post post = new Post(server);
  private final String email = Post.anAddress();

  @Test
  void whoConfirmsTheirAddressOwnsATenant() {
    signUp(email).expectStatus().isAccepted();

    var signedIn = json(confirm(post.token(email), PASSWORD).expectStatus().isCreated());

    assertThat(signedIn.get("role").asString()).isEqualTo("OWNER");
    var account = get(signedIn, "/api/v1/account");
    assertThat(account.get("company").asString()).isEqualTo("Ríos e Hijos");
    assertThat(account.get("email").asString()).isEqualTo(email);
    assertThat(account.get("language").asString()).isEqualTo("SPANISH");
    assertThat(get(signedIn, "/api/v1/audit").toString()).contains("person.joined");
    assertThat(get(signedIn, "/api/v1/desk").get("rule").get("tellsAbsence").asBoolean()).isTrue();
    signIn(PASSWORD).expectStatus().isCreated();
  }

  @Test
  void aLinkLeadsToTheHostOfTheSettingsWhateverTheRequestSays() {
    stranger
        .post()
        .uri("/api/v1/sign-ups")
        .header("X-Forwarded-Host", "evil.example")
        .header("Host", "evil.example")
        .bodyValue(wish(email))
        .exchange()
        .expectStatus()
        .isAccepted();

    assertThat(post.awaited(email, 1))
        .contains("https://panel.example/panel/confirm#")
        .doesNotContain("evil");
  }

  @Test
  void case9AnAddressThatSomebodyElseRegisteredHasNoPasswordUntilItsOwnerSetsOne() {
    signUp(email, Map.of("password", "the attacker's own")).expectStatus().isBadRequest();
    signUp(email).expectStatus().isAccepted();
    signIn("the attacker's own").expectStatus().isUnauthorized();

    confirm(post.token(email), PASSWORD).expectStatus().isCreated();

    signIn("the attacker's own").expectStatus().isUnauthorized();
    signIn(PASSWORD).expectStatus().isCreated();
  }

  @Test
  void case33AKnownAddressIsAnsweredAsAnUnknownOneAndToldByMail() {
    var known = server.person(new Chat().tenant(), Role.AGENT).account().email();

    var answers = List.of(text(signUp(known)), text(signUp(email)));

    assertThat(answers.getFirst()).isEqualTo(answers.getLast());
    assertThat(post.awaited(known, 1)).contains("/panel/forgotten").doesNotContain("#");
  }

  @Test
  void aLinkOpensOnce() {
    signUp(email).expectStatus().isAccepted();
    var token = post.token(email);
    confirm(token, PASSWORD).expectStatus().isCreated();

    refused(confirm(token, PASSWORD));
    refused(confirm("nonsense", PASSWORD));
  }

  @Test
  void aLinkIsTooOldAfterADay() {
    signUp(email).expectStatus().isAccepted();
    var token = post.token(email);
    server
        .database()
        .executeAsOwner(
            "update mailed_link set valid_until = valid_until - interval '24 hours' where email = '"
                + email
                + "'");

    refused(confirm(token, PASSWORD));
  }

  @Test
  void aWeakPasswordIsRefusedAndTheLinkStaysGood() {
    signUp(email).expectStatus().isAccepted();
    var token = post.token(email);

    for (var weak : new String[] {"short", "aaaaaaaaaaaaaaaa", email}) {
      confirm(token, weak)
          .expectStatus()
          .isEqualTo(422)
          .expectBody()
          .jsonPath("$.code")
          .isEqualTo("password-weak");
    }

    confirm(token, PASSWORD).expectStatus().isCreated();
  }

  @Test
  void oneLinkUsedMakesTheOthersOfTheAddressVoid() {
    signUp(email).expectStatus().isAccepted();
    signUp(email).expectStatus().isAccepted();
    post.awaited(email, 2);
    var tokens = post.to(email).stream().map(Post::tokenIn).toList();

    confirm(tokens.getFirst(), PASSWORD).expectStatus().isCreated();

    refused(confirm(tokens.getLast(), "another one of mine"));
    signIn(PASSWORD).expectStatus().isCreated();
  }

  @Test
  void thereIsALimitForEachAddress() {
    for (int i = 0; i < 10; i++) {
      signUp(email);
    }

    signUp(email).expectStatus().isEqualTo(429).expectHeader().exists("Retry-After");
  }

  @Test
  void whatIsNoWishIsRefused() {
    signUp(email + ", other@post.example").expectStatus().isBadRequest();
    signUp(email, Map.of("timeZone", "Mars/Olympus")).expectStatus().isBadRequest();
    signUp(email, Map.of("company", "Win at https://evil.example")).expectStatus().isBadRequest();
    signUp(email, Map.of("company", "Win at www.evil.example")).expectStatus().isBadRequest();
    signUp(email, Map.of("company", "Win at evil.example/now")).expectStatus().isBadRequest();
    signUp(email, Map.of("company", " ")).expectStatus().isBadRequest();
  }

  @Test
  void case40NoTokenIsInTheDatabase() {
    signUp(email).expectStatus().isAccepted();
    var token = post.token(email);

    assertThat(server.everyRow()).contains(email).doesNotContain(token);
  }

  private ResponseSpec signUp(String address) {
    return signUp(address, Map.of());
  }

  private ResponseSpec signUp(String address, Map<String, String> other) {
    var body = new HashMap<>(wish(address));
    body.putAll(other);
    return stranger.post().uri("/api/v1/sign-ups").bodyValue(body).exchange();
  }

  private static Map<String, String> wish(String address) {
    return Map.of(
        "company", "Ríos e Hijos",
        "email", address,
        "language", "SPANISH",
        "timeZone", "America/Santiago");
  }

  private ResponseSpec confirm(String token, String password) {
    return stranger
        .mutate()
        .responseTimeout(Duration.ofSeconds(30))
        .build()
        .post()
        .uri("/api/v1/sign-ups/confirmation")
        .bodyValue(Map.of("token", token, "name", "Eva Ríos", "password", password))
        .exchange();
  }

  private ResponseSpec signIn(String password) {
    return stranger
        .post()
        .uri("/api/v1/sessions")
        .bodyValue(Map.of("email", email, "password", password))
        .exchange();
  }

  private JsonNode get(JsonNode signedIn, String path) {
    return json(
        stranger
            .get()
            .uri(path)
            .header("Authorization", "Bearer " + signedIn.get("accessToken").asString())
            .exchange()
            .expectStatus()
            .isOk());
  }

  private static void refused(ResponseSpec answer) {
    answer.expectStatus().isEqualTo(410).expectBody().jsonPath("$.code").isEqualTo("link-refused");
  }

  private static String text(ResponseSpec answer) {
    var result = answer.expectBody(String.class).returnResult();
    return result.getStatus() + " " + result.getResponseBody();
  }

  private static JsonNode json(ResponseSpec answer) {
    return AdminServer.json(
        Objects.requireNonNull(answer.expectBody(String.class).returnResult().getResponseBody()));
  }
}
