package io.recado.dialogue;

/**
 * Something wrong in a declared flow.
 *
 * @param line counted from 1
 */
public record FlowProblem(String file, int line, String reason) {

  @Override
  public String toString() {
    return "%s:%d: %s".formatted(file, line, reason);
  }
}
