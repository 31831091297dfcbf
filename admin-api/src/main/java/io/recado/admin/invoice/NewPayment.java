package io.recado.admin.invoice;

import io.recado.actions.invoice.Money;
import io.recado.actions.invoice.ReceivedPayment;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Amount;
import io.recado.admin.web.Words;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money that came past Recado.
 *
 * @param receivedOn today or before, by the tenant's clocks; null for today
 * @param reference what it is found by elsewhere; null for none
 */
record NewPayment(
    Amount amount,
    ReceivedPayment.Way way,
    @Nullable LocalDate receivedOn,
    @Nullable String reference) {

  private static final int MOST_CHARACTERS = 100;
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  NewPayment {
    if (amount == null || amount.currency() == null || amount.minor() <= 0 || way == null) {
      throw refused("A payment is of more than nothing, and came in some way.");
    }
    Words.check(reference, MOST_CHARACTERS);
  }

  /**
   * @param today by the tenant's clocks
   * @throws ApiProblem {@code BODY_UNREADABLE} for what has not come yet, or in no currency
   */
  ReceivedPayment received(LocalDate today) {
    var day = receivedOn == null ? today : receivedOn;
    if (day.isAfter(today) || day.isBefore(FIRST)) {
      throw refused("What was received came today or before.");
    }
    return new ReceivedPayment(money(), way, day, reference);
  }

  private Money money() {
    try {
      return Money.of(amount.minor(), amount.currency());
    } catch (IllegalArgumentException e) {
      throw refused("There is no such currency.");
    }
  }

  private static ApiProblem refused(String rule) {
    return new ApiProblem(ApiError.BODY_UNREADABLE, rule);
  }
}
