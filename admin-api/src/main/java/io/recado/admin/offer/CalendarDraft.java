package io.recado.admin.offer;

import io.recado.actions.appointment.CalendarKind;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as it is to be: who or what it is of.
 *
 * @param kind null for what it is already; of a new one, somebody
 */
record CalendarDraft(String name, @Nullable CalendarKind kind) {

  private static final int MOST_CHARACTERS = 60;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  CalendarDraft {
    if (name == null) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "A calendar has a name.");
    }
    name = name.strip();
    Words.check(name, MOST_CHARACTERS);
  }
}
