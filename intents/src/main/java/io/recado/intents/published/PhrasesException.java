package io.recado.intents.published;

import java.util.List;

/** Phrases that nothing can be learned from. */
public final class PhrasesException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final List<String> problems;

  PhrasesException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong, each in a sentence for the owner; quotes no phrase. */
  public List<String> problems() {
    return problems;
  }
}
