package io.recado.intents.evaluation;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.recado.json.Json;
import io.recado.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * {@code understand --llm}, against a server that speaks the OpenAI API and says what it is told
 * to.
 */
class LanguageModelToolsTest {

  private static final WireMockServer MODEL = new WireMockServer(options().dynamicPort());

  /** Of no errand's own words, so that the bot alone is not sure. */
  private static final String UNCLEAR = "es por lo que hablamos la otra vez con la señora";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void start() {
    MODEL.start();
  }

  @AfterAll
  static void stop() {
    MODEL.stop();
  }

  @AfterEach
  void forget() {
    MODEL.resetAll();
  }

  @Test
  void whatTheBotIsNotSureOfIsReadByTheModel() {
    MODEL.stubFor(any(anyUrl()).willReturn(okJson(startingWith("pay_invoice", "lo que hablamos"))));

    var reading = understand(UNCLEAR);

    assertThat(reading.path("intent").asString()).isEqualTo("pay_invoice");
    assertThat(reading.at("/commands/0/decidedBy").asString()).isEqualTo("LANGUAGE_MODEL");
    assertThat(reading.at("/trace/2/reader").asString()).isEqualTo("LANGUAGE_MODEL");
    assertThat(reading.at("/trace/2/outcome").asString()).isEqualTo("READ");
  }

  @Test
  void whereTheModelIsAwayTheBotReadsAlone() {
    MODEL.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));

    var reading = understand(UNCLEAR);

    assertThat(reading.at("/trace/2/outcome").asString()).isEqualTo("FAILED");
    assertThat(reading.at("/commands/0/decidedBy").asString()).isNotEqualTo("LANGUAGE_MODEL");
  }

  @Test
  void whatIsClearIsNotAskedAbout() {
    MODEL.stubFor(any(anyUrl()).willReturn(okJson(startingWith("pay_invoice", "internet"))));

    var reading = understand("no tengo internet desde ayer");

    assertThat(reading.path("intent").asString()).isEqualTo("open_ticket");
    assertThat(MODEL.getAllServeEvents()).isEmpty();
  }

  @Test
  void aSettingThatCannotBeIsRefusedInOneLine() {
    var environment = Map.of("RECADO_LLM_URL", MODEL.baseUrl());

    int code =
        CommandLine.run(
            List.of("understand", "--llm", "hola"), environment, print(out), print(err));

    assertThat(code).isEqualTo(2);
    assertThat(text(err)).contains("RECADO_LLM_MODEL").contains("BAD_SETTING").hasLineCount(1);
  }

  private JsonNode understand(String message) {
    int code = run("understand", "--llm", "--json", message);
    assertThat(code).isZero();
    return Json.mapper().readTree(text(out));
  }

  private int run(String... arguments) {
    var environment =
        Map.of(
            "RECADO_LLM_URL", MODEL.baseUrl() + "/v1",
            "RECADO_LLM_MODEL", "scripted-model",
            "RECADO_LLM_TIMEOUT", "8s");
    return CommandLine.run(List.of(arguments), environment, print(out), print(err));
  }

  /** A chat completion that begins an errand. */
  private static String startingWith(String intent, String words) {
    var command =
        Map.of(
            "command",
            "start_flow",
            "intent",
            intent,
            "slot",
            "none",
            "option",
            "none",
            "words",
            words,
            "intents",
            List.of());
    var message =
        Map.of("role", "assistant", "content", JsonText.text(Map.of("commands", List.of(command))));
    return JsonText.text(
        Map.of(
            "id",
            "1",
            "object",
            "chat.completion",
            "created",
            1,
            "model",
            "scripted-model",
            "choices",
            List.of(Map.of("index", 0, "finish_reason", "stop", "message", message)),
            "usage",
            Map.of("prompt_tokens", 10, "completion_tokens", 5, "total_tokens", 15)));
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
