package io.recado.intents.knowledge;

import io.recado.understanding.KnowledgeAnswer;
import io.recado.understanding.KnowledgeQuestion;
import java.util.List;
import reactor.core.publisher.Mono;

/** Puts what was found into words. */
@FunctionalInterface
interface AnswerWriter {

  /** Nobody does: passages are quoted. */
  AnswerWriter NONE = (question, hits) -> Mono.empty();

  /**
   * The answer in words that the passages support; empty when there is none, or nobody to word it.
   * Never fails.
   *
   * @param hits the likeliest first; not empty
   */
  Mono<KnowledgeAnswer> write(KnowledgeQuestion question, List<Hit> hits);
}
