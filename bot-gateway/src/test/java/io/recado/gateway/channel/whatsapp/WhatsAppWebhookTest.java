package io.recado.gateway.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.conversation.MessageContent;
import io.recado.conversation.Uuid7;
import io.recado.gateway.inbound.RefusalLog;
import io.recado.gateway.signature.HmacSignature;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint with its reception and mappers; channels and intake are fakes. */
class WhatsAppWebhookTest {

  private static final String SECRET = "dev-app-secret";
  private static final String NUMBER_A = "106540352242922";
  private static final String NUMBER_B = "100000000000001";

  private final Map<String, String> environment = new HashMap<>();
  private final FakeChannels channels = new FakeChannels();
  private final RecordingIntake intake = new RecordingIntake();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  WhatsAppWebhookTest() {
    environment.put("RECADO_WHATSAPP_APP_SECRET", SECRET);
    environment.put("RECADO_WHATSAPP_VERIFY_TOKEN", "demo-verify-token");
    environment.put("RECADO_WEBHOOK_MOST_BYTES", "100000");
    environment.put("RECADO_WEBHOOK_MOST_EVENTS", "50");
  }

  @Test
  void handshakeAnswersTheBareChallenge() {
    handshake("subscribe", "demo-verify-token")
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentTypeCompatibleWith(MediaType.TEXT_PLAIN)
        .expectBody(String.class)
        .isEqualTo("1158201444");
  }

  @Test
  void handshakeIsRefusedForAnotherTokenOrMode() {
    refusedAs(handshake("subscribe", "another"), 403, "verification-refused");
    refusedAs(handshake("subscribe", ""), 403, "verification-refused");
    refusedAs(handshake("unsubscribe", "demo-verify-token"), 403, "verification-refused");
    refusedAs(client().get().uri("/webhooks/whatsapp").exchange(), 403, "verification-refused");
  }

  @Test
  void handshakeIsRefusedWhileNoTokenIsSet() {
    environment.remove("RECADO_WHATSAPP_VERIFY_TOKEN");

    refusedAs(handshake("subscribe", ""), 403, "verification-refused");
  }

  @Test
  void withoutAppSecretNothingIsTaken() {
    environment.remove("RECADO_WHATSAPP_APP_SECRET");

    refusedAs(post(text(NUMBER_A, "wamid.1")), 503, "not-configured");
  }

  static Stream<JsonNode> vectors() throws IOException {
    var file = Path.of("src/test/resources/payloads/signatures/whatsapp.json");
    return JsonMapper.shared().readTree(Files.readAllBytes(file)).valueStream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void signaturesAreJudgedOnTheBytesReceived(JsonNode vector) {
    channels.add(NUMBER_A);
    var body = Base64.getDecoder().decode(vector.get("body_base64").asString());

    var answer = post(body, vector.get("x_hub_signature_256").asString());

    switch (vector.get("expect").asString()) {
      case "accept" -> {
        answer.expectStatus().isOk();
        assertThat(intake.events()).hasSize(1);
      }
      case "reject" -> {
        refusedAs(answer, 401, "signature-wrong");
        assertThat(intake.taken()).isEmpty();
      }
      case "own choice; Meta sends lower case" -> answer.expectStatus().isOk();
      case "signature valid, then 400/ignore" -> refusedAs(answer, 400, "body-unreadable");
      default -> throw new AssertionError("a vector of a new kind: " + vector);
    }
  }

  @Test
  void abuseCase1MissingSignatureIsRefusedAndNothingRecorded() {
    channels.add(NUMBER_A);

    var answer =
        client().post().uri("/webhooks/whatsapp").bodyValue(text(NUMBER_A, "wamid.1")).exchange();

    refusedAs(answer, 401, "signature-missing");
    assertThat(intake.taken()).isEmpty();
  }

  @Test
  void abuseCase2SameJsonInOtherBytesIsRefused() {
    channels.add(NUMBER_A);
    var body = text(NUMBER_A, "wamid.1");
    var reformatted =
        (new String(body, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);

    var answer = post(reformatted, "sha256=" + new HmacSignature(SECRET).of(body));

    refusedAs(answer, 401, "signature-wrong");
    assertThat(intake.taken()).isEmpty();
  }

  @Test
  void abuseCase3AnotherAppsSecretIsRefused() {
    channels.add(NUMBER_A);
    var body = text(NUMBER_A, "wamid.1");

    var answer = post(body, "sha256=" + new HmacSignature("another-app-secret").of(body));

    refusedAs(answer, 401, "signature-wrong");
    assertThat(intake.taken()).isEmpty();
  }

  @Test
  void abuseCase4ForeignNumberIsDroppedAndCountedAndTheRestIsKept() {
    var own = channels.add(NUMBER_A);
    var body = delivery(message("999", "wamid.foreign"), message(NUMBER_A, "wamid.own"));

    post(body).expectStatus().isOk();

    assertThat(intake.taken()).hasSize(1);
    assertThat(intake.taken().getFirst().channel()).isEqualTo(own);
    assertThat(intake.events()).extracting(InboundEvent::key).containsExactly("wamid.own");
    assertThat(intake.taken().getFirst().body()).doesNotContain("foreign").doesNotContain("999");
    assertThat(dropped("number-unknown")).isEqualTo(1);
  }

  @Test
  void abuseCase6DeclaredSizeIsRefusedBeforeReading() {
    var answer = post(new byte[100_001], "sha256=00");

    refusedAs(answer, 413, "body-too-large");
  }

  @Test
  void abuseCase6UndeclaredSizeIsRefusedWhileReading() {
    var chunk = new byte[1024];
    Flux<DataBuffer> endless =
        Flux.range(0, 50_000).map(_ -> DefaultDataBufferFactory.sharedInstance.wrap(chunk));

    var answer =
        client()
            .post()
            .uri("/webhooks/whatsapp")
            .header("X-Hub-Signature-256", "sha256=00")
            .body(BodyInserters.fromDataBuffers(endless))
            .exchange();

    refusedAs(answer, 413, "body-too-large");
  }

  @Test
  void abuseCase6TooManyEventsOrEntriesAreRefusedAndNothingRecorded() {
    channels.add(NUMBER_A);
    var messages = IntStream.range(0, 51).mapToObj(i -> message(NUMBER_A, "wamid." + i));
    var emptyEntries = "{\"entry\":[" + "{},".repeat(10_000) + "{}]}";

    refusedAs(post(delivery(messages.toArray(String[]::new))), 413, "body-too-large");
    refusedAs(post(emptyEntries.getBytes(StandardCharsets.UTF_8)), 413, "body-too-large");

    assertThat(intake.taken()).isEmpty();
  }

  @Test
  void whatIsNoJsonObjectIsRefused() {
    for (var body : List.of("", "{", "[]", "\"text\"", "<html>", "[".repeat(50_000))) {
      refusedAs(post(body.getBytes(StandardCharsets.UTF_8)), 400, "body-unreadable");
    }
  }

  @Test
  void aRefusalQuotesNothingOfTheBody() {
    var body = "{\"entry\": mi-texto-privado".getBytes(StandardCharsets.UTF_8);

    var answer = post(body).expectBody(String.class).returnResult().getResponseBody();

    assertThat(answer).contains("body-unreadable").doesNotContain("privado");
  }

  @Test
  void eachChannelGetsItsOwnEventsAndNothingOfTheOthersBody() {
    var first = channels.add(NUMBER_A);
    var second = channels.add(NUMBER_B);

    post(delivery(
            message(NUMBER_A, "wamid.a1"),
            message(NUMBER_B, "wamid.b1"),
            message(NUMBER_A, "wamid.a2")))
        .expectStatus()
        .isOk();

    assertThat(intake.taken())
        .extracting(RecordingIntake.Taken::channel)
        .containsExactly(first, second);
    assertThat(intake.taken().getFirst().events())
        .extracting(InboundEvent::key)
        .containsExactly("wamid.a1", "wamid.a2");
    assertThat(intake.taken().getFirst().body()).contains("wamid.a1", "wamid.a2");
    assertThat(intake.taken().getFirst().body()).doesNotContain("wamid.b1");
    assertThat(intake.taken().getLast().body()).contains("wamid.b1").doesNotContain("wamid.a");
  }

  @Test
  void aBodyOfOneChannelIsKeptByteForByte() {
    channels.add(NUMBER_A);
    var body = text(NUMBER_A, "wamid.1");

    post(body).expectStatus().isOk();

    assertThat(intake.taken().getFirst().body())
        .isEqualTo(new String(body, StandardCharsets.UTF_8));
  }

  @Test
  void oneBadMessageDoesNotLoseTheRest() {
    channels.add(NUMBER_A);
    var bad =
        """
        {"from":"5491100000000","id":"wamid.bad","timestamp":"asdf","type":"location",
         "location":"here"}\
        """;

    post(delivery(messages(NUMBER_A, bad), message(NUMBER_A, "wamid.good"))).expectStatus().isOk();

    assertThat(intake.events())
        .extracting(event -> ((CustomerMessage) event).content())
        .containsExactly(
            new MessageContent.Unsupported("location"), new MessageContent.Text("hola"));
  }

  @Test
  void newsOfAnAccountIsCountedAndAcknowledged() {
    post(Samples.bytes("bindambc.accountRestricted.json")).expectStatus().isOk();

    assertThat(intake.taken()).isEmpty();
    assertThat(dropped("number-missing")).isEqualTo(1);
  }

  @Test
  void oneChannelsFailureRefusesTheDeliveryAndKeepsTheOthersEvents() {
    intake.failFor(channels.add(NUMBER_A));
    channels.add(NUMBER_B);

    var answer = post(delivery(message(NUMBER_A, "wamid.a"), message(NUMBER_B, "wamid.b")));

    refusedAs(answer, 503, "try-again");
    assertThat(intake.events()).extracting(InboundEvent::key).containsExactly("wamid.b");
  }

  @Test
  void twoFailuresAreRefusedLikeOne() {
    intake.failFor(channels.add(NUMBER_A));
    intake.failFor(channels.add(NUMBER_B));

    var answer = post(delivery(message(NUMBER_A, "wamid.a"), message(NUMBER_B, "wamid.b")));

    refusedAs(answer, 503, "try-again");
  }

  @Test
  void nothingIsAcknowledgedWhileChannelsCannotBeLookedUp() {
    channels.goAway();

    refusedAs(post(text(NUMBER_A, "wamid.1")), 503, "try-again");
  }

  @Test
  void anAppOfTheOwnersOwnIsProvenByItsOwnToken() {
    var own = channels.addOwn(NUMBER_A, "own-secret", "own-token");
    var plain = channels.add(NUMBER_B);

    ownHandshake(own.id().toString(), "own-token")
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .isEqualTo("1158201444");
    refusedAs(ownHandshake(own.id().toString(), "demo-verify-token"), 403, "verification-refused");
    refusedAs(ownHandshake(plain.id().toString(), ""), 403, "verification-refused");
    refusedAs(ownHandshake("no-id", "own-token"), 403, "verification-refused");
  }

  @Test
  void anAppOfTheOwnersOwnSpeaksOfItsOwnNumberOnly() {
    var own = channels.addOwn(NUMBER_A, "own-secret", "own-token");
    channels.add(NUMBER_B);
    var body = delivery(message(NUMBER_A, "wamid.a"), message(NUMBER_B, "wamid.b"));

    ownPost(own.id().toString(), body, "own-secret").expectStatus().isOk();

    assertThat(intake.taken())
        .extracting(taken -> taken.channel().address())
        .containsExactly(NUMBER_A);
    assertThat(dropped("number-unknown")).isEqualTo(1);
  }

  @Test
  void aDeliveryThatAnotherAppHasSignedIsNotTheOwners() {
    var own = channels.addOwn(NUMBER_A, "own-secret", "own-token");
    var plain = channels.add(NUMBER_B);
    var body = text(NUMBER_A, "wamid.1");

    refusedAs(ownPost(own.id().toString(), body, SECRET), 401, "signature-wrong");
    refusedAs(ownPost(plain.id().toString(), body, SECRET), 503, "not-configured");
    refusedAs(ownPost(Uuid7.next().toString(), body, SECRET), 404, "channel-unknown");
    assertThat(intake.taken()).isEmpty();
  }

  static Stream<String> samples() {
    return Samples.names().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleIsAcknowledgedAndHandedOn(String name) {
    var numbers = Samples.delivery(name).byNumber().keySet();
    numbers.forEach(channels::add);

    post(Samples.bytes(name)).expectStatus().isOk();

    assertThat(intake.taken())
        .extracting(taken -> taken.channel().address())
        .containsExactlyElementsOf(numbers);
    assertThat(intake.taken()).allSatisfy(taken -> assertThat(taken.events()).isNotEmpty());
  }

  private double dropped(String reason) {
    return metrics.counter("recado.whatsapp.dropped", "reason", reason).count();
  }

  private static byte[] text(String number, String id) {
    return delivery(message(number, id));
  }

  private static String message(String number, String id) {
    return messages(
        number,
        """
        {"from":"5491100000000","id":"%s","timestamp":"1700000000","type":"text",
         "text":{"body":"hola"}}\
        """
            .formatted(id));
  }

  private static String messages(String number, String message) {
    return """
    {"id":"1","changes":[{"field":"messages","value":{
     "metadata":{"phone_number_id":"%s"},"messages":[%s]}}]}\
    """
        .formatted(number, message);
  }

  private static byte[] delivery(String... entries) {
    return "{\"object\":\"whatsapp_business_account\",\"entry\":[%s]}"
        .formatted(String.join(",", entries))
        .getBytes(StandardCharsets.UTF_8);
  }

  private ResponseSpec handshake(String mode, String token) {
    return client()
        .get()
        .uri(
            "/webhooks/whatsapp?hub.mode={mode}&hub.challenge=1158201444&hub.verify_token={token}",
            mode,
            token)
        .exchange();
  }

  private ResponseSpec ownHandshake(String channel, String token) {
    return client()
        .get()
        .uri(
            "/webhooks/whatsapp/{channel}?hub.mode=subscribe&hub.challenge=1158201444"
                + "&hub.verify_token={token}",
            channel,
            token)
        .exchange();
  }

  private ResponseSpec ownPost(String channel, byte[] body, String secret) {
    return client()
        .post()
        .uri("/webhooks/whatsapp/{channel}", channel)
        .contentType(MediaType.APPLICATION_JSON)
        .contentLength(body.length)
        .header("X-Hub-Signature-256", "sha256=" + new HmacSignature(secret).of(body))
        .bodyValue(body)
        .exchange();
  }

  private ResponseSpec post(byte[] body) {
    return post(body, "sha256=" + new HmacSignature(SECRET).of(body));
  }

  private ResponseSpec post(byte[] body, String signature) {
    return client()
        .post()
        .uri("/webhooks/whatsapp")
        .contentType(MediaType.APPLICATION_JSON)
        .contentLength(body.length)
        .header("X-Hub-Signature-256", signature)
        .bodyValue(body)
        .exchange();
  }

  private static void refusedAs(ResponseSpec answer, int status, String code) {
    answer
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo(code);
  }

  private WebTestClient client() {
    var settings = Settings.of(environment);
    var reception =
        new WhatsAppReception(
            channels,
            intake,
            new WhatsAppInbound(Clock.systemUTC()),
            metrics,
            new RefusalLog(Clock.systemUTC()),
            settings.count(Setting.WEBHOOK_MOST_EVENTS));
    var context = new AnnotationConfigApplicationContext();
    context.register(WebFlux.class);
    context.scan("io.recado.gateway.problem");
    context.registerBean(
        WhatsAppWebhook.class, () -> new WhatsAppWebhook(settings, reception, channels));
    context.refresh();
    return WebTestClient.bindToApplicationContext(context)
        .configureClient()
        .responseTimeout(Duration.ofSeconds(30))
        .build();
  }

  @EnableWebFlux
  static class WebFlux {}
}
