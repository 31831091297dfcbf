package io.recado.gateway.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.recado.channel.ChannelKind;
import io.recado.conversation.ConversationId;
import io.recado.conversation.OutboundContent.Text;
import io.recado.conversation.Uuid7;
import io.recado.outbox.OutboxMessage;
import io.recado.outbox.SendOutcome.ChannelDown;
import io.recado.outbox.SendOutcome.Sent;
import io.recado.outbox.SendOutcome.Unknown;
import io.recado.queue.ConversationKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

class TelegramChannelTest {

  @RegisterExtension
  static final WireMockExtension API =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final Duration BOUND = Duration.ofSeconds(30);

  private TelegramClient client;
  private TelegramChannel channel;

  @BeforeEach
  void open() {
    client = new TelegramClient(URI.create(API.baseUrl()), Duration.ofSeconds(20), 32);
    channel = new TelegramChannel(client, 30);
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void itIsTheTelegramChannel() {
    assertThat(channel.kind()).isEqualTo(ChannelKind.TELEGRAM);
  }

  @Test
  void sendsOnlyWhenSubscribed() {
    API.stubFor(
        post(anyUrl()).willReturn(okJson("{\"ok\": true, \"result\": {\"message_id\": 42}}")));
    var sending = channel.send(Telegram.aChannel(), aMessage());
    API.verify(0, postRequestedFor(anyUrl()));

    StepVerifier.create(sending).expectNext(new Sent("42")).expectComplete().verify(BOUND);
  }

  @Test
  void anAttemptWithoutAnAnswerIsUnknown() {
    API.stubFor(post(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

    StepVerifier.create(channel.send(Telegram.aChannel(), aMessage()))
        .expectNextMatches(Unknown.class::isInstance)
        .expectComplete()
        .verify(BOUND);
  }

  @Test
  void withoutATokenTheChannelIsDown() {
    StepVerifier.create(channel.send(Telegram.aChannel(Map.of()), aMessage()))
        .expectNextMatches(ChannelDown.class::isInstance)
        .expectComplete()
        .verify(BOUND);
  }

  @Test
  void showsTyping() {
    API.stubFor(post(anyUrl()).willReturn(okJson("{\"ok\": true, \"result\": true}")));

    StepVerifier.create(channel.showTyping(Telegram.aChannel(), "456", "11"))
        .expectComplete()
        .verify(BOUND);

    API.verify(
        1,
        postRequestedFor(urlEqualTo("/bot" + Telegram.TOKEN + "/sendChatAction"))
            .withRequestBody(
                equalToJson("{\"chat_id\": \"456\", \"action\": \"typing\"}", true, true)));
  }

  @Test
  void failingToShowTypingDisturbsNobody() {
    API.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(500)));

    StepVerifier.create(channel.showTyping(Telegram.aChannel(), "456", "11"))
        .expectComplete()
        .verify(BOUND);
    StepVerifier.create(channel.showTyping(Telegram.aChannel(Map.of()), "456", "11"))
        .expectComplete()
        .verify(BOUND);
  }

  private static OutboxMessage aMessage() {
    var telegram = Telegram.aChannel();
    return new OutboxMessage(
        Uuid7.next(),
        new ConversationKey(telegram.tenant(), new ConversationId(Uuid7.next())),
        telegram.id(),
        1,
        "456",
        new Text("hola"),
        1,
        1,
        false,
        null,
        null,
        false,
        0,
        0,
        Instant.EPOCH);
  }
}
