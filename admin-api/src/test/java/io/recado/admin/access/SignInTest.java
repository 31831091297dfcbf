package io.recado.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.CutOff;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Numbers in names are those of the abuse cases in docs/api.md. */
@Tag("server")
class SignInTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AdminServer server = AdminServer.running();
  private final WebTestClient stranger = server.stranger();
  private final Chat chat = new Chat();

  @Test
  void whoSignsInIsKnown() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    agent
        .client()
        .get()
        .uri("/api/v1/sessions/current")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.person")
        .isEqualTo(agent.id().toString())
        .jsonPath("$.tenant")
        .isEqualTo(chat.tenant().toString())
        .jsonPath("$.role")
        .isEqualTo("AGENT")
        .jsonPath("$.accessToken")
        .isEmpty();
  }

  @Test
  void anUnknownAddressIsAnsweredAsAWrongPassword() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    var wrong = body(signIn(agent.account().email(), "wrong").expectStatus().isUnauthorized());
    var unknown = body(signIn("nobody@people.example", "wrong").expectStatus().isUnauthorized());

    assertThat(unknown).isEqualTo(wrong).contains("sign-in-refused");
  }

  @Test
  void tryingAnUnknownAddressHashesAsMuch() {
    var passwords = server.bean(PasswordHashes.class);

    var nobodys = Await.value(passwords.nobodys());
    var somebodys = Await.value(passwords.hash("a password"));

    assertThat(parameters(nobodys)).isEqualTo(parameters(somebodys)).startsWith("$argon2id$");
  }

  @Test
  void guessingAtOneAccountIsStopped() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    // Twice as many, should Redis be slow: then each try may have been counted in another place.
    for (int i = 0; i < 20; i++) {
      signIn(agent.account().email(), "guess " + i).expectStatus().is4xxClientError();
    }

    signIn(agent.account().email(), agent.account().password())
        .expectStatus()
        .isEqualTo(429)
        .expectHeader()
        .exists(HttpHeaders.RETRY_AFTER);
  }

  @Test
  void aRefreshTokenIsUsedUpAndOneThatComesAgainLaterEndsTheSession() {
    var agent = server.person(chat.tenant(), Role.AGENT);
    var second = refresh(agent.refreshToken());

    refreshing(agent.refreshToken()).expectStatus().isEqualTo(409);
    later();
    refreshing(agent.refreshToken()).expectStatus().isUnauthorized();

    refreshing(second).expectStatus().isUnauthorized();
    agent.client().get().uri("/api/v1/people").exchange().expectStatus().isUnauthorized();
  }

  @Test
  void ofTwoRefreshesAtOnceOneIsAnsweredAndTheSessionGoesOn() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    var first = refresh(agent.refreshToken());
    refreshing(agent.refreshToken()).expectStatus().isEqualTo(409);

    assertThat(refresh(first)).isNotEqualTo(first);
  }

  @Test
  void aForgedRefreshTokenIsRefused() {
    var agent = server.person(chat.tenant(), Role.AGENT);
    var token = agent.refreshToken();
    var other = token.charAt(20) == 'A' ? 'B' : 'A';

    refreshing(token.substring(0, 20) + other + token.substring(21))
        .expectStatus()
        .isUnauthorized();
    refreshing("nonsense").expectStatus().isUnauthorized();
  }

  @Test
  void aBrowserGetsCookiesNoScriptReadsAndNeedsAHeaderForChanges() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    var answer =
        signIn(
                Map.of(
                    "email", agent.account().email(),
                    "password", agent.account().password(),
                    "cookies", true))
            .expectStatus()
            .isCreated()
            .expectBody()
            .jsonPath("$.accessToken")
            .isEmpty()
            .returnResult();
    var cookies = answer.getResponseCookies();
    var access = Objects.requireNonNull(cookies.getFirst("__Host-recado-access"));
    assertThat(List.of(access, cookies.getFirst("__Secure-recado-refresh")))
        .allMatch(ResponseCookie::isHttpOnly)
        .allMatch(ResponseCookie::isSecure)
        .allMatch(cookie -> "Strict".equals(cookie.getSameSite()));

    browser(access)
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("csrf-refused");
    stranger
        .delete()
        .uri("/api/v1/sessions/current")
        .cookie(access.getName(), access.getValue())
        .header("X-Recado-Csrf", "1")
        .exchange()
        .expectStatus()
        .isNoContent();
    stranger
        .get()
        .uri("/api/v1/people")
        .cookie(access.getName(), access.getValue())
        .exchange()
        .expectStatus()
        .isUnauthorized();
  }

  private ResponseSpec browser(ResponseCookie access) {
    return stranger
        .delete()
        .uri("/api/v1/sessions/current")
        .cookie(access.getName(), access.getValue())
        .exchange();
  }

  @Test
  void case8ARevokedSessionIsOver() {
    var agent = server.person(chat.tenant(), Role.AGENT);
    var other = server.signInAgain(agent);
    agent.client().get().uri("/api/v1/people").exchange().expectStatus().isOk();

    other
        .client()
        .delete()
        .uri("/api/v1/sessions/{id}", sessionOf(agent))
        .exchange()
        .expectStatus()
        .isNoContent();

    agent.client().get().uri("/api/v1/people").exchange().expectStatus().isUnauthorized();
    other.client().get().uri("/api/v1/people").exchange().expectStatus().isOk();
  }

  private String sessionOf(Person person) {
    var sessions = AdminServer.json(body(person.client().get().uri("/api/v1/sessions").exchange()));
    for (var session : sessions) {
      if (session.get("current").asBoolean()) {
        return session.get("id").asString();
      }
    }
    throw new AssertionError("the present session is not listed");
  }

  @Test
  void case8WhoIsNoOwnerAnyMoreMayNotDoWhatOwnersDo() {
    var owner = server.person(chat.tenant(), Role.OWNER);
    CutOff.comesInTime(
        () -> {
          var demoted = server.person(chat.tenant(), Role.OWNER);
          return untilRefused(
              demoted,
              HttpStatus.FORBIDDEN,
              () -> changeRole(owner, demoted, "AGENT").expectStatus().isNoContent());
        });
  }

  /** However often it is presented here, where it was good a moment ago. */
  @Test
  void case8ASessionThatAnotherNodeEndedIsOverWithinFiveSeconds() {
    CutOff.comesInTime(
        () -> {
          var person = server.person(chat.tenant(), Role.OWNER);
          return untilRefused(person, HttpStatus.UNAUTHORIZED, () -> CutOff.elsewhere(person));
        });
  }

  private static Duration untilRefused(Person person, HttpStatus refusal, Runnable revocation) {
    assertThat(asOwner(person)).isEqualTo(HttpStatus.OK);

    var began = System.nanoTime();
    revocation.run();
    var took = Duration.ZERO;
    HttpStatusCode status = HttpStatus.OK;
    while (status.value() == 200 && took.compareTo(PATIENCE) < 0) {
      status = asOwner(person);
      took = Duration.ofNanos(System.nanoTime() - began);
    }
    assertThat(status).isEqualTo(refusal);
    return took;
  }

  /** What is answered to somebody who asks for what is owners'. */
  private static HttpStatusCode asOwner(Person person) {
    var asked = person.client().get().uri("/api/v1/invitations").exchange();
    return asked.returnResult(Void.class).getStatus();
  }

  @Test
  void theLastOwnerStays() {
    var owner = server.person(chat.tenant(), Role.OWNER);

    changeRole(owner, owner, "AGENT").expectStatus().isEqualTo(409);
    owner
        .client()
        .delete()
        .uri("/api/v1/people/{id}", owner.id())
        .exchange()
        .expectStatus()
        .isEqualTo(409);
  }

  @Test
  void whoIsRemovedIsOut() {
    var owner = server.person(chat.tenant(), Role.OWNER);
    var agent = server.person(chat.tenant(), Role.AGENT);

    owner
        .client()
        .delete()
        .uri("/api/v1/people/{id}", agent.id())
        .exchange()
        .expectStatus()
        .isNoContent();

    refreshing(agent.refreshToken()).expectStatus().isUnauthorized();
    signIn(agent.account().email(), agent.account().password()).expectStatus().isUnauthorized();
  }

  @Test
  void case10ForeignPagesAreRefusedAndNobodyListensWithoutAToken() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    agent
        .client()
        .get()
        .uri("/api/v1/live")
        .header(HttpHeaders.ORIGIN, "https://evil.example")
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("origin-refused");
    agent
        .client()
        .get()
        .uri("/api/v1/people")
        .header("Sec-Fetch-Site", "cross-site")
        .exchange()
        .expectStatus()
        .isForbidden();
    stranger.get().uri("/api/v1/live").exchange().expectStatus().isUnauthorized();
  }

  @Test
  void case11ASignInIsANewSessionWhateverWasPresented() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    var again =
        agent
            .client()
            .post()
            .uri("/api/v1/sessions")
            .cookie("__Secure-recado-refresh", agent.refreshToken())
            .bodyValue(
                Map.of("email", agent.account().email(), "password", agent.account().password()))
            .exchange()
            .expectStatus()
            .isCreated();

    var token = AdminServer.json(body(again)).get("refreshToken").asString();
    var tokens = server.bean(RefreshTokens.class);
    assertThat(tokens.read(token).orElseThrow().session())
        .isNotEqualTo(tokens.read(agent.refreshToken()).orElseThrow().session());
  }

  @Test
  void case20NobodyIsSentElsewhere() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    stranger
        .post()
        .uri("/api/v1/sessions?redirect=javascript:alert(1)&next=//evil.example")
        .bodyValue(Map.of("email", agent.account().email(), "password", agent.account().password()))
        .exchange()
        .expectStatus()
        .isCreated()
        .expectHeader()
        .doesNotExist(HttpHeaders.LOCATION);
  }

  @Test
  void case40NoSecretIsInTheDatabase() {
    var agent = server.person(chat.tenant(), Role.AGENT);
    var key = Await.value(server.bean(SigningKeys.class).current());
    var secrets =
        List.of(
            agent.account().password(), agent.token(), agent.refreshToken(), key.getD().toString());

    var rows = server.everyRow();

    assertThat(rows).contains(agent.account().email());
    assertThat(secrets).noneMatch(rows::contains);
  }

  private ResponseSpec changeRole(Person by, Person whose, String role) {
    return by.client()
        .put()
        .uri("/api/v1/people/{id}/role", whose.id())
        .bodyValue(Map.of("role", role))
        .exchange();
  }

  private ResponseSpec signIn(String email, String password) {
    return signIn(Map.of("email", email, "password", password));
  }

  private ResponseSpec signIn(Map<String, Object> body) {
    return stranger.post().uri("/api/v1/sessions").bodyValue(body).exchange();
  }

  private ResponseSpec refreshing(String token) {
    return stranger
        .post()
        .uri("/api/v1/sessions/refresh")
        .bodyValue(Map.of("refreshToken", token))
        .exchange();
  }

  private String refresh(String token) {
    var answer = body(refreshing(token).expectStatus().isOk());
    return AdminServer.json(answer).get("refreshToken").asString();
  }

  /** Long enough that a token presented again is no race any more. */
  private void later() {
    server
        .database()
        .executeAsOwner("update person_session set renewed_at = renewed_at - interval '1 minute'");
  }

  private static String body(ResponseSpec answer) {
    return Objects.requireNonNull(answer.expectBody(String.class).returnResult().getResponseBody());
  }

  private static String parameters(String hash) {
    return hash.substring(0, hash.indexOf('$', hash.indexOf("m=")));
  }
}
