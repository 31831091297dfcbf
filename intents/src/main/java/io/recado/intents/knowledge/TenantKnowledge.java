package io.recado.intents.knowledge;

import io.recado.understanding.Knowledge;
import io.recado.understanding.KnowledgeAnswer;
import io.recado.understanding.KnowledgeQuestion;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Answers by what is found: an owner's answer as it stands, or else a passage, quoted or put into
 * words by a language model. What is not supported, or claims that something was done, is withheld.
 */
final class TenantKnowledge implements Knowledge {

  private final Search search;
  private final AnswerWriter writer;

  TenantKnowledge(Search search, AnswerWriter writer) {
    this.search = search;
    this.writer = writer;
  }

  @Override
  public Mono<KnowledgeAnswer> answer(KnowledgeQuestion question) {
    return search
        .find(question.tenant(), question.language(), question.words())
        .flatMap(hits -> answer(question, hits));
  }

  private Mono<KnowledgeAnswer> answer(KnowledgeQuestion question, List<Hit> hits) {
    var best = hits.getFirst();
    if (best.support() < Support.PERHAPS) {
      return Mono.empty();
    }
    var quoted = Mono.justOrEmpty(quoted(best));
    return best.passage().answers() && best.support() >= Support.ENOUGH
        ? quoted
        : writer.write(question, hits).switchIfEmpty(quoted);
  }

  /** The passage itself, where it answers without anybody who words it. */
  static Optional<KnowledgeAnswer> quoted(Hit hit) {
    boolean holds = hit.support() >= Support.ENOUGH && !Claims.isMadeIn(hit.passage().body());
    return holds
        ? Optional.of(new KnowledgeAnswer(hit.passage().body(), hit.source()))
        : Optional.empty();
  }
}
