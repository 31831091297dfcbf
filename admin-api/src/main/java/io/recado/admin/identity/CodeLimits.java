package io.recado.admin.identity;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;

/**
 * Beyond what no codes go out to contacts that have not proven themselves before, over all
 * customers of a tenant.
 *
 * @param codesAnHour how many are sent
 * @param wrongADay how many are mistaken: the guesses that strangers have
 */
record CodeLimits(int codesAnHour, int wrongADay) {

  /** Of a tenant that has decided nothing; as {@code code_held} has it. */
  static final CodeLimits USUAL = new CodeLimits(500, 300);

  private static final int LEAST_CODES = 10;
  private static final int MOST_CODES = 100_000;
  private static final int LEAST_WRONG = 30;
  private static final int MOST_WRONG = 10_000;

  CodeLimits {
    if (codesAnHour < LEAST_CODES || codesAnHour > MOST_CODES) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE, "codesAnHour are %d to %d.".formatted(LEAST_CODES, MOST_CODES));
    }
    if (wrongADay < LEAST_WRONG || wrongADay > MOST_WRONG) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE, "wrongADay are %d to %d.".formatted(LEAST_WRONG, MOST_WRONG));
    }
  }
}
