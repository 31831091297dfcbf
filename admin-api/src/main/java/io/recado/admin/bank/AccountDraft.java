package io.recado.admin.bank;

import io.recado.actions.bank.AccountNumber;
import io.recado.actions.bank.AccountNumber.Standard;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An account that customers may transfer to.
 *
 * @param standard what its number is by
 * @param number as the bank writes it; kept without blanks where a standard says how it looks
 * @param currency by ISO 4217: customers are told of accounts in the currency of their invoice
 * @param holder whose it is, as the bank has it
 * @param note what else a customer's bank asks for, such as a tax number; told as it is
 */
record AccountDraft(
    Standard standard,
    String number,
    String currency,
    String holder,
    String bank,
    @Nullable String note) {

  private static final int LONGEST_NUMBER = 60;
  private static final int LONGEST_HOLDER = 100;
  private static final int LONGEST_BANK = 80;
  private static final int LONGEST_NOTE = 120;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  AccountDraft {
    if (standard == null || number == null || currency == null || holder == null || bank == null) {
      throw refused("An account has standard, number, currency, holder and bank.");
    }
    checkLine(number, LONGEST_NUMBER);
    checkLine(holder, LONGEST_HOLDER);
    checkLine(bank, LONGEST_BANK);
    checkLine(note, LONGEST_NOTE);
    if (!isMoney(currency)) {
      throw refused("An account is in a currency.");
    }
  }

  /**
   * This, with its number as it is kept.
   *
   * @throws ApiProblem {@code ACCOUNT_NUMBER_WRONG} where a digit of it must be
   */
  AccountDraft checked() {
    return AccountNumber.read(standard, number)
        .map(read -> new AccountDraft(standard, read.text(), currency, holder, bank, note))
        .orElseThrow(() -> new ApiProblem(ApiError.ACCOUNT_NUMBER_WRONG));
  }

  private static void checkLine(@Nullable String text, int mostCharacters) {
    Words.check(text, mostCharacters);
    if (text != null && text.lines().count() > 1) {
      throw refused("What is said of an account stands in one line each.");
    }
  }

  private static boolean isMoney(String currency) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(
            known ->
                known.getCurrencyCode().equals(currency) && known.getDefaultFractionDigits() >= 0);
  }

  private static ApiProblem refused(String rule) {
    return new ApiProblem(ApiError.BODY_UNREADABLE, rule);
  }

  /** It is for the tenant's customers, not for logs. */
  @Override
  public String toString() {
    return "AccountDraft[" + standard + ", " + currency + "]";
  }
}
