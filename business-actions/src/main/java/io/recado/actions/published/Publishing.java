package io.recado.actions.published;

import io.recado.actions.http.DeclarationProblem;
import java.util.List;

/** What came of the wish to publish. */
public sealed interface Publishing {

  /**
   * It holds from now on: here at once, in other processes when they are told, or within {@code
   * RECADO_BOT_REFRESH}.
   *
   * @param number a tenant's first is 1
   */
  record Published(int number) implements Publishing {}

  /** Nothing has changed: something else holds by now than what it was to follow. */
  record Overtaken() implements Publishing {}

  /** Nothing has changed. */
  record Refused(List<DeclarationProblem> problems) implements Publishing {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
