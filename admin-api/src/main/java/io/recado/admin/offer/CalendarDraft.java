package io.recado.admin.offer;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;

/** A calendar as it is to be: who or what it is of. */
record CalendarDraft(String name) {

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
