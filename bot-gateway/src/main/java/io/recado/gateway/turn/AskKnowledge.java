package io.recado.gateway.turn;

import io.recado.understanding.Command;
import io.recado.understanding.Knowledge;
import io.recado.understanding.KnowledgeAnswer;
import io.recado.understanding.KnowledgeQuestion;
import io.recado.understanding.Understanding;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks up what customers ask, before the engine decides. */
@Component
class AskKnowledge {

  private static final Logger log = LoggerFactory.getLogger(AskKnowledge.class);

  /** Questions of one turn that are looked up; others count as not known. */
  private static final int MOST_QUESTIONS = 3;

  private final Knowledge knowledge;
  private final TurnPolicy policy;

  AskKnowledge(Knowledge knowledge, TurnPolicy policy) {
    this.knowledge = knowledge;
    this.policy = policy;
  }

  /**
   * Question → answer, of those that are known. Never fails and never takes long: what cannot be
   * looked up in time is not known.
   */
  Mono<Map<String, KnowledgeAnswer>> answers(Progress progress, Understanding read) {
    return Flux.fromStream(() -> questions(read))
        .flatMap(question -> answer(progress, read, question), MOST_QUESTIONS)
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static Stream<String> questions(Understanding read) {
    return read.commands().stream()
        .filter(Command.AskKnowledge.class::isInstance)
        .map(command -> ((Command.AskKnowledge) command).question())
        .distinct()
        .limit(MOST_QUESTIONS);
  }

  private Mono<Map.Entry<String, KnowledgeAnswer>> answer(
      Progress progress, Understanding read, String question) {
    var conversation = progress.begun().conversation();
    var asked =
        new KnowledgeQuestion(
            conversation.tenant(), conversation.contact(), question, read.language());
    return Mono.defer(() -> knowledge.answer(asked))
        .timeout(policy.knowledgeTimeout())
        .map(answer -> Map.entry(question, answer))
        .doOnError(
            error ->
                log.warn(
                    "A question in conversation {} could not be looked up and counts as not known:"
                        + " {}",
                    conversation.id(),
                    error.toString()))
        .onErrorComplete();
  }
}
