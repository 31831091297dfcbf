package io.recado.intents.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.recado.intents.llm.ModelChoice.Access;
import io.recado.intents.llm.ModelChoice.NamedBy;
import io.recado.json.Json;
import io.recado.json.JsonText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A server of language models that says what a test wants it to say, in a provider's shape. */
final class ScriptedModel implements AutoCloseable {

  static final int INPUT_TOKENS = 1_000;
  static final int OUTPUT_TOKENS = 50;

  /** Costs 1,250 millionths an answer of this server. */
  static final Price PRICE = new Price(1_000_000, 5_000_000);

  static final Budget RICH = new Budget(1_000_000_000, 1_000_000_000, 1_000_000_000, 1_000_000_000);

  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  private final Provider provider;

  ScriptedModel(Provider provider) {
    this.provider = provider;
    server.start();
  }

  ModelChoice choice(Duration timeLimit) {
    return choice(timeLimit, RICH);
  }

  ModelChoice choice(Duration timeLimit, Budget budget) {
    var access = new Access(provider, URI.create(baseUrl()), "scripted-model", "a-secret-key");
    return new ModelChoice(access, PRICE, budget, timeLimit, 4);
  }

  /** This server as a tenant's own, under a key. */
  ModelWish.Own own(String key) {
    return own(key, RICH.tenantDaily());
  }

  ModelWish.Own own(String key, long daily) {
    return new ModelWish.Own(access(key), PRICE, daily, RICH.tenantMonthly());
  }

  /** This server as a tenant names it. */
  Access access(String key) {
    return new Access(provider, URI.create(baseUrl()), "scripted-model", key, NamedBy.TENANT);
  }

  /** One answer after the other; the last of them for ever. */
  void says(String... texts) {
    server.resetAll();
    for (int i = 0; i < texts.length; i++) {
      var here = i == 0 ? Scenario.STARTED : "answer " + i;
      var next = i == texts.length - 1 ? here : "answer " + (i + 1);
      server.stubFor(
          any(anyUrl())
              .inScenario("answers")
              .whenScenarioStateIs(here)
              .willReturn(answer(texts[i]))
              .willSetStateTo(next));
    }
  }

  /** One answer at once, and the next ones after so long. */
  void saysAndThenDawdles(String text, Duration delay) {
    says(text, text);
    server.stubFor(
        any(anyUrl())
            .inScenario("answers")
            .whenScenarioStateIs("answer 1")
            .willReturn(answer(text).withFixedDelay((int) delay.toMillis())));
  }

  void fails(int status) {
    always(aResponse().withStatus(status).withBody("{\"error\":{\"message\":\"no\"}}"));
  }

  /** Answers after so long. */
  void dawdles(Duration delay) {
    always(answer("{}").withFixedDelay((int) delay.toMillis()));
  }

  /** Answers at once, bit by bit, for so long. */
  void drips(String text, Duration duration) {
    always(answer(text).withChunkedDribbleDelay(20, (int) duration.toMillis()));
  }

  void always(ResponseDefinitionBuilder response) {
    server.resetAll();
    server.stubFor(any(anyUrl()).willReturn(response));
  }

  int calls() {
    return server.findAll(anyRequestedFor(anyUrl())).size();
  }

  /** What was sent with the latest call. */
  JsonNode lastRequest() {
    return Json.mapper().readTree(server.findAll(anyRequestedFor(anyUrl())).getLast().getBody());
  }

  /** The keys that calls came with, in order. */
  List<String> keys() {
    return server.findAll(anyRequestedFor(anyUrl())).stream()
        .map(call -> call.getHeader("Authorization").replace("Bearer ", ""))
        .toList();
  }

  String lastPath() {
    return server.findAll(anyRequestedFor(anyUrl())).getLast().getUrl();
  }

  @Override
  public void close() {
    server.stop();
  }

  private String baseUrl() {
    return switch (provider) {
      case OPENAI, ANTHROPIC -> server.baseUrl() + "/v1";
      case GEMINI -> server.baseUrl() + "/v1beta";
      case OLLAMA -> server.baseUrl();
    };
  }

  private ResponseDefinitionBuilder answer(String text) {
    return aResponse()
        .withHeader("Content-Type", "application/json")
        .withBody(JsonText.text(body(text)));
  }

  private Map<String, ?> body(String text) {
    return switch (provider) {
      case OPENAI ->
          Map.of(
              "id", "1",
              "object", "chat.completion",
              "model", "scripted-model",
              "choices", List.of(openAiChoice(text)),
              "usage", openAiUsage());
      case ANTHROPIC ->
          Map.of(
              "id", "1",
              "type", "message",
              "role", "assistant",
              "model", "scripted-model",
              "content", List.of(Map.of("type", "text", "text", text)),
              "stop_reason", "end_turn",
              "usage", Map.of("input_tokens", INPUT_TOKENS, "output_tokens", OUTPUT_TOKENS));
      case GEMINI ->
          Map.of(
              "candidates", List.of(geminiCandidate(text)),
              "usageMetadata", geminiUsage());
      case OLLAMA ->
          Map.of(
              "model",
              "scripted-model",
              "created_at",
              "2026-01-01T00:00:00Z",
              "message",
              Map.of("role", "assistant", "content", text),
              "done",
              true,
              "done_reason",
              "stop",
              "prompt_eval_count",
              INPUT_TOKENS,
              "eval_count",
              OUTPUT_TOKENS);
    };
  }

  private static Map<String, ?> openAiChoice(String text) {
    return Map.of(
        "index",
        0,
        "message",
        Map.of("role", "assistant", "content", text),
        "finish_reason",
        "stop");
  }

  private static Map<String, ?> openAiUsage() {
    return Map.of(
        "prompt_tokens", INPUT_TOKENS,
        "completion_tokens", OUTPUT_TOKENS,
        "total_tokens", INPUT_TOKENS + OUTPUT_TOKENS);
  }

  private static Map<String, ?> geminiCandidate(String text) {
    return Map.of(
        "content",
        Map.of("role", "model", "parts", List.of(Map.of("text", text))),
        "finishReason",
        "STOP");
  }

  private static Map<String, ?> geminiUsage() {
    return Map.of(
        "promptTokenCount", INPUT_TOKENS,
        "candidatesTokenCount", OUTPUT_TOKENS,
        "totalTokenCount", INPUT_TOKENS + OUTPUT_TOKENS);
  }
}
