package io.recado.admin.invoice;

import io.recado.action.CustomerId;
import io.recado.actions.invoice.Bill;
import io.recado.actions.invoice.BilledLine;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Moments;
import io.recado.admin.web.Words;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * An invoice that is to be issued.
 *
 * @param currency by ISO 4217
 * @param dueOn today or later, by the tenant's clocks
 * @param taxIncluded whether prices hold the tax; otherwise it comes on top of them
 * @param lines one at least
 */
record NewBill(
    UUID customer, String currency, LocalDate dueOn, boolean taxIncluded, List<NewLine> lines) {

  /** More than fits on what anybody reads. */
  private static final int MOST_LINES = 100;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  NewBill {
    if (customer == null || currency == null || dueOn == null || lines == null) {
      throw refused("An invoice has a customer, a currency, a day it is due, and lines.");
    }
    if (lines.isEmpty() || lines.size() > MOST_LINES || lines.stream().anyMatch(Objects::isNull)) {
      throw refused("An invoice has 1 to %d lines.".formatted(MOST_LINES));
    }
    if (!Moments.arePossible(dueOn.atStartOfDay().toInstant(ZoneOffset.UTC))) {
      throw refused("Nothing is due on that day.");
    }
    lines = List.copyOf(lines);
  }

  /**
   * What is billed.
   *
   * @param unitPrice of one, in minor units of the currency; below zero for what is taken off
   * @param taxBasisPoints 1900 are 19 %
   */
  record NewLine(String description, int quantity, long unitPrice, int taxBasisPoints) {

    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_OF_ONE = 10_000;

    /** So that a hundred lines of ten thousand each still are a number. */
    private static final long MOST_MINOR = 1_000_000_000_000L;

    private static final int WHOLE = 10_000;

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    NewLine {
      if (description == null) {
        throw refused("A line says what is billed.");
      }
      Words.check(description, MOST_CHARACTERS);
      if (quantity < 1 || quantity > MOST_OF_ONE) {
        throw refused("A quantity is 1 to %d.".formatted(MOST_OF_ONE));
      }
      if (unitPrice < -MOST_MINOR || unitPrice > MOST_MINOR) {
        throw refused("A price has at most %d minor units.".formatted(MOST_MINOR));
      }
      if (taxBasisPoints < 0 || taxBasisPoints > WHOLE) {
        throw refused("A tax is 0 to 10000 basis points.");
      }
    }

    private BilledLine billed(boolean taxIncluded) {
      var words = description.strip();
      return taxIncluded
          ? BilledLine.ofGross(words, quantity, unitPrice, taxBasisPoints)
          : BilledLine.ofNet(words, quantity, unitPrice, taxBasisPoints);
    }
  }

  /**
   * @throws ApiProblem {@code BODY_UNREADABLE} when it is over nothing, or in no money
   */
  Bill bill() {
    var billed = lines.stream().map(line -> line.billed(taxIncluded)).toList();
    try {
      return new Bill(new CustomerId(customer), money(currency), dueOn, billed);
    } catch (IllegalArgumentException e) {
      throw refused("An invoice is over more than nothing, in a currency that is money.");
    }
  }

  private static Currency money(String code) {
    var currency = Currency.getInstance(code);
    if (currency.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException("no money");
    }
    return currency;
  }

  private static ApiProblem refused(String rule) {
    return new ApiProblem(ApiError.BODY_UNREADABLE, rule);
  }
}
