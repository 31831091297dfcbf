package io.recado.actions.published;

import io.recado.actions.http.DeclarationProblem;
import java.util.List;

/** What is to be said of something that would be published. */
public sealed interface Checked {

  /** Nothing is wrong with it, and this is its bot. */
  record Fit(TenantBot bot) implements Checked {}

  /** All that is wrong with it. */
  record Unfit(List<DeclarationProblem> problems) implements Checked {
    public Unfit {
      problems = List.copyOf(problems);
    }
  }
}
