package io.recado.gateway.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.sun.net.httpserver.HttpServer;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Text;
import io.recado.gateway.channel.telegram.TelegramAnswer.Accepted;
import io.recado.gateway.channel.telegram.TelegramAnswer.Lost;
import io.recado.gateway.channel.telegram.TelegramAnswer.NotSent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import reactor.core.publisher.Flux;

class TelegramClientTest {

  private static final String SEND = "/bot" + Telegram.TOKEN + "/sendmessage";
  private static final OutboundContent HELLO = new Text("hola");
  private static final Duration BOUND = Duration.ofSeconds(30);

  @RegisterExtension
  static final WireMockExtension API =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().containerThreads(120))
          .build();

  private TelegramClient client;

  /** What a first call loads must not look like a wait for its turn. */
  @BeforeAll
  static void load() {
    try (var first = new TelegramClient(URI.create(API.baseUrl()), BOUND, 1)) {
      first.call(Telegram.TOKEN, message()).block(BOUND);
    }
  }

  @BeforeEach
  void connect() {
    client = new TelegramClient(URI.create(API.baseUrl()), Duration.ofSeconds(20), 32);
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void callsTheMethodOnceForEachSubscription() {
    given(okJson("{\"ok\": true, \"result\": {\"message_id\": 42, \"unheard_of\": {}}}"));
    var call = client.call(Telegram.TOKEN, message());
    API.verify(0, postRequestedFor(urlEqualTo(SEND)));

    var answer = Objects.requireNonNull(call.block(BOUND));

    assertThat(answer).isInstanceOf(Accepted.class);
    assertThat(TelegramOutcomes.of(answer)).hasToString("Sent[messageId=42]");
    API.verify(
        1,
        postRequestedFor(urlEqualTo(SEND))
            .withRequestBody(
                equalToJson(
                    "{\"method\": \"sendmessage\", \"chat_id\": \"456\", \"text\": \"hola\"}")));
  }

  @Test
  void readsARefusalWhateverTheStatus() {
    given(
        aResponse()
            .withStatus(429)
            .withBody(
                "{\"ok\": false, \"error_code\": 429, \"description\": \"Too Many Requests\","
                    + " \"parameters\": {\"retry_after\": 3}}"));

    assertThat(TelegramOutcomes.of(send()))
        .hasToString("Busy[reach=CHANNEL, after=PT3S, code=429, reason=429 Too Many Requests]");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 502, 503, 504})
  void anAnswerOfSomethingBetweenLeavesItOpenAndIsNotTriedAgain(int status) {
    given(
        aResponse()
            .withStatus(status)
            .withHeader("Retry-After", "0")
            .withBody("<html>away</html>"));

    assertThat(send()).isInstanceOf(Lost.class);
    API.verify(1, postRequestedFor(urlEqualTo(SEND)));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenAnswerLeavesItOpenAndIsNotTriedAgain(Fault fault) {
    given(aResponse().withFault(fault));

    assertThat(send()).isInstanceOf(Lost.class);
    API.verify(1, postRequestedFor(urlEqualTo(SEND)));
  }

  @Test
  void aSlowAnswerLeavesItOpen() {
    given(okJson("{\"ok\": true}").withFixedDelay(10_000));

    try (var impatient = new TelegramClient(URI.create(API.baseUrl()), Duration.ofSeconds(1), 32)) {
      assertThat(impatient.call(Telegram.TOKEN, message()).block(BOUND)).isInstanceOf(Lost.class);
    }
  }

  @Test
  void whatCannotConnectWasNotSent() throws IOException {
    int nobody;
    try (var socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }

    try (var lonely = new TelegramClient(URI.create("http://127.0.0.1:" + nobody), BOUND, 32)) {
      assertThat(lonely.call(Telegram.TOKEN, message()).block(BOUND)).isInstanceOf(NotSent.class);
    }
  }

  @Test
  void whatFindsNoHostWasNotSent() {
    try (var lost =
        new TelegramClient(URI.create("http://telegram.invalid"), Duration.ofSeconds(5), 32)) {
      assertThat(lost.call(Telegram.TOKEN, message()).block(BOUND)).isInstanceOf(NotSent.class);
    }
  }

  @Test
  void redirectsAreNotFollowed() {
    given(aResponse().withStatus(307).withHeader("Location", "/elsewhere"));

    assertThat(send()).isInstanceOf(Lost.class);
    API.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
  }

  /** With OkHttp's own limit of 5 calls to a host the sixth would wait for the first. */
  @Test
  void manyCallsToTheOneHostDoNotWaitForEachOther() throws IOException {
    var api = answeringAllAtOnce(30);
    try (var patient = new TelegramClient(at(api), BOUND, 32)) {
      var answers =
          Flux.range(0, 30)
              .flatMap(_ -> patient.call(Telegram.TOKEN, message()), 30)
              .collectList()
              .block(BOUND);

      assertThat(answers).hasSize(30).allMatch(Accepted.class::isInstance);
    } finally {
      api.stop(0);
    }
  }

  /** Answers nobody before so many have asked. */
  private static HttpServer answeringAllAtOnce(int calls) throws IOException {
    var all = new CountDownLatch(calls);
    var api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    api.setExecutor(command -> Thread.ofVirtual().start(command));
    api.createContext(
        "/",
        exchange -> {
          all.countDown();
          awaitAll(all);
          var answer = "{\"ok\": true, \"result\": {\"message_id\": 1}}".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    api.start();
    return api;
  }

  private static void awaitAll(CountDownLatch all) {
    try {
      all.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static URI at(HttpServer api) {
    return URI.create("http://127.0.0.1:" + api.getAddress().getPort());
  }

  @Test
  void aMessageThatHadToWaitForItsTurnIsNotSentAnyMore() {
    given(okJson("{\"ok\": true}").withFixedDelay(2_000));

    try (var narrow = new TelegramClient(URI.create(API.baseUrl()), Duration.ofSeconds(20), 1)) {
      var answers =
          Flux.range(0, 2)
              .flatMap(_ -> narrow.send(Telegram.TOKEN, message()))
              .collectList()
              .block(BOUND);

      assertThat(answers).hasExactlyElementsOfTypes(Accepted.class, NotSent.class);
    }
    API.verify(1, postRequestedFor(urlEqualTo(SEND)));
  }

  @Test
  void messagesDoNotWaitForOtherCalls() {
    given(okJson("{\"ok\": true, \"result\": {\"message_id\": 1}}"));
    API.stubFor(
        post(urlEqualTo("/bot" + Telegram.TOKEN + "/sendChatAction"))
            .willReturn(okJson("{\"ok\": true}").withFixedDelay(10_000)));
    var hanging =
        Flux.range(0, 100)
            .flatMap(_ -> client.call(Telegram.TOKEN, "sendChatAction", Map.of()), 100)
            .subscribe();
    await().atMost(BOUND).until(() -> API.getAllServeEvents().size() >= TelegramClient.MOST_CALLS);

    var answer = client.send(Telegram.TOKEN, message()).block(BOUND);

    assertThat(answer).isInstanceOf(Accepted.class);
    hanging.dispose();
  }

  @Test
  void pollsMayBeHeldOpenLongerThanCalls() {
    API.stubFor(
        post(urlEqualTo("/bot" + Telegram.TOKEN + "/getUpdates"))
            .willReturn(okJson("{\"ok\": true, \"result\": []}").withFixedDelay(600)));

    try (var impatient =
        new TelegramClient(URI.create(API.baseUrl()), Duration.ofMillis(300), 32)) {
      assertThat(impatient.poll(Telegram.TOKEN, "getUpdates", Map.of()).block(BOUND))
          .isInstanceOf(Accepted.class);
    }
  }

  @Test
  void urlWithAPathIsRefused() {
    var withPath = URI.create("https://proxy.example/telegram");

    assertThatThrownBy(() -> new TelegramClient(withPath, BOUND, 32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("path");
  }

  private void given(ResponseDefinitionBuilder answer) {
    API.stubFor(post(urlEqualTo(SEND)).willReturn(answer));
  }

  private TelegramAnswer send() {
    return Objects.requireNonNull(client.send(Telegram.TOKEN, message()).block(BOUND));
  }

  private static SendMessage message() {
    return TelegramOutbound.message("456", HELLO);
  }
}
