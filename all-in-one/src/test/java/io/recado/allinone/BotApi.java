package io.recado.allinone;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A fake of Telegram's Bot API that takes every call, and tells what it was sent. */
final class BotApi implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String DONE = "{\"ok\":true,\"result\":true}";
  private static final String NO_UPDATES = "{\"ok\":true,\"result\":[]}";
  private static final String SENT =
      """
      {"ok":true,"result":{"message_id":{{randomInt lower=1 upper=999999}},"date":1631818904,
       "chat":{"id":1,"type":"private"}}}
      """;

  /** As long as Telegram may hold a poll open; short, so that tests need not wait for its end. */
  private static final int POLL_MILLIS = 500;

  private final WireMockServer server =
      new WireMockServer(
          wireMockConfig().dynamicPort().globalTemplating(true).jettyStopTimeout(0L));

  BotApi() {
    server.start();
    server.stubFor(post(urlPathMatching("/bot.*")).atPriority(10).willReturn(okJson(DONE)));
    server.stubFor(post(method("sendmessage")).atPriority(5).willReturn(okJson(SENT)));
    server.stubFor(
        post(method("getupdates"))
            .atPriority(5)
            .willReturn(okJson(NO_UPDATES).withFixedDelay(POLL_MILLIS)));
  }

  String url() {
    return server.baseUrl();
  }

  /**
   * Hands this update to the next poll, and to no other.
   *
   * @return its id
   */
  long hand(byte[] update) {
    var read = JSON.readTree(update);
    var updates = "{\"ok\":true,\"result\":[%s]}".formatted(read);
    server.stubFor(
        post(method("getupdates"))
            .atPriority(1)
            .inScenario("updates")
            .whenScenarioStateIs(STARTED)
            .willSetStateTo("handed out")
            .willReturn(okJson(updates)));
    return read.path("update_id").asLong();
  }

  /** What each call of a method had in its body, in order. */
  List<JsonNode> calls(String method) {
    return bodies(method).toList();
  }

  List<Reply> sentTo(TelegramCustomer customer) {
    return bodies("sendmessage")
        .map(BotApi::reply)
        .filter(reply -> customer.isAt(reply.to()))
        .toList();
  }

  /** Waits until a customer has got so many replies, and returns them. */
  List<Reply> awaitSentTo(TelegramCustomer customer, int count) {
    return await()
        .alias(count + " replies to " + customer)
        .atMost(GraphApi.PATIENCE)
        .until(() -> sentTo(customer), sent -> sent.size() >= count);
  }

  @Override
  public void close() {
    server.stop();
  }

  private Stream<JsonNode> bodies(String method) {
    return server.getAllServeEvents().reversed().stream()
        .map(event -> event.getRequest())
        .filter(request -> request.getUrl().toLowerCase(Locale.ROOT).endsWith("/" + method))
        .map(request -> JSON.readTree(request.getBodyAsString()));
  }

  private static com.github.tomakehurst.wiremock.matching.UrlPattern method(String name) {
    return urlPathMatching("(?i)/bot.*/" + name);
  }

  private static Reply reply(JsonNode body) {
    return new Reply(
        body.path("chat_id").asString(),
        "",
        "",
        body.path("text").asString(),
        options(body.path("reply_markup").path("inline_keyboard")));
  }

  private static Map<String, String> options(JsonNode keyboard) {
    var options = new HashMap<String, String>();
    for (var row : keyboard) {
      row.forEach(
          button ->
              options.put(button.path("text").asString(), button.path("callback_data").asString()));
    }
    return options;
  }
}
