package io.recado.gateway.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.recado.channel.Channel;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.gateway.channel.Downloads;
import io.recado.gateway.channel.Fetched;
import io.recado.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramFilesTest {

  @RegisterExtension
  static final WireMockExtension API =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private static final String FILE = "/file/bot" + Telegram.TOKEN + "/voice/file_7.oga";
  private static final Duration BOUND = Duration.ofSeconds(30);

  private String fetchTimeout = "20s";
  private TelegramClient client;

  @BeforeEach
  void connect() {
    client = new TelegramClient(URI.create(API.baseUrl()), Duration.ofSeconds(20), 4);
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void aFileIsAskedForAndThenFetched() {
    isAt("voice/file_7.oga", 4);
    holds(ok("OggS"));

    assertThat(fetch()).contains("OggS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/var/lib/telegram/file_7", "../secrets", "voice/../../x", "a//b", "voice/"})
  void aPathThatLeadsElsewhereIsNotFollowed(String path) {
    isAt(path, 4);

    assertThat(fetch()).isEmpty();
    API.verify(0, getRequestedFor(urlPathMatching("/.*")));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 404, 500})
  void whatIsNotThereGivesNothing(int status) {
    isAt("voice/file_7.oga", 4);
    holds(aResponse().withStatus(status).withHeader("Location", "/"));

    assertThat(fetch()).isEmpty();
  }

  @Test
  void whatIsTooLargeGivesNothing() {
    isAt("voice/file_7.oga", 101);
    holds(ok("OggS"));
    assertThat(ask(Telegram.aChannel())).isEqualTo(new Fetched.TooLarge());

    isAt("voice/file_7.oga", 4);
    holds(ok("x".repeat(101)));
    assertThat(ask(Telegram.aChannel())).isEqualTo(new Fetched.TooLarge());
  }

  @Test
  void aFileThatTelegramDoesNotGiveAwayIsAwayOrTooLarge() {
    declines("wrong file_id");
    assertThat(ask(Telegram.aChannel())).isEqualTo(new Fetched.Away());

    declines("file is too big");
    assertThat(ask(Telegram.aChannel())).isEqualTo(new Fetched.TooLarge());
  }

  private static void declines(String why) {
    API.stubFor(
        any(anyUrl())
            .willReturn(
                okJson(
                    "{\"ok\": false, \"error_code\": 400, \"description\": \"Bad Request: %s\"}"
                        .formatted(why))));
  }

  @Test
  void withoutATokenNobodyIsAsked() {
    assertThat(fetch(Telegram.aChannel(Map.of()))).isEmpty();
    API.verify(0, getRequestedFor(anyUrl()));
  }

  @Test
  void aSlowFileIsNotWaitedFor() {
    isAt("voice/file_7.oga", 4);
    fetchTimeout = "1500ms";
    holds(ok("OggS").withChunkedDribbleDelay(4, 8_000));

    assertThat(fetch()).isEmpty();
  }

  private static void isAt(String path, int bytes) {
    var body =
        "{\"ok\": true, \"result\": {\"file_id\": \"f\", \"file_path\": \"%s\", \"file_size\": %d}}"
            .formatted(path, bytes);
    API.stubFor(post(urlEqualTo("/bot" + Telegram.TOKEN + "/getFile")).willReturn(okJson(body)));
  }

  private static void holds(ResponseDefinitionBuilder answer) {
    API.stubFor(get(urlEqualTo(FILE)).willReturn(answer));
  }

  private Optional<String> fetch() {
    return fetch(Telegram.aChannel());
  }

  private Optional<String> fetch(Channel channel) {
    return ask(channel).found().map(String::new);
  }

  private Fetched ask(Channel channel) {
    var settings =
        Settings.of(
            Map.of("RECADO_MEDIA_MOST_BYTES", "100", "RECADO_MEDIA_FETCH_TIMEOUT", fetchTimeout));
    var files = new TelegramFiles(client, URI.create(API.baseUrl()));
    return files
        .fetch(channel, new MediaFile("f", "audio/ogg", null, null), new Downloads(settings))
        .blockOptional(BOUND)
        .orElseThrow();
  }
}
