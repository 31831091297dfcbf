package io.recado.admin.plan;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Amount;
import io.recado.admin.web.Words;
import java.util.Currency;

/**
 * A plan as it is to be.
 *
 * @param name what customers call it by; no other plan has it
 * @param price of a month, tax included
 * @param taxBasisPoints 1900 are 19 %
 */
record PlanDraft(String name, int downloadMbps, int uploadMbps, Amount price, int taxBasisPoints) {

  private static final int MOST_CHARACTERS = 100;
  private static final long MOST_MINOR = 1_000_000_000_000L;
  private static final int WHOLE = 10_000;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  PlanDraft {
    if (name == null || price == null) {
      throw refused("A plan has a name and a price.");
    }
    Words.check(name, MOST_CHARACTERS);
    name = name.strip();
    if (downloadMbps < 1 || uploadMbps < 1) {
      throw refused("A plan has a speed.");
    }
    if (price.minor() < 0 || price.minor() > MOST_MINOR || !isMoney(price.currency())) {
      throw refused("A price is nothing or more, in a currency.");
    }
    if (taxBasisPoints < 0 || taxBasisPoints > WHOLE) {
      throw refused("A tax is 0 to 10000 basis points.");
    }
  }

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  private static boolean isMoney(String currency) {
    return currency != null
        && Currency.getAvailableCurrencies().stream()
            .anyMatch(
                known ->
                    known.getCurrencyCode().equals(currency)
                        && known.getDefaultFractionDigits() >= 0);
  }

  private static ApiProblem refused(String rule) {
    return new ApiProblem(ApiError.BODY_UNREADABLE, rule);
  }
}
