package io.recado.intents.grammar;

import org.jspecify.annotations.Nullable;

/**
 * What the words of a pattern mean together.
 *
 * @param <C> what else the meaning depends on
 * @param <M> what words can mean
 */
@FunctionalInterface
public interface Production<C, M> {

  /** Null when these words, though in the right order, mean nothing: an hour of 27. */
  @Nullable M of(Match<M> match, C context);
}
