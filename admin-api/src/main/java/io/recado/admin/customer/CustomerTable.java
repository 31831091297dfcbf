package io.recado.admin.customer;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.TableBody;
import org.jspecify.annotations.Nullable;

/**
 * Customers as a table.
 *
 * @param csv the first line names the columns
 * @param country whose telephone numbers need no country code, as ISO 3166 writes it; null where
 *     all of them have one
 * @param dryRun whether to tell only what would be done
 */
record CustomerTable(String csv, @Nullable String country, boolean dryRun) implements TableBody {

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  CustomerTable {
    if (csv == null || csv.isBlank()) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "There is nothing in the table.");
    }
    if (country != null && !PhoneNumber.isCountry(country)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "There is no such country.");
    }
  }

  @Override
  public String toString() {
    return "CustomerTable";
  }
}
