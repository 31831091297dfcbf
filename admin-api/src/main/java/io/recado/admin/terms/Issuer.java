package io.recado.admin.terms;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * Who stands on invoices as their issuer.
 *
 * @param address in as many lines as it is to have there
 * @param contact where customers ask, in as many lines
 */
record Issuer(
    String name, @Nullable String taxNumber, @Nullable String address, @Nullable String contact) {

  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_BLOCK = 300;
  private static final int MOST_LINES = 6;

  /**
   * This, as somebody may set it. What stands in the table may be longer.
   *
   * @throws ApiProblem {@code BODY_UNREADABLE}
   */
  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  Issuer checked() {
    if (name == null || lines(name) > 1 || lines(taxNumber) > 1) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE, "An issuer has a name, in one line as the tax number.");
    }
    if (lines(address) > MOST_LINES || lines(contact) > MOST_LINES) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE,
          "Address and contact have up to %d lines.".formatted(MOST_LINES));
    }
    Words.check(name, LONGEST_NAME);
    Words.check(taxNumber, LONGEST_NUMBER);
    Words.check(address, LONGEST_BLOCK);
    Words.check(contact, LONGEST_BLOCK);
    return this;
  }

  private static long lines(@Nullable String block) {
    return block == null ? 0 : block.lines().count();
  }
}
