package io.recado.understanding;

import reactor.core.publisher.Mono;

/** What a tenant has published for its customers to ask about. */
@FunctionalInterface
public interface Knowledge {

  /** Nothing is known. */
  Knowledge NONE = question -> Mono.empty();

  /**
   * The answer, in the language of the question; empty when what is published does not support one.
   * May fail when what it is looked up in is away: a caller takes that for not known. Blocks no
   * thread of the caller's.
   */
  Mono<KnowledgeAnswer> answer(KnowledgeQuestion question);
}
