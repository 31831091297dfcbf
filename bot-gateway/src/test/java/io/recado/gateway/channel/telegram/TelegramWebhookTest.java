package io.recado.gateway.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.conversation.MessageContent.Text;
import io.recado.gateway.SampleTable;
import io.recado.journal.InboundEvent.ChannelNotice;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.bind.annotation.RestControllerAdvice;

class TelegramWebhookTest {

  private static final SampleTable SAMPLES = SampleTable.of("telegram");
  private static final Channel CHANNEL = Telegram.aChannel();
  private static final Channel WIDGET =
      new Channel(
          CHANNEL.tenant(),
          ChannelId.of("01920000-0000-7000-8000-000000000003"),
          ChannelKind.WEBCHAT,
          "site",
          Map.of("secret", Telegram.SECRET));
  private static final Channel WITHOUT_SECRET =
      new Channel(
          CHANNEL.tenant(),
          ChannelId.of("01920000-0000-7000-8000-000000000004"),
          ChannelKind.TELEGRAM,
          "101",
          Map.of());

  @RegisterExtension
  static final WireMockExtension API =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final FakeIntake intake = new FakeIntake();
  private TelegramClient client;
  private CallbackAnswers answers;
  private WebTestClient web;

  @BeforeEach
  void open() {
    client = new TelegramClient(URI.create(API.baseUrl()), Duration.ofSeconds(20), 32);
    answers = new CallbackAnswers(client);
    var settings = Settings.of(Map.of()).with(Setting.WEBHOOK_MOST_BYTES, "20000");
    var reception = new TelegramReception(intake, answers, Clock.systemUTC());
    var channels = new FakeChannels(CHANNEL, WIDGET, WITHOUT_SECRET);
    web =
        WebTestClient.bindToController(new TelegramWebhook(channels, reception, settings))
            .controllerAdvice(advice())
            .configureClient()
            .responseTimeout(Duration.ofSeconds(30))
            .build();
  }

  @AfterEach
  void close() {
    answers.close();
    client.close();
  }

  static List<String> updates() {
    return SAMPLES.files().stream()
        .filter(file -> TelegramUpdate.parse(SAMPLES.bytes(file)).isPresent())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("updates")
  void everySampleUpdateIsRecordedAndAcknowledged(String file) {
    var body = SAMPLES.bytes(file);

    deliver(CHANNEL.id().toString(), Telegram.SECRET, body)
        .expectStatus()
        .isOk()
        .expectBody()
        .isEmpty();

    assertThat(intake.recorded).hasSize(1);
    assertThat(intake.bodies).containsExactly(body);
  }

  @Test
  void messageIsRecordedBeforeItIsAcknowledged() {
    deliver(CHANNEL.id().toString(), Telegram.SECRET, aMessage()).expectStatus().isOk();

    assertThat(intake.recorded)
        .singleElement()
        .isInstanceOfSatisfying(
            CustomerMessage.class,
            message -> assertThat(message.content()).isEqualTo(new Text("hola")));
  }

  @Test
  void whatCannotBeRecordedIsNotAcknowledged() {
    intake.away.set(1);

    deliver(CHANNEL.id().toString(), Telegram.SECRET, aMessage())
        .expectStatus()
        .isEqualTo(503)
        .expectHeader()
        .exists("Retry-After")
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("try-again");
  }

  @Test
  void aPoisonedUpdateIsKeptAndAcknowledged() {
    var poisoned = Telegram.anUpdateBody(9, "message", "{'chat': 'none', 'date': []}");

    deliver(CHANNEL.id().toString(), Telegram.SECRET, poisoned).expectStatus().isOk();

    assertThat(intake.recorded)
        .singleElement()
        .isInstanceOfSatisfying(
            ChannelNotice.class,
            notice -> {
              assertThat(notice.key()).isEqualTo("9");
              assertThat(notice.kind()).isEqualTo("message (unreadable)");
            });
    assertThat(intake.bodies).containsExactly(poisoned);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hello", "[]", "{}", "{\"update_id\": \"1\"}", "{\"update_id\": 1, ", "null"})
  void whatIsNoUpdateIsRefused(String body) {
    deliver(CHANNEL.id().toString(), Telegram.SECRET, body.getBytes(StandardCharsets.UTF_8))
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("body-unreadable");

    assertThat(intake.recorded).isEmpty();
  }

  @Test
  void theSecretIsAskedForAndMustBeRight() {
    refused(CHANNEL.id().toString(), null, 401, "token-missing");
    refused(CHANNEL.id().toString(), "", 401, "token-missing");
    refused(CHANNEL.id().toString(), "wrong", 401, "token-wrong");
    refused(CHANNEL.id().toString(), Telegram.SECRET + "x", 401, "token-wrong");
    refused(WITHOUT_SECRET.id().toString(), "any", 503, "not-configured");
  }

  @Test
  void whateverIsNoTelegramChannelGetsTheSameAnswer() {
    refused("01920000-0000-7000-8000-00000000ffff", Telegram.SECRET, 404, "channel-unknown");
    refused("not-an-id", Telegram.SECRET, 404, "channel-unknown");
    refused(WIDGET.id().toString(), Telegram.SECRET, 404, "channel-unknown");
    refused(WIDGET.id().toString(), null, 404, "channel-unknown");
  }

  @Test
  void aBodyTooLargeIsRefusedUnread() {
    deliver(CHANNEL.id().toString(), Telegram.SECRET, new byte[20_001])
        .expectStatus()
        .isEqualTo(413)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("body-too-large");
  }

  @Test
  void aTapIsAnsweredOnceItIsRecorded() {
    API.stubFor(post(anyUrl()).willReturn(okJson("{\"ok\": true, \"result\": true}")));
    var tap =
        Telegram.anUpdateBody(
            8, "callback_query", "{'id': 'q-1', 'from': {'id': 456}, 'data': 'yes'}");

    deliver(CHANNEL.id().toString(), Telegram.SECRET, tap).expectStatus().isOk();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                API.verify(
                    1,
                    postRequestedFor(urlEqualTo("/bot" + Telegram.TOKEN + "/answercallbackquery"))
                        .withRequestBody(matchingJsonPath("$.callback_query_id"))));
  }

  private void refused(String channel, @Nullable String secret, int status, String code) {
    deliver(channel, secret, aMessage())
        .expectStatus()
        .isEqualTo(status)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo(code);
    assertThat(intake.recorded).isEmpty();
  }

  private ResponseSpec deliver(String channel, @Nullable String secret, byte[] body) {
    return web.post()
        .uri("/webhooks/telegram/{channel}", channel)
        .headers(
            headers -> {
              headers.add("Content-Type", "application/json");
              if (secret != null) {
                headers.add(TelegramWebhook.SECRET_HEADER, secret);
              }
            })
        .bodyValue(body)
        .exchange();
  }

  private static byte[] aMessage() {
    return Telegram.anUpdateBody(7, "message", Telegram.aMessage("'text': 'hola'"));
  }

  private static Object[] advice() {
    try (var context = new AnnotationConfigApplicationContext("io.recado.gateway.problem")) {
      return context.getBeansWithAnnotation(RestControllerAdvice.class).values().toArray();
    }
  }
}
