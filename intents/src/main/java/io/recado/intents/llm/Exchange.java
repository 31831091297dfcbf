package io.recado.intents.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.recado.intents.llm.RecentTurns.Said;
import io.recado.tenant.TenantId;
import io.recado.understanding.Command;
import io.recado.understanding.Cost;
import io.recado.understanding.Hop.Outcome;
import io.recado.understanding.Understanding.Interpretation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * One question to one model. An answer that is none, or cannot be true, is asked for once more; the
 * second is the last.
 */
final class Exchange {

  private static final String AGAIN =
      """
      That is refused. Either it is not JSON of the given schema, or a name in it was not given, or "words" are not \
      copied from the message, or the command cannot be true here. Read the message again, and answer again.""";

  /** With less left, an answer would come too late. */
  private static final Duration LEAST_TIME = Duration.ofMillis(50);

  private final Endpoints endpoints;
  private final ModelChoice choice;
  private final TenantId tenant;
  private final ChatRequest request;
  private final Vetting vetting;

  Exchange(Endpoints endpoints, ModelChoice choice, Question question, List<Said> recent) {
    var grounds = new Grounds(question.utterance());
    this.endpoints = endpoints;
    this.choice = choice;
    this.tenant = question.utterance().tenant();
    this.request = Briefing.of(question, grounds, recent);
    this.vetting = new Vetting(question, grounds);
  }

  /** The most it can cost: two calls, the second of which repeats the first and its answer. */
  long mostMicros() {
    int input = Tokens.in(request);
    int again = input + ChatModels.MOST_OUTPUT_TOKENS + Tokens.in(AGAIN);
    return choice.price().of(input + again, 2 * ChatModels.MOST_OUTPUT_TOKENS).micros();
  }

  /** Never fails: what keeps a model from answering is the answer's outcome. */
  Mono<LlmAnswer> run(Deadline deadline) {
    return Mono.defer(() -> isTooLate(deadline) ? tooLate() : first(deadline));
  }

  private Mono<LlmAnswer> first(Deadline deadline) {
    return ask(request, deadline)
        .flatMap(first -> heard(first, deadline))
        .onErrorResume(failure -> Mono.just(unanswered(failure, request, Cost.NONE)));
  }

  private Mono<LlmAnswer> heard(Reply first, Deadline deadline) {
    return vetted(first, Cost.NONE)
        .map(Mono::just)
        .orElseGet(() -> isTooLate(deadline) ? nonsense(first.cost()) : again(first, deadline));
  }

  private Mono<LlmAnswer> again(Reply first, Deadline deadline) {
    var repeated = repeated(first);
    return deadline
        .holds(ask(repeated, choice.timeLimit()))
        .flatMap(
            second ->
                vetted(second, first.cost())
                    .map(Mono::just)
                    .orElseGet(() -> nonsense(first.cost().plus(second.cost()))))
        .onErrorResume(failure -> Mono.just(unanswered(failure, repeated, first.cost())));
  }

  /**
   * A model that is late although it had about the time that it is to have counts as failed for its
   * breaker. That others took the time, be it the ledger or its own first answer, is no fault of
   * it: then its breaker gives it the whole time.
   */
  private Mono<Reply> ask(ChatRequest asked, Deadline deadline) {
    var left = deadline.left();
    return left.compareTo(choice.timeLimit().multipliedBy(3).dividedBy(4)) < 0
        ? deadline.holds(ask(asked, choice.timeLimit()))
        : ask(asked, left);
  }

  private static boolean isTooLate(Deadline deadline) {
    return deadline.left().compareTo(LEAST_TIME) < 0;
  }

  private static Mono<LlmAnswer> tooLate() {
    return Mono.just(LlmAnswer.none(Outcome.TIMED_OUT, Cost.NONE));
  }

  private ChatRequest repeated(Reply first) {
    var messages = new ArrayList<ChatMessage>(request.messages());
    messages.add(AiMessage.from(first.text().isBlank() ? "{}" : first.text()));
    messages.add(UserMessage.from(AGAIN));
    return ChatRequest.builder()
        .messages(messages)
        .responseFormat(request.responseFormat())
        .build();
  }

  private Mono<Reply> ask(ChatRequest asked, Duration limit) {
    return endpoints.ask(tenant, choice, asked, limit).map(response -> reply(asked, response));
  }

  private Reply reply(ChatRequest asked, ChatResponse response) {
    var text = Optional.ofNullable(response.aiMessage().text()).orElse("");
    return new Reply(text, Tokens.cost(asked, text, response.tokenUsage(), choice.price()));
  }

  private Optional<LlmAnswer> vetted(Reply reply, Cost before) {
    var cost = before.plus(reply.cost());
    return AnswerForm.read(reply.text())
        .flatMap(vetting::of)
        .map(readings -> answer(readings, cost));
  }

  private static LlmAnswer answer(List<Interpretation> readings, Cost cost) {
    return readings.getFirst().command() instanceof Command.CannotUnderstand
        ? LlmAnswer.none(Outcome.NOT_UNDERSTOOD, cost)
        : new LlmAnswer(shared(readings, cost), Outcome.READ, cost);
  }

  private static Mono<LlmAnswer> nonsense(Cost cost) {
    return Mono.just(LlmAnswer.none(Outcome.NONSENSE, cost));
  }

  /** A call that was cut off is paid for: its provider goes on with it, or may have answered. */
  private LlmAnswer unanswered(Throwable failure, ChatRequest asked, Cost before) {
    var outcome = Failures.outcome(tenant, failure);
    var cost =
        outcome == Outcome.TIMED_OUT
            ? choice.price().of(Tokens.in(asked), ChatModels.MOST_OUTPUT_TOKENS)
            : Cost.NONE;
    return LlmAnswer.none(outcome, before.plus(cost));
  }

  /** Equal shares; what cannot be divided goes to the first. */
  private static List<Interpretation> shared(List<Interpretation> readings, Cost cost) {
    int n = readings.size();
    var share = new Cost(cost.inputTokens() / n, cost.outputTokens() / n, cost.micros() / n);
    var rest =
        new Cost(cost.inputTokens() % n, cost.outputTokens() % n, cost.micros() % n).plus(share);
    var shared = new ArrayList<Interpretation>();
    for (var reading : readings) {
      shared.add(
          new Interpretation(
              reading.command(),
              reading.confidence(),
              reading.evidence(),
              reading.decidedBy(),
              shared.isEmpty() ? rest : share));
    }
    return shared;
  }
}
