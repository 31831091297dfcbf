package io.recado.gateway.channel.webchat;

import static io.recado.gateway.channel.webchat.Fixtures.CHANNEL;
import static io.recado.gateway.channel.webchat.Fixtures.OTHER;
import static io.recado.gateway.channel.webchat.Fixtures.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.recado.channel.IdentityKey;
import io.recado.gateway.problem.GatewayError;
import io.recado.tenant.TenantScope;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Visitors whom a site's own server has signed, through the widget's API. */
@Tag("server")
class WidgetIdentityTest {

  private static final ParameterizedTypeReference<ServerSentEvent<Map<String, Object>>> EVENTS =
      new ParameterizedTypeReference<>() {};

  private static RunningGateway gateway;

  private final IdentityKey key = IdentityKey.fresh();
  private final String subject = "ana-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    gateway = new RunningGateway(Map.of("RECADO_PUBLIC_URL", "https://chat.test"));
    execute(
        "insert into tenant (tenant_id, name, time_zone, language) values ($1, 'x', 'UTC', 'es')");
    for (var widget : List.of(CHANNEL, OTHER)) {
      execute(
          "insert into channel (tenant_id, channel_id, kind, address, secrets) values ($1, '%s', 'webchat', '%s', '')"
              .formatted(widget.id(), widget.address()));
    }
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void begin() {
    gateway.clock.advance(Duration.ofMinutes(5));
    gateway.channels.become(Signed.widget(key));
    gateway.channels.become(OTHER);
  }

  @Test
  void theSamePersonHasTheSameConversationOnEveryDevice() {
    var phone = visitorToken(session(signed(subject)));
    send(phone, "from my phone").expectStatus().isOk();

    session(signed(subject))
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.history[0].content.text")
        .isEqualTo("from my phone")
        .jsonPath("$.language")
        .isEqualTo("de");
    var said = gateway.intake.accepted.values().stream().toList().getLast();
    assertThat(said.user().name()).isEqualTo("Ana Prueba");
    assertThat(kept()).containsExactly(subject + " Ana Prueba ana@example.com +56987654321");
  }

  @Test
  void nothingAnonymousComesAlongAndNothingOfOneIsAnothers() {
    var anonymous = visitorToken(session(null));
    send(anonymous, "before signing in").expectStatus().isOk();
    send(visitorToken(session(signed(subject))), "my secret").expectStatus().isOk();

    var both =
        "{\"siteToken\":\"demo-site-token\",\"visitorToken\":\"%s\",\"identity\":\"%s\"}"
            .formatted(anonymous, signed(subject));
    post("sessions", null, both)
        .expectBody()
        .jsonPath("$.history.length()")
        .isEqualTo(1)
        .jsonPath("$.history[0].content.text")
        .isEqualTo("my secret");
    session(signed("bob-" + subject)).expectBody().jsonPath("$.history.length()").isEqualTo(0);
    resumed(anonymous).expectBody().jsonPath("$.history.length()").isEqualTo(1);
  }

  @Test
  void whoOnlyLooksIsNotWrittenDown() {
    session(signed(subject)).expectStatus().isOk();

    assertThat(kept()).isEmpty();
  }

  @Test
  void whatWasSignedLastIsKeptWhoeverWritesLast() {
    var before = visitorToken(session(signed(subject)));
    gateway.clock.advance(Duration.ofMinutes(1));
    var after = visitorToken(session(signed(key, subject, "Ana María Prueba")));

    send(after, "from my new device").expectStatus().isOk();
    send(before, "from my old device").expectStatus().isOk();

    assertThat(kept()).containsExactly(subject + " Ana María Prueba ana@example.com +56987654321");
  }

  @Test
  void whatWasSignedForAnotherWidgetIsRefused() {
    gateway.channels.become(Signed.with(OTHER, false, IdentityKey.fresh()));

    refused(
        post(
            "sessions",
            null,
            "{\"siteToken\":\"other-site\",\"identity\":\"%s\"}".formatted(signed(subject))),
        GatewayError.IDENTITY_REFUSED);
  }

  @Test
  void whatHasRunOutIsRefusedByAWordOfItsOwn() {
    var token = signed(subject);
    gateway.clock.advance(Duration.ofMinutes(7));

    refused(session(token), GatewayError.IDENTITY_EXPIRED);
  }

  @Test
  void aSessionLastsHalfADayAndIsNotProlonged() {
    var token = visitorToken(session(signed(subject)));
    gateway.clock.advance(VisitorTokens.SIGNED_LIFE.minusSeconds(1));
    send(token, "still here").expectStatus().isOk();
    assertThat(visitorToken(resumed(token))).isEqualTo(token);

    gateway.clock.advance(Duration.ofSeconds(1));

    refused(send(token, "too late"), GatewayError.TOKEN_WRONG);
  }

  @Test
  void aRevokedKeyShowsOutWhomItLetInAndTheNextKeyKeepsWhatWasSaid() {
    var next = IdentityKey.fresh();
    var token = visitorToken(session(signed(subject)));
    send(token, "before").expectStatus().isOk();

    var shownOut =
        StepVerifier.create(stream(token).filter(event -> "reconnect".equals(event.event())))
            .then(() -> gateway.channels.become(Signed.widget(next)))
            .thenConsumeWhile(event -> true)
            .expectComplete();

    shownOut.verify(RunningGateway.PATIENCE);
    refused(send(token, "after"), GatewayError.TOKEN_WRONG);
    refused(session(signed(subject)), GatewayError.IDENTITY_REFUSED);
    session(signed(next, subject)).expectBody().jsonPath("$.history.length()").isEqualTo(1);
  }

  @Test
  void aWidgetForSignedVisitorsLetsNobodyElseIn() {
    var anonymous = visitorToken(session(null));
    gateway.channels.become(Signed.with(CHANNEL, true, key));

    refused(session(null), GatewayError.IDENTITY_REQUIRED);
    refused(resumed(anonymous), GatewayError.IDENTITY_REQUIRED);
    refused(send(anonymous, "let me in"), GatewayError.IDENTITY_REQUIRED);
    refused(post("seen", anonymous, "{\"cursor\":1}"), GatewayError.IDENTITY_REQUIRED);
    refused(streaming(anonymous), GatewayError.IDENTITY_REQUIRED);
    refused(session("nonsense"), GatewayError.IDENTITY_REFUSED);
    send(visitorToken(session(signed(subject))), "here I am").expectStatus().isOk();
  }

  private String signed(String subject) {
    return signed(key, subject);
  }

  private static String signed(IdentityKey key, String subject) {
    return signed(key, subject, "Ana Prueba");
  }

  private static String signed(IdentityKey key, String subject, String name) {
    var end = gateway.clock.instant().plus(Duration.ofMinutes(5));
    return Signed.by(
        key,
        new JWTClaimsSet.Builder()
            .subject(subject)
            .expirationTime(Date.from(end))
            .claim("name", name)
            .claim("email", "ana@example.com")
            .claim("phone", "+56 9 8765 4321")
            .claim("locale", "de")
            .build());
  }

  private static ResponseSpec session(@Nullable String identity) {
    var claim = identity == null ? "null" : "\"" + identity + "\"";
    return post(
        "sessions", null, "{\"siteToken\":\"demo-site-token\",\"identity\":%s}".formatted(claim));
  }

  private static ResponseSpec resumed(String token) {
    return post(
        "sessions",
        null,
        "{\"siteToken\":\"demo-site-token\",\"visitorToken\":\"%s\"}".formatted(token));
  }

  private static ResponseSpec send(String token, String words) {
    var body =
        "{\"type\":\"text\",\"clientId\":\"%s\",\"text\":\"%s\"}"
            .formatted(UUID.randomUUID(), words);
    return post("messages", token, body);
  }

  private static ResponseSpec post(String path, @Nullable String token, String body) {
    var request =
        gateway.client().post().uri("/widget/api/" + path).contentType(MediaType.APPLICATION_JSON);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.bodyValue(body).exchange();
  }

  private static Flux<ServerSentEvent<Map<String, Object>>> stream(String token) {
    return streaming(token).expectStatus().isOk().returnResult(EVENTS).getResponseBody();
  }

  private static ResponseSpec streaming(String token) {
    return gateway
        .client()
        .get()
        .uri("/widget/api/stream")
        .header("Authorization", "Bearer " + token)
        .accept(MediaType.TEXT_EVENT_STREAM)
        .exchange();
  }

  private static String visitorToken(ResponseSpec session) {
    var body = session.expectStatus().isOk().expectBody(WidgetApiTest.Session.class).returnResult();
    return Objects.requireNonNull(body.getResponseBody()).visitorToken();
  }

  private static void refused(ResponseSpec response, GatewayError error) {
    response
        .expectStatus()
        .isEqualTo(error.status())
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo(error.code());
  }

  private List<String> kept() {
    var rows =
        gateway
            .bean(DatabaseClient.class)
            .sql(
                "select concat_ws(' ', subject, name, email, phone) from signed_visitor where tenant_id = $1 and subject = $2")
            .bind(0, TENANT.id().value())
            .bind(1, subject)
            .mapValue(String.class)
            .all();
    return Await.value(gateway.bean(TenantScope.class).inTenant(TENANT.id(), rows::collectList));
  }

  private static void execute(String sql) {
    var statement = gateway.bean(DatabaseClient.class).sql(sql).bind(0, TENANT.id().value());
    Await.done(gateway.bean(TenantScope.class).inTenant(TENANT.id(), () -> statement.then()));
  }
}
