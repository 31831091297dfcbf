package io.recado.gateway.turn;

import io.recado.understanding.Knowledge;
import io.recado.understanding.KnowledgeAnswer;
import io.recado.understanding.KnowledgeQuestion;
import reactor.core.publisher.Mono;

/** Knows what a test wants it to know. */
final class ScriptedKnowledge implements Knowledge {

  private Mono<KnowledgeAnswer> answer = Mono.empty();

  void answers(Mono<KnowledgeAnswer> next) {
    answer = next;
  }

  @Override
  public Mono<KnowledgeAnswer> answer(KnowledgeQuestion question) {
    return answer;
  }
}
