package io.recado.gateway.channel.webchat;

import static io.recado.gateway.channel.webchat.Fixtures.CHANNEL;
import static io.recado.gateway.channel.webchat.Fixtures.OTHER;
import static io.recado.testing.Await.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.ConversationId;
import io.recado.conversation.MessageContent;
import io.recado.conversation.OutboundContent.Text;
import io.recado.conversation.Uuid7;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.live.Closing;
import io.recado.outbox.OutboxMessage;
import io.recado.queue.ConversationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@Tag("server")
class WidgetApiTest {

  private static final Duration PATIENCE = RunningGateway.PATIENCE;
  private static final ParameterizedTypeReference<ServerSentEvent<Map<String, Object>>> EVENTS =
      new ParameterizedTypeReference<>() {};

  private static final WidgetKey OTHER_KEY =
      new WidgetKey(List.of(new SecretKeySpec(new byte[] {9, 9, 9, 9}, "HmacSHA256")));

  private static RunningGateway gateway;

  private String token = "";

  @BeforeAll
  static void start() {
    gateway =
        new RunningGateway(
            Map.of("RECADO_WIDGET_MOST_STREAMS", "2", "RECADO_PUBLIC_URL", "https://chat.test"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void begin() {
    gateway.clock.advance(Duration.ofMinutes(5));
    token = visitorToken("{\"siteToken\":\"demo-site-token\"}");
  }

  /** What a test has closed takes no place from the next. */
  @AfterEach
  void end() {
    awaitOpen(gateway.bean(Streams.class), 0);
  }

  private static String visitorToken(String body) {
    var session = session(body).expectStatus().isOk().expectBody(Session.class).returnResult();
    return Objects.requireNonNull(session.getResponseBody()).visitorToken();
  }

  /** What this test reads of a session. */
  record Session(String visitorToken) {}

  private static ResponseSpec session(String body) {
    return post("/widget/api/sessions", null, body);
  }

  private ResponseSpec send(String body) {
    return post("/widget/api/messages", token, body);
  }

  private static ResponseSpec post(String path, @Nullable String token, String body) {
    var request = gateway.client().post().uri(path).contentType(MediaType.APPLICATION_JSON);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.bodyValue(body).exchange();
  }

  private static void refused(ResponseSpec response, GatewayError error) {
    response
        .expectStatus()
        .isEqualTo(HttpStatus.valueOf(error.status()))
        .expectHeader()
        .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo(error.code());
  }

  private static String text(UUID id, String words) {
    return "{\"type\":\"text\",\"clientId\":\"%s\",\"text\":\"%s\"}".formatted(id, words);
  }

  private String visitor() {
    return gateway.bean(VisitorTokens.class).read(token).orElseThrow().visitor();
  }

  private void say(String words) {
    var key = new ConversationKey(CHANNEL.tenant(), new ConversationId(Uuid7.next()));
    var message =
        new OutboxMessage(
            Uuid7.next(),
            key,
            CHANNEL.id(),
            1,
            visitor(),
            new Text(words),
            1,
            1,
            false,
            null,
            null,
            false,
            0,
            0,
            Instant.EPOCH);
    value(gateway.bean(WebchatChannel.class).send(CHANNEL, message));
  }

  private Flux<ServerSentEvent<Map<String, Object>>> stream(String query) {
    return stream(token, query);
  }

  private static Flux<ServerSentEvent<Map<String, Object>>> stream(String token, String query) {
    return gateway
        .client()
        .get()
        .uri("/widget/api/stream" + query)
        .header("Authorization", "Bearer " + token)
        .accept(MediaType.TEXT_EVENT_STREAM)
        .exchange()
        .expectStatus()
        .isOk()
        .returnResult(EVENTS)
        .getResponseBody();
  }

  @Test
  void aSessionGivesATokenAndWhatToSay() {
    session("{\"siteToken\":\"demo-site-token\",\"language\":\"de-AT\"}")
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.language")
        .isEqualTo("de")
        .jsonPath("$.name")
        .isEqualTo("Fibra <Ejemplo>")
        .jsonPath("$.greetings.es")
        .isEqualTo("¡Hola! Soy el asistente virtual de Fibra <Ejemplo>. ¿En qué te puedo ayudar?")
        .jsonPath("$.history.length()")
        .isEqualTo(0)
        .jsonPath("$.cursor")
        .isEqualTo(0)
        .jsonPath("$.seen.unread")
        .isEqualTo(0);
  }

  @Test
  void aWidgetPresentsItselfAsItsOwnerWantsIt() {
    session("{\"siteToken\":\"other-site\",\"language\":\"es\"}")
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.name")
        .isEqualTo("Soporte")
        .jsonPath("$.colour")
        .isEqualTo("#ffe45c")
        .jsonPath("$.greetings.es")
        .isEqualTo("Buenas, ¿en qué ayudamos?")
        .jsonPath("$.greetings.en")
        .isEqualTo("Hi! I’m the virtual assistant at Fibra <Ejemplo>. How can I help you?");
  }

  @Test
  void aReturningVisitorFindsWhatWasSaid() {
    var id = UUID.randomUUID();
    send(text(id, "Hola")).expectStatus().isOk();
    say("¿En qué ayudo?");

    session("{\"siteToken\":\"demo-site-token\",\"visitorToken\":\"" + token + "\"}")
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.visitorToken")
        .isEqualTo(token)
        .jsonPath("$.history[0].clientId")
        .isEqualTo(id.toString())
        .jsonPath("$.history[0].content.text")
        .isEqualTo("Hola")
        .jsonPath("$.history[1].author")
        .isEqualTo("business")
        .jsonPath("$.cursor")
        .isEqualTo(2)
        .jsonPath("$.seen.unread")
        .isEqualTo(1);
  }

  @Test
  void aTokenOfAnotherWidgetMakesANewVisitor() {
    var foreign = gateway.bean(VisitorTokens.class).issue(OTHER.id(), visitor());

    var own =
        visitorToken("{\"siteToken\":\"demo-site-token\",\"visitorToken\":\"" + foreign + "\"}");

    var claim = gateway.bean(VisitorTokens.class).read(own).orElseThrow();
    assertThat(claim.channel()).isEqualTo(CHANNEL.id());
    assertThat(claim.visitor()).isNotEqualTo(visitor());
  }

  /** Its number is that of the abuse cases in docs/api.md. */
  @Test
  void case23AGuessedOrReplayedVisitorIdShowsNoHistory() {
    var tokens = gateway.bean(VisitorTokens.class);
    send(text(UUID.randomUUID(), "marker-23")).expectStatus().isOk();
    var others = new VisitorTokens(OTHER_KEY, gateway.clock);
    var presented =
        List.of(
            visitor(),
            tokens.issue(CHANNEL.id(), tokens.newVisitor()),
            others.issue(CHANNEL.id(), visitor()),
            tokens.issue(OTHER.id(), visitor()));

    for (var guess : presented) {
      showsNoHistory(guess);
    }
    for (var guess : List.of(visitor(), others.issue(CHANNEL.id(), visitor()))) {
      refused(listening(guess), GatewayError.TOKEN_WRONG);
    }
  }

  /** A token outlives its year in a copy of somebody's browser, say. */
  @Test
  void case23ATokenReplayedAfterItsYearShowsNoHistory() {
    send(text(UUID.randomUUID(), "marker-23")).expectStatus().isOk();

    gateway.clock.advance(VisitorTokens.LIFE);

    showsNoHistory(token);
    refused(listening(token), GatewayError.TOKEN_WRONG);
  }

  private static void showsNoHistory(String presented) {
    session("{\"siteToken\":\"demo-site-token\",\"visitorToken\":\"" + presented + "\"}")
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.history.length()")
        .isEqualTo(0)
        .jsonPath("$.cursor")
        .isEqualTo(0);
  }

  private static ResponseSpec listening(String token) {
    return gateway
        .client()
        .get()
        .uri("/widget/api/stream?after=0")
        .header("Authorization", "Bearer " + token)
        .exchange();
  }

  @Test
  void anUnknownSiteIsRefused() {
    refused(session("{\"siteToken\":\"nobody\"}"), GatewayError.CHANNEL_UNKNOWN);
  }

  @Test
  void aMessageIsRecordedOnceHoweverOftenItIsSent() {
    var id = UUID.randomUUID();

    for (int i = 0; i < 3; i++) {
      send(text(id, "Hola")).expectStatus().isOk().expectBody().jsonPath("$.position").isEqualTo(1);
    }

    var event = gateway.intake.accepted.get(visitor() + "/" + id);
    assertThat(Objects.requireNonNull(event).content()).isEqualTo(new MessageContent.Text("Hola"));
    assertThat(value(gateway.bean(Mailbox.class).since(thread(), 0, 10))).hasSize(1);
  }

  private MailboxThread thread() {
    return new MailboxThread(CHANNEL.tenant(), CHANNEL.id(), visitor());
  }

  @Test
  void whatTheJournalDidNotTakeIsNotShownEither() {
    gateway.intake.failWith(new GatewayProblem(GatewayError.TRY_AGAIN));
    try {
      refused(send(text(UUID.randomUUID(), "Hola")), GatewayError.TRY_AGAIN);
    } finally {
      gateway.intake.succeed();
    }

    assertThat(value(gateway.bean(Mailbox.class).since(thread(), 0, 10))).isEmpty();
  }

  @Test
  void whoHasNoTokenOrAFalseOneIsRefused() {
    var body = text(UUID.randomUUID(), "Hola");

    refused(post("/widget/api/messages", null, body), GatewayError.TOKEN_MISSING);
    refused(post("/widget/api/messages", visitor(), body), GatewayError.TOKEN_WRONG);
    refused(post("/widget/api/seen", token + "A", "{\"cursor\":1}"), GatewayError.TOKEN_WRONG);
    refused(
        gateway.client().get().uri("/widget/api/stream").exchange(), GatewayError.TOKEN_MISSING);
  }

  @Test
  void bodiesThatAreNotQuiteRightAreRefused() {
    var id = UUID.randomUUID();
    for (var body :
        new String[] {
          "",
          "null",
          "[]",
          "{",
          "{\"type\":\"text\",\"clientId\":\"" + id + "\"}",
          "{\"type\":\"text\",\"clientId\":\"7\",\"text\":\"a\"}",
          "{\"type\":\"text\",\"text\":\"a\"}",
          "{\"type\":\"shout\",\"clientId\":\"" + id + "\",\"text\":\"a\"}",
          text(id, "  "),
          text(id, "a".repeat(4001)),
          text(id, "a").replace("}", ",\"tenant_id\":\"x\"}"),
          text(id, "a").replace("}", ",\"text\":\"b\"}"),
          text(id, "a") + "{}",
          "{\"type\":\"choice\",\"clientId\":\"%s\",\"choiceId\":\"%s\",\"title\":\"a\"}"
              .formatted(id, "ñ".repeat(33)),
        }) {
      refused(send(body), GatewayError.BODY_UNREADABLE);
    }
    assertThat(gateway.intake.accepted).doesNotContainKey(visitor() + "/" + id);
  }

  @Test
  void aRefusalDoesNotRepeatWhatWasWritten() {
    var body = text(UUID.randomUUID(), "a").replace("}", ",\"mi clave es 1234\":1}");

    send(body)
        .expectBody(String.class)
        .value(problem -> assertThat(problem).doesNotContain("clave es"));
  }

  @Test
  void largeBodiesAreRefused() {
    refused(send(text(UUID.randomUUID(), "a".repeat(70_000))), GatewayError.BODY_TOO_LARGE);
  }

  @Test
  void pagesOfOtherOriginsAreRefused() {
    for (var origin : new String[] {"https://evil.test", "null", "https://chat.test.evil.test"}) {
      refused(withOrigin(origin), GatewayError.ORIGIN_REFUSED);
    }
    withOrigin(gateway.url()).expectStatus().isOk();
    withOrigin("https://chat.test").expectStatus().isOk();
  }

  private static ResponseSpec withOrigin(String origin) {
    return gateway
        .client()
        .post()
        .uri("/widget/api/sessions")
        .header("Origin", origin)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{\"siteToken\":\"demo-site-token\"}")
        .exchange();
  }

  @Test
  void whoSendsTooMuchIsToldWhenToComeBack() {
    for (int i = 0; i < 30; i++) {
      send(text(UUID.randomUUID(), "Hola")).expectStatus().isOk();
    }

    var response = send(text(UUID.randomUUID(), "Hola"));

    response.expectHeader().valueEquals("Retry-After", "2");
    refused(response, GatewayError.TOO_MANY_REQUESTS);
  }

  @Test
  void theStreamBringsWhatIsSaidFromTheCursorOn() {
    say("uno");
    say("dos");

    StepVerifier.create(stream("?after=1").filter(event -> "message".equals(event.event())))
        .assertNext(event -> assertThat(event.id()).isEqualTo("2"))
        .then(() -> say("tres"))
        .assertNext(
            event -> {
              assertThat(event.id()).isEqualTo("3");
              assertThat(event.data())
                  .containsEntry("content", Map.of("type", "text", "text", "tres"));
            })
        .thenCancel()
        .verify(PATIENCE);
  }

  @Test
  void theStandardHeaderOfAReconnectingClientCounts() {
    say("uno");
    say("dos");
    var ids =
        gateway
            .client()
            .get()
            .uri("/widget/api/stream")
            .header("Authorization", "Bearer " + token)
            .header("Last-Event-ID", "1")
            .exchange()
            .returnResult(EVENTS)
            .getResponseBody()
            .mapNotNull(ServerSentEvent::id);

    StepVerifier.create(ids).expectNext("2").thenCancel().verify(PATIENCE);
  }

  @Test
  void aLongAbsenceIsCaughtUpWithWithoutAGap() {
    for (int i = 1; i <= 250; i++) {
      say("mensaje " + i);
    }

    StepVerifier.create(stream("?after=0").mapNotNull(ServerSentEvent::id).take(250).last())
        .expectNext("250")
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void typingAndSeenAreToldToOpenStreams() {
    say("uno");
    var events = stream("?after=1").map(event -> event.event() + " " + event.data());

    StepVerifier.create(events)
        .expectNext("seen {cursor=0, unread=1}")
        .then(
            () ->
                value(
                    gateway
                        .bean(WebchatChannel.class)
                        .showTyping(CHANNEL, visitor(), "m")
                        .thenReturn(true)))
        .expectNext("typing {}")
        .then(() -> post("/widget/api/seen", token, "{\"cursor\":1}").expectStatus().isNoContent())
        .expectNext("seen {cursor=1, unread=0}")
        .thenCancel()
        .verify(PATIENCE);
  }

  @Test
  void thereAreOnlySoManyPlacesForStreams() {
    var places = gateway.bean(Streams.class);
    var first = stream("").subscribe();
    var second = stream("").subscribe();
    try {
      awaitOpen(places, 2);

      refused(
          gateway
              .client()
              .get()
              .uri("/widget/api/stream")
              .header("Authorization", "Bearer " + token)
              .accept(MediaType.TEXT_EVENT_STREAM, MediaType.APPLICATION_PROBLEM_JSON)
              .exchange(),
          GatewayError.TRY_AGAIN);
    } finally {
      first.dispose();
      second.dispose();
    }
  }

  /** Connections open and close in their own time. */
  private static void awaitOpen(Streams streams, int count) {
    Flux.interval(Duration.ofMillis(10))
        .onBackpressureDrop()
        .filter(tick -> streams.count() == count)
        .next()
        .block(PATIENCE);
  }

  @Test
  void atShutdownStreamsSayComeBackAndEnd() {
    try (var leaving = new RunningGateway(Map.of())) {
      var own = leaving.bean(VisitorTokens.class).issue(CHANNEL.id(), visitor());
      var events =
          leaving
              .client()
              .get()
              .uri("/widget/api/stream")
              .header("Authorization", "Bearer " + own)
              .exchange()
              .returnResult(EVENTS)
              .getResponseBody()
              .mapNotNull(ServerSentEvent::event);

      StepVerifier.create(events)
          .expectNext("seen")
          .then(() -> leaving.bean(Closing.class).stop())
          .expectNext("reconnect")
          .expectComplete()
          .verify(PATIENCE);
    }
  }

  @Test
  void withoutTheDatabaseTheWidgetIsToldToTryAgain() {
    try (var lonely = new RunningGateway(Map.of())) {
      lonely.loseDatabase();

      var response =
          lonely
              .client()
              .post()
              .uri("/widget/api/sessions")
              .contentType(MediaType.APPLICATION_JSON)
              .bodyValue("{\"siteToken\":\"demo-site-token\"}")
              .exchange();

      refused(response, GatewayError.TRY_AGAIN);
    }
  }
}
