package io.recado.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer.Person;
import io.recado.admin.access.Role;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Redis brings signals and counts requests; people work without it. */
@Tag("server")
class RedisAwayTest {

  private final AdminServer server = AdminServer.running();
  private final WebTestClient stranger = server.stranger();
  private final Chat chat = new Chat();
  private final Person agent = server.person(chat.tenant(), Role.AGENT);

  /** While a node counts by itself, limits that others run into are not reached in time. */
  @AfterAll
  static void untilRedisCountsAgain() {
    AdminServer.running().awaitRedis();
  }

  @Test
  void peopleSignInAndServeCustomers() {
    var ana = "/api/v1/conversations/" + chat.waits("ana", "¿hay alguien?");

    server.withoutRedis(
        () -> {
          signIn(agent.account().password()).expectStatus().isCreated();
          refresh(agent.refreshToken()).expectStatus().isOk();
          assertThat(agent.get("/api/v1/conversations?handler=WAITING").get("items")).hasSize(1);
          agent.does("POST", ana + "/takeover", Map.of());
          agent.asks("POST", ana + "/messages", Map.of("text", "Sí")).expectStatus().isAccepted();
          agent.does("POST", ana + "/handback", Map.of());
          assertThat(agent.get(ana + "/messages").get("items")).hasSize(2);
        });
  }

  /** Only the first to notice waits for Redis: if each did, these took a minute. */
  @Test
  void requestsDoNotWaitForIt() {
    server.withoutRedis(
        () -> {
          agent.get("/api/v1/people");
          long start = System.nanoTime();
          IntStream.range(0, 120).forEach(i -> agent.get("/api/v1/people"));
          assertThat(Duration.ofNanos(System.nanoTime() - start))
              .isLessThan(Duration.ofSeconds(20));
        });
  }

  /** Guard: each node counts by itself. Without that no try was refused. */
  @Test
  void guessingAtAnAccountIsStoppedAllTheSame() {
    server.withoutRedis(
        () -> {
          // Twice as many: some may have been counted by a Redis that was slow to go.
          IntStream.range(0, 20)
              .forEach(i -> signIn("guess " + i).expectStatus().is4xxClientError());

          signIn(agent.account().password())
              .expectStatus()
              .isEqualTo(429)
              .expectHeader()
              .exists(HttpHeaders.RETRY_AFTER);
        });
  }

  @Test
  void healthSaysSo() {
    var owner = server.person(chat.tenant(), Role.OWNER);

    server.withoutRedis(
        () ->
            assertThat(owner.get("/api/v1/health").get("components").valueStream())
                .anyMatch(
                    part ->
                        part.get("name").asString().equals("redis")
                            && part.get("status").asString().equals("DEGRADED")));
  }

  private ResponseSpec signIn(String password) {
    return stranger
        .post()
        .uri("/api/v1/sessions")
        .bodyValue(Map.of("email", agent.account().email(), "password", password))
        .exchange();
  }

  private ResponseSpec refresh(String token) {
    return stranger
        .post()
        .uri("/api/v1/sessions/refresh")
        .bodyValue(Map.of("refreshToken", token))
        .exchange();
  }
}
