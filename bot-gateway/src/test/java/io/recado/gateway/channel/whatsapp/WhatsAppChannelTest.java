package io.recado.gateway.channel.whatsapp;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.recado.gateway.channel.whatsapp.WhatsAppOutboundTest.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.channel.Channels;
import io.recado.conversation.OutboundContent.Text;
import io.recado.gateway.channel.Downloads;
import io.recado.gateway.channel.OutboundChannel;
import io.recado.gateway.inbound.Intake;
import io.recado.outbox.SendOutcome;
import io.recado.outbox.SendOutcome.Busy;
import io.recado.outbox.SendOutcome.ChannelDown;
import io.recado.outbox.SendOutcome.Later;
import io.recado.outbox.SendOutcome.NotNow;
import io.recado.outbox.SendOutcome.Refused;
import io.recado.outbox.SendOutcome.Sent;
import io.recado.outbox.SendOutcome.Unknown;
import io.recado.outbox.SendOutcome.WindowClosed;
import io.recado.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** The channel as configured by the settings, against a fake of the Graph API. */
class WhatsAppChannelTest {

  @RegisterExtension
  static final WireMockExtension graph =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private static final String MESSAGES = "/v25.0/106540352242922/messages";

  private final Channel channel = FakeChannels.aChannel("106540352242922");
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private String timeout = "20s";

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void sendsToTheNumbersMessagesWithItsToken() {
    graphAnswers(okJson("{\"messages\":[{\"id\":\"wamid.OUT\"}]}"));

    assertThat(send()).isEqualTo(new Sent("wamid.OUT"));

    graph.verify(
        1,
        postRequestedFor(urlEqualTo(MESSAGES))
            .withHeader("Authorization", equalTo("Bearer demo-token"))
            .withRequestBody(
                equalToJson(
                    """
                    {"messaging_product":"whatsapp","recipient_type":"individual",
                     "to":"5491100000000","type":"text","text":{"body":"hola"},
                     "biz_opaque_callback_data":"01900000-0000-7000-8000-000000000001"}
                    """)));
  }

  @Test
  void scanningThePackageMakesOneOfEach() {
    configure(graph.baseUrl());

    assertThat(context.getBeansOfType(WhatsAppWebhook.class)).hasSize(1);
    assertThat(context.getBean(OutboundChannel.class).kind()).isEqualTo(ChannelKind.WHATSAPP);
  }

  @Test
  void nothingIsSentBeforeSubscription() {
    graphAnswers(okJson("{}"));

    var unsubscribed = outbound(graph.baseUrl()).send(channel, aMessage("1", new Text("hola")));

    assertThat(unsubscribed).isNotNull();
    graph.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void anAnswerWithoutMessageIdLeavesItOpen() {
    graphAnswers(okJson("{\"contacts\":[]}"));
    assertThat(send()).isInstanceOf(Unknown.class);

    graphAnswers(aResponse().withStatus(200).withBody("<html>"));
    assertThat(send()).isInstanceOf(Unknown.class);

    graphAnswers(aResponse().withStatus(204));
    assertThat(send()).isInstanceOf(Unknown.class);
  }

  @Test
  void graphErrorsDecideByCode() {
    graphAnswers(error(400, 131047));
    assertThat(send()).isEqualTo(new WindowClosed("131047 (#131047) Demo error: Some details."));

    graphAnswers(error(400, 131026));
    assertThat(send())
        .isEqualTo(new Refused("131026", "131026 (#131026) Demo error: Some details."));

    graphAnswers(error(401, 190));
    assertThat(send()).isInstanceOf(ChannelDown.class);

    graphAnswers(error(500, 131016));
    assertThat(send()).isInstanceOf(Later.class);

    graphAnswers(error(400, 131049));
    assertThat(send())
        .isInstanceOfSatisfying(
            NotNow.class, later -> assertThat(later.after()).isEqualTo(Duration.ofHours(24)));
  }

  @Test
  void retryAfterIsHonoured() {
    graphAnswers(error(429, 130429).withHeader("Retry-After", "42"));

    assertThat(send())
        .isInstanceOfSatisfying(
            Busy.class, busy -> assertThat(busy.after()).isEqualTo(Duration.ofSeconds(42)));
  }

  @Test
  void anErrorPageLeavesItOpenOrSaysLater() {
    graphAnswers(aResponse().withStatus(502).withBody("<html><h1>Bad Gateway</h1></html>"));
    assertThat(send()).isInstanceOf(Unknown.class);

    graphAnswers(aResponse().withStatus(503).withHeader("Retry-After", "3"));
    assertThat(send())
        .isInstanceOfSatisfying(
            Later.class, later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(3)));
  }

  @Test
  void anAnswerThatTakesTooLongLeavesItOpen() {
    graphAnswers(okJson("{\"messages\":[{\"id\":\"wamid.OUT\"}]}").withFixedDelay(5_000));
    timeout = "1500ms";

    assertThat(send()).isInstanceOf(Unknown.class);
  }

  @Test
  void anAnswerThatDripsLeavesItOpenInTime() {
    graphAnswers(
        okJson("{\"messages\":[{\"id\":\"wamid.OUT\"}]}").withChunkedDribbleDelay(10, 5_000));
    timeout = "1500ms";

    assertThat(send()).isInstanceOf(Unknown.class);
  }

  /** Once: sending again is the outbox's to decide, and only after asking for a receipt. */
  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE"})
  void aCutConnectionLeavesItOpenAndIsNotTriedAgain(Fault fault) {
    graphAnswers(okJson("{\"messages\":[{\"id\":\"wamid.OUT\"}]}"));
    assertThat(send()).isInstanceOf(Sent.class);
    graphAnswers(aResponse().withFault(fault));

    assertThat(send()).isInstanceOf(Unknown.class);

    graph.verify(2, postRequestedFor(urlEqualTo(MESSAGES)));
  }

  @Test
  void aRefusedConnectionWasNeverSent() throws IOException {
    var address = "http://127.0.0.1:" + aClosedPort();

    assertThat(send(address))
        .isInstanceOfSatisfying(
            Later.class, later -> assertThat(later.reason()).startsWith("never sent: "));
  }

  @Test
  void anUnknownHostWasNeverSent() {
    assertThat(send("http://graph.invalid")).isInstanceOf(Later.class);
  }

  @Test
  void whatFindsNoConnectionWasNeverSent() {
    graphAnswers(okJson("{}").withFixedDelay(4_000));
    timeout = "20s";
    int connections = 1 + WhatsAppChannel.MOST_TYPING;
    var outbound = outbound(graph.baseUrl());
    var hello = aMessage("5491100000000", new Text("hola"));

    var outcomes =
        Flux.range(0, connections + 1)
            .flatMap(_ -> outbound.send(channel, hello), connections + 1)
            .collectList()
            .block();

    assertThat(outcomes).filteredOn(Later.class::isInstance).hasSize(1);
  }

  @Test
  void withoutTokenTheChannelIsDown() {
    var tokenless =
        new Channel(
            channel.tenant(), channel.id(), ChannelKind.WHATSAPP, channel.address(), Map.of());

    var outcome =
        outbound(graph.baseUrl()).send(tokenless, aMessage("1", new Text("hola"))).block();

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ChannelDown.class, down -> assertThat(down.code()).isEqualTo("token-missing"));
    graph.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void showsReadAndTyping() {
    graphAnswers(okJson("{\"success\":true}"));

    StepVerifier.create(outbound(graph.baseUrl()).showTyping(channel, "1", "wamid.IN"))
        .verifyComplete();

    graph.verify(
        postRequestedFor(urlEqualTo(MESSAGES))
            .withRequestBody(
                equalToJson(
                    """
                    {"messaging_product":"whatsapp","status":"read","message_id":"wamid.IN",
                     "typing_indicator":{"type":"text"}}
                    """)));
  }

  @Test
  void typingNeverFails() throws IOException {
    graphAnswers(error(400, 100));
    StepVerifier.create(outbound(graph.baseUrl()).showTyping(channel, "1", "wamid.IN"))
        .verifyComplete();

    var nowhere = "http://127.0.0.1:" + aClosedPort();
    StepVerifier.create(outbound(nowhere).showTyping(channel, "1", "wamid.IN")).verifyComplete();
  }

  private SendOutcome send() {
    return send(graph.baseUrl() + "/");
  }

  private SendOutcome send(String graphUrl) {
    var message = aMessage("5491100000000", new Text("hola"));
    return Objects.requireNonNull(outbound(graphUrl).send(channel, message).block());
  }

  private OutboundChannel outbound(String graphUrl) {
    if (!context.isActive()) {
      configure(graphUrl);
    }
    return context.getBean(OutboundChannel.class);
  }

  private void configure(String graphUrl) {
    var environment =
        Map.of(
            "RECADO_WHATSAPP_API_URL",
            graphUrl,
            "RECADO_CHANNEL_TIMEOUT",
            timeout,
            "RECADO_DELIVERY_CONCURRENCY",
            "1");
    context.registerBean(Settings.class, () -> Settings.of(environment));
    context.registerBean(Downloads.class, () -> new Downloads(Settings.of(environment)));
    context.registerBean(Clock.class, Clock::systemUTC);
    context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
    context.registerBean(Channels.class, FakeChannels::new);
    context.registerBean(Intake.class, RecordingIntake::new);
    context.scan("io.recado.gateway.channel.whatsapp");
    context.refresh();
  }

  private static void graphAnswers(ResponseDefinitionBuilder answer) {
    graph.stubFor(post(urlEqualTo(MESSAGES)).willReturn(answer));
  }

  private static ResponseDefinitionBuilder error(int status, int code) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(
            """
            {"error":{"message":"(#%d) Demo error","type":"OAuthException","code":%d,
             "error_data":{"messaging_product":"whatsapp","details":"Some details."},
             "fbtrace_id":"A"}}
            """
                .formatted(code, code));
  }

  private static int aClosedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
