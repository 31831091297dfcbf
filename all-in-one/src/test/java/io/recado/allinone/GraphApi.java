package io.recado.allinone;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A fake of the Graph API that takes every message, and tells what it was sent. */
final class GraphApi implements AutoCloseable {

  /** Several times what a reply takes: the machine may be busy with other things. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String MESSAGES = "/v[0-9.]+/[0-9]+/messages";

  private final WireMockServer server =
      new WireMockServer(
          wireMockConfig()
              .dynamicPort()
              .containerThreads(40)
              .globalTemplating(true)
              .jettyStopTimeout(0L));

  GraphApi() {
    server.start();
    server.stubFor(
        post(urlPathMatching(MESSAGES))
            .atPriority(10)
            .willReturn(
                okJson(
                    "{\"messages\":[{\"id\":\"wamid.{{jsonPath request.body"
                        + " '$.biz_opaque_callback_data'}}\"}]}")));
    server.stubFor(
        post(urlPathMatching(MESSAGES))
            .atPriority(5)
            .withRequestBody(matchingJsonPath("$[?(@.status == 'read')]"))
            .willReturn(okJson("{\"success\":true}")));
  }

  String url() {
    return server.baseUrl();
  }

  /** From now on takes what is sent, and lets the sender wait for the answer. */
  void hold(Duration time) {
    server.stubFor(
        post(anyUrl())
            .atPriority(1)
            .withRequestBody(matchingJsonPath("$.type"))
            .willReturn(
                okJson("{\"messages\":[{\"id\":\"wamid.late\"}]}")
                    .withFixedDelay(Math.toIntExact(time.toMillis()))));
  }

  /** From now on refuses what is sent, and says back all that it was told. */
  void refuse() {
    server.stubFor(
        post(anyUrl())
            .atPriority(1)
            .willReturn(
                jsonResponse(
                    "{\"error\":{\"code\":100,\"message\":\"'{{jsonPath request.body '$.text.body'}}'"
                        + " of {{request.headers.Authorization}}\"}}",
                    400)));
  }

  /** From now on lets the sender wait for every answer. */
  void answerAfter(Duration time) {
    server.setGlobalFixedDelay(Math.toIntExact(time.toMillis()));
  }

  /** Answers at once again. */
  void release() {
    server.listAllStubMappings().getMappings().stream()
        .filter(stub -> stub.getPriority() == 1)
        .forEach(server::removeStubMapping);
  }

  /** What was sent to a customer, in order. */
  List<Reply> sentTo(WhatsAppCustomer customer) {
    return bodies()
        .filter(body -> body.has("type"))
        .map(GraphApi::reply)
        .filter(reply -> customer.isAt(reply.to()))
        .toList();
  }

  /** Waits until a customer has got so many replies, and returns them. */
  List<Reply> awaitSentTo(WhatsAppCustomer customer, int count) {
    return await()
        .alias(count + " replies to " + customer)
        .atMost(PATIENCE)
        .until(() -> sentTo(customer), sent -> sent.size() >= count);
  }

  /** The messages marked as read while an answer is being written. */
  List<String> readWithTyping() {
    return bodies()
        .filter(body -> body.path("status").asString("").equals("read"))
        .filter(body -> body.path("typing_indicator").path("type").asString("").equals("text"))
        .map(body -> body.path("message_id").asString(""))
        .toList();
  }

  @Override
  public void close() {
    server.stop();
  }

  /** The journal's order is the latest first. */
  private Stream<JsonNode> bodies() {
    return server.getAllServeEvents().reversed().stream()
        .map(ServeEvent::getRequest)
        .map(request -> JSON.readTree(request.getBodyAsString()));
  }

  private static Reply reply(JsonNode body) {
    var interactive = body.path("interactive");
    var opaqueId = body.path("biz_opaque_callback_data").asString("");
    return new Reply(
        body.path("to").asString(body.path("recipient").asString("")),
        opaqueId,
        "wamid." + opaqueId,
        body.path("text").path("body").asString(interactive.path("body").path("text").asString("")),
        options(interactive.path("action")));
  }

  private static Map<String, String> options(JsonNode action) {
    var options = new HashMap<String, String>();
    action.path("buttons").forEach(button -> put(options, button.path("reply")));
    action.path("sections").forEach(section -> section.path("rows").forEach(r -> put(options, r)));
    return options;
  }

  private static void put(Map<String, String> options, JsonNode option) {
    options.put(option.path("title").asString(), option.path("id").asString());
  }
}
