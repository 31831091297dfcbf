package io.recado.intents.llm;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.recado.intents.llm.LlmLedger.PlannedCall;
import io.recado.intents.llm.LlmLedger.Reservation;
import io.recado.intents.llm.LlmLedger.Reservation.Refused;
import io.recado.intents.llm.LlmLedger.Reservation.Reserved;
import io.recado.intents.text.Lines;
import io.recado.json.Json;
import io.recado.json.JsonText;
import io.recado.understanding.Cost;
import io.recado.understanding.ThinkingTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/**
 * Writes answers through LangChain4j: one call, under the same ledger, breaker and places as
 * readings. Question and passages are the strings of one JSON document, which a text in them cannot
 * leave.
 */
public final class LangChainWriter implements LlmWriter {

  private static final String INSTRUCTIONS =
      String.join("\n", Lines.of("/llm/answer-instructions.txt"));

  private static final int LONGEST_QUESTION = 500;

  /** For the tenant's choice, and for the ledger, before the model's time begins. */
  private static final Duration PREPARATION = Duration.ofMillis(500);

  private static final ResponseFormat FORM =
      ResponseFormat.builder()
          .type(ResponseFormatType.JSON)
          .jsonSchema(
              JsonSchema.builder()
                  .name("answer")
                  .rootElement(
                      JsonObjectSchema.builder()
                          .addStringProperty("answer")
                          .addProperty(
                              "passages",
                              JsonArraySchema.builder()
                                  .items(JsonIntegerSchema.builder().build())
                                  .build())
                          .required("answer", "passages")
                          .additionalProperties(false)
                          .build())
                  .build())
          .build();

  private final ModelChoices choices;
  private final Endpoints endpoints;
  private final LlmLedger ledger;
  private final Duration timeLimit;

  /**
   * @param timeLimit for an answer
   */
  public LangChainWriter(
      ModelChoices choices, Endpoints endpoints, LlmLedger ledger, Duration timeLimit) {
    this.choices = choices;
    this.endpoints = endpoints;
    this.ledger = ledger;
    this.timeLimit = timeLimit;
  }

  @Override
  public Mono<Draft> write(Task task) {
    return ThinkingTime.allows(timeLimit.plus(PREPARATION))
        .filter(allowed -> allowed)
        .flatMap(_ -> choices.of(task.tenant()).timeout(PREPARATION))
        .flatMap(choice -> reserved(task, choice))
        .onErrorResume(failure -> lost(task, failure));
  }

  private Mono<Draft> reserved(Task task, ModelChoice choice) {
    var request = request(task);
    var most = choice.price().of(Tokens.in(request), ChatModels.MOST_OUTPUT_TOKENS);
    var planned =
        new PlannedCall(task.tenant(), task.customer(), choice.access().model(), most.micros());
    return ledger
        .reserve(planned, choice.budget())
        .timeout(PREPARATION)
        .flatMap(reservation -> asked(reservation, task, choice, request));
  }

  private Mono<Draft> asked(
      Reservation reservation, Task task, ModelChoice choice, ChatRequest request) {
    return switch (reservation) {
      case Refused _ -> Mono.empty();
      case Reserved(var call) ->
          endpoints
              .ask(task.tenant(), choice, request, timeLimit)
              .onErrorResume(failure -> notAnswered(task, call, failure))
              .flatMap(response -> settled(task, call, choice, request, response))
              .flatMap(text -> Mono.justOrEmpty(draft(text)));
    };
  }

  /** What was not even begun, or was refused, has cost nothing; what was late may have. */
  private Mono<ChatResponse> notAnswered(Task task, UUID call, Throwable failure) {
    var lost = Mono.<ChatResponse>error(failure);
    return failure instanceof TimeoutException
        ? lost
        : ledger.settleAside(task.tenant(), call, Cost.NONE).then(lost);
  }

  private Mono<String> settled(
      Task task, UUID call, ModelChoice choice, ChatRequest request, ChatResponse response) {
    var text = Optional.ofNullable(response.aiMessage().text()).orElse("");
    var cost = Tokens.cost(request, text, response.tokenUsage(), choice.price());
    return ledger.settleAside(task.tenant(), call, cost).thenReturn(text);
  }

  private static ChatRequest request(Task task) {
    var question =
        task.question().substring(0, Math.min(LONGEST_QUESTION, task.question().length()));
    var shown = new Shown(task.language().code(), question, task.passages());
    return ChatRequest.builder()
        .messages(SystemMessage.from(INSTRUCTIONS), UserMessage.from(JsonText.text(shown)))
        .responseFormat(FORM)
        .build();
  }

  private static Optional<Draft> draft(String text) {
    try {
      return Optional.ofNullable(Json.mapper().readValue(text, Draft.class));
    } catch (JacksonException malformed) {
      return Optional.empty();
    }
  }

  private static Mono<Draft> lost(Task task, Throwable failure) {
    return Mono.fromRunnable(() -> Failures.outcome(task.tenant(), failure));
  }

  private record Shown(String language, String question, List<String> passages) {}
}
