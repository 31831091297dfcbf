package io.recado.intents.llm;

import reactor.core.publisher.Mono;

/** Reads by a language model what nobody else is sure of. */
@FunctionalInterface
public interface LlmReader {

  /** Nobody has a language model. */
  LlmReader NONE = question -> Mono.empty();

  /**
   * Asks the tenant's model; empty when it has none, and where the utterance has no scene, as then
   * there is no customer whose budget it could count against. Never fails, ends by the tenant's
   * time limit, all that precedes the call included, and blocks no thread of the caller's.
   */
  Mono<LlmAnswer> read(Question question);
}
