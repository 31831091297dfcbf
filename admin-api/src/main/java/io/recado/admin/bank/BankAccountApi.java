package io.recado.admin.bank;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.edition.Editions;
import io.recado.admin.edition.Subject;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where customers are told to transfer: whoever changes it could have their money. */
@RestController
@RequestMapping("/api/v1/bank-accounts")
class BankAccountApi {

  private final PostgresBankAccountList list;
  private final Editions editions;
  private final int mostAccounts;

  BankAccountApi(PostgresBankAccountList list, Editions editions, Settings settings) {
    this.list = list;
    this.editions = editions;
    this.mostAccounts = settings.count(Setting.MOST_BANK_ACCOUNTS);
  }

  @Needs(Permission.CONNECT)
  @GetMapping
  Mono<Tagged<BankAccountsView>> bankAccounts(Caller caller) {
    return editions
        .read(
            caller.tenant(),
            Subject.BANK_ACCOUNTS,
            () -> list.read(caller.tenant()),
            BankAccountsView::new)
        .map(view -> Versions.tagged(view.version(), view));
  }

  /** All of them anew; customers are told these from now on. */
  @Needs(Permission.CONNECT)
  @PutMapping
  Mono<Tagged<BankAccountsView>> changeBankAccounts(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody NewBankAccounts wanted) {
    var accounts = wanted.checked();
    if (accounts.size() > mostAccounts) {
      throw new ApiProblem(ApiError.TOO_MANY);
    }
    return editions
        .change(
            caller, Subject.BANK_ACCOUNTS, ifMatch, () -> list.replace(caller.tenant(), accounts))
        .then(Mono.defer(() -> bankAccounts(caller)));
  }
}
