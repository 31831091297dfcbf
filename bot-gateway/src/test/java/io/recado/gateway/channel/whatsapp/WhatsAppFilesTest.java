package io.recado.gateway.channel.whatsapp;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.gateway.channel.Downloads;
import io.recado.gateway.channel.Fetched;
import io.recado.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppFilesTest {

  @RegisterExtension
  static final WireMockExtension graph =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private static final String MEDIA = "/v25.0/media-1?phone_number_id=106540352242922";
  private static final MediaFile FILE = new MediaFile("media-1", "audio/ogg", null, null);
  private static final Duration BOUND = Duration.ofSeconds(30);

  private String fetchTimeout = "20s";

  @Test
  void aFileIsAskedForAndThenFetchedWithTheNumbersToken() {
    isAt(graph.baseUrl() + "/file?oh=secret", 4);
    holds(ok("OggS"));

    assertThat(fetch()).contains("OggS");

    graph.verify(
        1,
        getRequestedFor(urlEqualTo(MEDIA))
            .withHeader("Authorization", equalTo("Bearer demo-token")));
    graph.verify(
        1,
        getRequestedFor(urlPathEqualTo("/file"))
            .withHeader("Authorization", equalTo("Bearer demo-token")));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 401, 404, 410, 429, 500})
  void anAddressThatHasExpiredOrLeadsElsewhereGivesNothing(int status) {
    isAt(graph.baseUrl() + "/file", 4);
    holds(aResponse().withStatus(status).withHeader("Location", graph.baseUrl() + "/elsewhere"));

    assertThat(fetch()).isEmpty();
    graph.verify(0, getRequestedFor(urlPathEqualTo("/elsewhere")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest",
        "https://evil.example/file",
        "https://fbsbx.com.evil.example/file",
        "https://evilfbsbx.com/file",
        "https://lookaside.fbsbx.com@evil.example/file",
        "http://lookaside.fbsbx.com/file",
        "file:///etc/passwd",
        "/relative",
        "not an address",
        ""
      })
  void theTokenGoesToNoStranger(String url) {
    isAt(url, 4);

    assertThat(fetch()).isEmpty();
    graph.verify(1, getRequestedFor(anyUrl()));
  }

  @Test
  void whatIsTooLargeIsNotFetched() {
    isAt(graph.baseUrl() + "/file", 101);
    holds(ok("OggS"));

    assertThat(ask()).isEqualTo(new Fetched.TooLarge());
    graph.verify(0, getRequestedFor(urlPathEqualTo("/file")));
  }

  @Test
  void norIsWhatTurnsOutTooLarge() {
    isAt(graph.baseUrl() + "/file", 4);
    holds(ok("x".repeat(101)));

    assertThat(ask()).isEqualTo(new Fetched.TooLarge());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"url\": 1}"})
  void anAnswerOfAnotherFormGivesNothing(String body) {
    graph.stubFor(get(urlEqualTo(MEDIA)).willReturn(okJson(body)));

    assertThat(fetch()).isEmpty();
  }

  @Test
  void aSlowFileIsNotWaitedFor() {
    isAt(graph.baseUrl() + "/file", 4);
    fetchTimeout = "1500ms";
    holds(ok("OggS").withChunkedDribbleDelay(4, 8_000));

    assertThat(fetch()).isEmpty();
  }

  @Test
  void aBrokenOneGivesNothing() {
    isAt(graph.baseUrl() + "/file", 4);
    holds(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));

    assertThat(fetch()).isEmpty();
  }

  private static void isAt(String url, long bytes) {
    var body = "{\"url\": \"%s\", \"file_size\": %d, \"id\": \"media-1\"}".formatted(url, bytes);
    graph.stubFor(get(urlEqualTo(MEDIA)).willReturn(okJson(body)));
  }

  private static void holds(ResponseDefinitionBuilder answer) {
    graph.stubFor(get(urlPathEqualTo("/file")).willReturn(answer));
  }

  private Optional<String> fetch() {
    return ask().found().map(String::new);
  }

  private Fetched ask() {
    var settings =
        Settings.of(
            Map.of("RECADO_MEDIA_MOST_BYTES", "100", "RECADO_MEDIA_FETCH_TIMEOUT", fetchTimeout));
    var files = new WhatsAppFiles(URI.create(graph.baseUrl() + "/v25.0"));
    return files
        .fetch(FakeChannels.aChannel("106540352242922"), FILE, new Downloads(settings))
        .blockOptional(BOUND)
        .orElseThrow();
  }
}
