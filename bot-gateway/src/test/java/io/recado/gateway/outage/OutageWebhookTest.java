package io.recado.gateway.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.monitor.MonitorEvent;
import io.recado.actions.monitor.MonitorEvent.Outcome;
import io.recado.actions.monitor.MonitorEvent.What;
import io.recado.actions.monitor.MonitorHooks;
import io.recado.actions.monitor.MonitorId;
import io.recado.actions.monitor.MonitorKey;
import io.recado.actions.monitor.Sight;
import io.recado.conversation.Uuid7;
import io.recado.gateway.signature.HmacSignature;
import io.recado.tenant.TenantId;
import io.recado.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import reactor.core.publisher.Mono;

class OutageWebhookTest {

  private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
  private static final MonitorId MONITOR = new MonitorId(Uuid7.next());
  private static final String SECRET = "a-secret-of-the-monitor";
  private static final String DOWN = "{\"id\": \"a1\", \"event\": \"down\", \"object\": \"olt-3\"}";

  private final FakeHooks hooks = new FakeHooks();
  private final WebTestClient web =
      WebTestClient.bindToController(new OutageWebhook(hooks, new SettableClock(NOW)))
          .controllerAdvice(advice())
          .configureClient()
          .responseTimeout(Duration.ofSeconds(30))
          .build();

  @Test
  void whatATokenVouchesForIsTaken() {
    bearing(SECRET, DOWN)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.repeated")
        .isEqualTo(false);

    assertThat(hooks.taken)
        .containsExactly(new MonitorEvent("a1", "olt-3", new What.Seen(Sight.DOWN)));
  }

  @Test
  void whatIsSignedIsTaken() {
    signed(SECRET, NOW, DOWN).expectStatus().isOk();

    assertThat(hooks.taken).hasSize(1);
  }

  @Test
  void whatWasTakenBeforeIsAnsweredAsSuch() {
    hooks.outcome = Outcome.REPEATED;

    bearing(SECRET, DOWN).expectStatus().isOk().expectBody().jsonPath("$.repeated").isEqualTo(true);
  }

  @Test
  void nobodyElseTellsAnything() {
    refused(bearing("wrong", DOWN), 401, "token-wrong");
    refused(post().bodyValue(DOWN).exchange(), 401, "token-missing");
    refused(
        post().header("Authorization", "Basic " + SECRET).bodyValue(DOWN).exchange(),
        401,
        "token-missing");
    refused(signed("wrong", NOW, DOWN), 401, "signature-wrong");
    refused(signed(SECRET, NOW.minusSeconds(301), DOWN), 400, "signature-old");
    refused(
        post()
            .header(OutageWebhook.SIGNATURE, signature(SECRET, NOW, DOWN))
            .bodyValue(DOWN + " ")
            .exchange(),
        401,
        "signature-wrong");
    assertThat(hooks.taken).isEmpty();
  }

  @Test
  void aMonitorThatIsNotThereIsUnknownWhateverItLooksLike() {
    for (var id : List.of("nonsense", Uuid7.next().toString())) {
      refused(
          web.post()
              .uri("/hooks/outages/{id}", id)
              .header("Authorization", "Bearer " + SECRET)
              .bodyValue(DOWN)
              .exchange(),
          404,
          "monitor-unknown");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html> | no JSON",
        "[] | no JSON object",
        "{} | \"id\" is missing",
        "{\"event\": \"down\", \"object\": \"o\"} | \"id\" is missing",
        "{\"id\": \"1\", \"event\": \"down\"} | \"object\" is missing",
        "{\"id\": 1, \"event\": \"down\", \"object\": \"o\"} | \"id\" is missing",
        "{\"id\": \"1\", \"event\": \"exploded\", \"object\": \"o\"} | one of down, up",
        "{\"id\": \" \", \"event\": \"up\", \"object\": \"o\"} | an id has 1 to 100",
        "{\"id\": \"1\", \"event\": \"planned\", \"object\": \"o\"} | \"starts_at\" is missing",
        "{\"id\": \"1\", \"event\": \"ended\", \"object\": \"o\", \"starts_at\": \"soon\"} | is a time"
            + " such as",
        "{\"id\": \"1\", \"event\": \"planned\", \"object\": \"o\","
            + " \"starts_at\": \"2026-11-24T03:00:00Z\", \"ends_at\": \"2026-11-24T02:00:00Z\"}"
            + " | works end after they begin",
      })
  void whatCannotBeReadIsRefusedWithWhatIsToBeMended(String body, String detail) {
    var answer =
        bearing(SECRET, body)
            .expectStatus()
            .isBadRequest()
            .expectHeader()
            .contentType("application/problem+json")
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    assertThat(answer).contains("\"code\":\"body-unreadable\"", detail.replace("\"", "\\\""));
    assertThat(hooks.taken).isEmpty();
  }

  @Test
  void whenItWasSoIsTakenAlong() {
    bearing(
            SECRET,
            "{\"id\": \"a1\", \"event\": \"up\", \"object\": \"olt-3\","
                + " \"at\": \"2026-11-23T11:59:00-03:00\"}")
        .expectStatus()
        .isOk();

    assertThat(hooks.taken)
        .extracting(MonitorEvent::at)
        .containsExactly(Instant.parse("2026-11-23T14:59:00Z"));
  }

  @Test
  void worksArePlannedAndEnded() {
    bearing(
            SECRET,
            """
            {"id": "p1", "event": "planned", "object": "olt-3", "starts_at": "2026-11-24T03:00:00-03:00",
             "ends_at": "2026-11-24T08:00:00Z", "words": "Cambio de fibra"}
            """)
        .expectStatus()
        .isOk();
    bearing(SECRET, "{\"id\": \"p2\", \"event\": \"ended\", \"object\": \"olt-3\"}")
        .expectStatus()
        .isOk();

    assertThat(hooks.taken)
        .extracting(MonitorEvent::what)
        .containsExactly(
            new What.Planned(
                Instant.parse("2026-11-24T06:00:00Z"),
                Instant.parse("2026-11-24T08:00:00Z"),
                "Cambio de fibra"),
            new What.WorksOver(null));
  }

  @Test
  void tooMuchAndTooLargeAndUnknownObjectsAreRefused() {
    hooks.outcome = Outcome.UNKNOWN_OBJECT;
    refused(bearing(SECRET, DOWN), 422, "object-unknown");

    hooks.outcome = Outcome.TOO_MANY;
    bearing(SECRET, DOWN)
        .expectStatus()
        .isEqualTo(429)
        .expectHeader()
        .valueEquals("Retry-After", "30");

    refused(bearing(SECRET, "x".repeat(OutageWebhook.MOST_BYTES + 1)), 413, "body-too-large");
  }

  private ResponseSpec bearing(String token, String body) {
    return post().header("Authorization", "Bearer " + token).bodyValue(body).exchange();
  }

  private ResponseSpec signed(String secret, Instant at, String body) {
    return post()
        .header(OutageWebhook.SIGNATURE, signature(secret, at, body))
        .bodyValue(body)
        .exchange();
  }

  private WebTestClient.RequestBodySpec post() {
    return web.post().uri("/hooks/outages/{id}", MONITOR.toString());
  }

  private static void refused(ResponseSpec response, int status, String code) {
    response.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }

  private static String signature(String secret, Instant at, String body) {
    var time = at.getEpochSecond();
    var signature = new HmacSignature(secret).of(time + ".", body.getBytes(StandardCharsets.UTF_8));
    return "t=%d,v1=%s".formatted(time, signature);
  }

  private static Object[] advice() {
    try (var context = new AnnotationConfigApplicationContext("io.recado.gateway.problem")) {
      return context.getBeansWithAnnotation(RestControllerAdvice.class).values().toArray();
    }
  }

  /** One monitor's door. */
  private static final class FakeHooks implements MonitorHooks {

    private final List<MonitorEvent> taken = new ArrayList<>();
    private Outcome outcome = Outcome.TAKEN;

    @Override
    public Mono<Hook> find(MonitorId id) {
      var key = new MonitorKey(new TenantId(Uuid7.next()), id);
      return id.equals(MONITOR) ? Mono.just(new Hook(key, SECRET)) : Mono.empty();
    }

    @Override
    public Mono<Outcome> take(Hook hook, MonitorEvent event) {
      return Mono.fromSupplier(
          () -> {
            taken.add(event);
            return outcome;
          });
    }
  }
}
