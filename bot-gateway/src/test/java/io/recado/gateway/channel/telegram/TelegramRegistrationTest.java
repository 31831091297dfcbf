package io.recado.gateway.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.recado.channel.Channel;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

class TelegramRegistrationTest {

  private static final String SET = "/bot" + Telegram.TOKEN + "/setWebhook";
  private static final String DONE = "{\"ok\": true, \"result\": true}";

  @RegisterExtension
  static final WireMockExtension API =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private TelegramClient client;
  private TelegramRegistration registration;

  @BeforeEach
  void prepare() {
    client = new TelegramClient(URI.create(API.baseUrl()), Duration.ofSeconds(20), 32);
    registration =
        new TelegramRegistration(
            client,
            URI.create("https://chat.example.com/"),
            new Backoff(Duration.ofMillis(5), Duration.ofMillis(20)));
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void telegramIsToldWhereToDeliverAndWhatToPresent() {
    API.stubFor(post(urlEqualTo(SET)).willReturn(okJson(DONE)));

    verifyDone(Telegram.aChannel());

    API.verify(
        1,
        postRequestedFor(urlEqualTo(SET))
            .withRequestBody(
                equalToJson(
                    """
                    {"url": "https://chat.example.com/webhooks/telegram/%s",
                     "secret_token": "demo-secret_1", "max_connections": 40,
                     "allowed_updates": ["message", "edited_message", "callback_query",
                       "message_reaction", "my_chat_member", "business_connection",
                       "business_message", "edited_business_message"]}
                    """
                        .formatted(Telegram.aChannel().id()))));
  }

  @Test
  void itIsTriedUntilTelegramTakesIt() {
    for (int failure = 0; failure < 3; failure++) {
      API.stubFor(
          post(urlEqualTo(SET))
              .inScenario("away")
              .whenScenarioStateIs(failure == 0 ? Scenario.STARTED : "failed " + failure)
              .willReturn(aResponse().withStatus(502))
              .willSetStateTo("failed " + (failure + 1)));
    }
    API.stubFor(
        post(urlEqualTo(SET))
            .inScenario("away")
            .whenScenarioStateIs("failed 3")
            .willReturn(okJson(DONE)));

    verifyDone(Telegram.aChannel());

    API.verify(4, postRequestedFor(urlEqualTo(SET)));
  }

  @Test
  void aRefusedTokenEndsIt() {
    API.stubFor(
        post(urlEqualTo(SET))
            .willReturn(
                okJson("{\"ok\": false, \"error_code\": 401, \"description\": \"Unauthorized\"}")));

    verifyDone(Telegram.aChannel());

    API.verify(1, postRequestedFor(urlEqualTo(SET)));
  }

  @Test
  void withoutASecretNothingIsRegistered() {
    verifyDone(Telegram.aChannel(Map.of("token", Telegram.TOKEN)));

    API.verify(0, postRequestedFor(anyUrl()));
  }

  private void verifyDone(Channel channel) {
    StepVerifier.create(registration.open(channel, Telegram.TOKEN))
        .expectComplete()
        .verify(Duration.ofSeconds(30));
  }
}
