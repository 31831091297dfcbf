package io.recado.admin.bank;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.util.List;
import java.util.Objects;

/**
 * All accounts that customers may transfer to.
 *
 * @param accounts in the order in which they are told
 */
record NewBankAccounts(List<AccountDraft> accounts) {

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  NewBankAccounts {
    if (accounts == null || accounts.stream().anyMatch(Objects::isNull)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "Accounts are a list, or none: [].");
    }
    accounts = List.copyOf(accounts);
  }

  /**
   * These, with their numbers as they are kept.
   *
   * @throws ApiProblem {@code ACCOUNT_NUMBER_WRONG}; {@code NAME_TAKEN} for one that is there twice
   */
  List<AccountDraft> checked() {
    var checked = accounts.stream().map(AccountDraft::checked).toList();
    long different =
        checked.stream().map(one -> one.number() + " " + one.currency()).distinct().count();
    if (different < checked.size()) {
      throw new ApiProblem(ApiError.NAME_TAKEN, "The same account is there twice.");
    }
    return checked;
  }
}
