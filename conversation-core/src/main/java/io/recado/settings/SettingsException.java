package io.recado.settings;

import java.util.List;

/** Settings the product cannot start with. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  public SettingsException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line for each problem; no line holds a value. */
  public List<String> problems() {
    return problems;
  }
}
