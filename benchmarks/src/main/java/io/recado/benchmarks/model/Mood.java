package io.recado.benchmarks.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a model answers whoever asks it under the mood's key. */
public enum Mood {
  /** Takes the question, and says nothing. */
  HANGS,
  /** Begins to answer at once, and goes on byte by byte. */
  DRIPS,
  /** Answers what breaks off in the middle of its JSON. */
  GARBLES,
  /** Is down: 503. */
  FAILS,
  /** Does whatever a customer's words tell it to do. */
  OBEYS;

  /** Those in which nobody gets an answer that is of use. */
  public static final List<Mood> TROUBLED = List.of(HANGS, DRIPS, GARBLES, FAILS);

  /** What is presented to the model to find it in this mood. */
  public String key() {
    return "demo-" + this;
  }

  /**
   * @throws IllegalArgumentException when no mood has this key
   */
  static Mood of(String key) {
    return Stream.of(values())
        .filter(mood -> mood.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no mood has the key " + key));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
