package io.recado.intents.llm;

import static io.recado.intents.llm.Answers.startFlow;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.intents.llm.ModelChoice.Access;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import io.recado.understanding.Command;
import io.recado.understanding.Cost;
import io.recado.understanding.Hop.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/** Every provider's shape of requests, answers and refusals. */
class ProvidersTest {

  private static final Duration PATIENT = Duration.ofSeconds(20);

  private static final Map<Provider, String> PATHS =
      Map.of(
          Provider.OPENAI, "/v1/chat/completions",
          Provider.ANTHROPIC, "/v1/messages",
          Provider.GEMINI, "/v1beta/models/scripted-model:generateContent",
          Provider.OLLAMA, "/api/chat");

  @ParameterizedTest
  @EnumSource
  void answersAreReadAndPaid(Provider provider) {
    try (var model = new ScriptedModel(provider)) {
      model.says(Answers.of(startFlow("open_ticket", "no anda el wifi")));

      var answer = read(model, PATIENT);

      assertThat(answer.outcome()).isEqualTo(Outcome.READ);
      assertThat(answer.interpretations().getFirst().command())
          .isEqualTo(new Command.StartFlow("open_ticket"));
      assertThat(answer.cost()).isEqualTo(new Cost(1_000, 50, 1_250));
      assertThat(model.lastPath()).startsWith(PATHS.get(provider));
      assertThat(model.lastRequest().toString())
          .as("the schema is sent")
          .contains("cannot_understand", "pay_invoice", "\"words\"");
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusalsAreFailures(Provider provider) {
    try (var model = new ScriptedModel(provider)) {
      model.fails(429);

      var answer = read(model, PATIENT);

      assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(model.calls()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void latenessIsCutOff(Provider provider) {
    try (var model = new ScriptedModel(provider)) {
      model.drips(Answers.of(startFlow("open_ticket", "wifi")), Duration.ofSeconds(5));

      assertThat(read(model, Duration.ofMillis(300)).outcome()).isEqualTo(Outcome.TIMED_OUT);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI", "OLLAMA"})
  void serversOfOnesOwnNeedNoKey(Provider provider) {
    try (var model = new ScriptedModel(provider)) {
      model.says(Answers.of(startFlow("open_ticket", "no anda el wifi")));
      var with = model.choice(PATIENT);
      var access = new Access(provider, with.access().baseUrl(), "scripted-model", "");
      var without = new ModelChoice(access, with.price(), with.budget(), PATIENT, 1);

      assertThat(read(without).outcome()).isEqualTo(Outcome.READ);
    }
  }

  private static LlmAnswer read(ScriptedModel model, Duration timeLimit) {
    return read(model.choice(timeLimit));
  }

  private static LlmAnswer read(ModelChoice choice) {
    try (var endpoints = new Endpoints()) {
      var ledger = new InMemoryLlmLedger(new SettableClock(Instant.EPOCH));
      var reader = new LangChainReader(_ -> Mono.just(choice), endpoints, ledger, RecentTurns.NONE);
      return Await.value(reader.read(Questions.saying("no anda el wifi")));
    }
  }
}
