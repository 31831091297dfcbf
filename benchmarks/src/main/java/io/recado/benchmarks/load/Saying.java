package io.recado.benchmarks.load;

/** What a customer says. */
public sealed interface Saying {

  /** Typed words. */
  record Words(String text) implements Saying {}

  /** A tapped button of an earlier message. */
  record Tap(String id, String title) implements Saying {}
}
