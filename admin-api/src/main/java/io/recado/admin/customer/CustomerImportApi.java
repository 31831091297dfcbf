package io.recado.admin.customer;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.audit.SignedChanges;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Takes customers in by a table: all of it, or nothing. */
@RestController
@RequestMapping("/api/v1/customers")
class CustomerImportApi {

  private final PostgresCustomerImport customers;
  private final PostgresLoginImport logins;
  private final SignedChanges changes;
  private final int most;

  CustomerImportApi(
      PostgresCustomerImport customers,
      PostgresLoginImport logins,
      SignedChanges changes,
      Settings settings) {
    this.customers = customers;
    this.logins = logins;
    this.changes = changes;
    this.most = settings.count(Setting.IMPORT_MOST_CUSTOMERS);
  }

  /**
   * Adds those whose numbers are not there, and changes the others as far as the table says. The
   * same table once more changes nothing, so this needs no key.
   */
  @Needs(Permission.KEEP_BILLING)
  @PostMapping("/import")
  Mono<ImportView> importCustomers(Caller caller, @RequestBody CustomerTable table) {
    // Thousands of telephone numbers take a while.
    return Mono.fromCallable(() -> CustomerRows.read(table, most))
        .subscribeOn(Schedulers.parallel())
        .flatMap(rows -> taken(caller, rows, table.dryRun()));
  }

  private Mono<ImportView> taken(Caller caller, CustomerRows rows, boolean dryRun) {
    return rows.problems().isEmpty()
        ? caller
            .signs(changes, () -> written(caller, rows, dryRun))
            .onErrorResume(Tried.class, tried -> Mono.just(tried.view))
            .onErrorMap(DuplicateKeyException.class, raced -> new ApiProblem(ApiError.TRY_AGAIN))
        : Mono.just(ImportView.wrong(rows.problems()));
  }

  private Mono<ImportView> written(Caller caller, CustomerRows rows, boolean dryRun) {
    return customers
        .hold(caller.tenant())
        .then(Mono.defer(() -> logins.problems(caller.tenant(), rows)))
        .flatMap(
            problems ->
                problems.isEmpty()
                    ? written(caller, rows)
                    : Mono.error(new Tried(ImportView.wrong(problems))))
        .flatMap(view -> dryRun ? Mono.error(new Tried(view.onlyTried())) : Mono.just(view));
  }

  private Mono<ImportView> written(Caller caller, CustomerRows rows) {
    return customers
        .change(caller.tenant(), rows)
        .zipWhen(changed -> customers.add(caller.tenant(), rows))
        .zipWhen(done -> logins.add(caller.tenant(), rows))
        .map(done -> view(rows, done.getT1().getT1(), done.getT1().getT2(), done.getT2()));
  }

  private static ImportView view(CustomerRows rows, long changed, long added, long logins) {
    int unchanged = (int) (rows.rows().size() - changed - added);
    return new ImportView(true, (int) added, (int) changed, unchanged, (int) logins, List.of());
  }

  /** Takes the transaction back: what it tells is what would be done, or what is wrong. */
  private static final class Tried extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ImportView view;

    Tried(ImportView view) {
      super("only tried", null, false, false);
      this.view = view;
    }
  }
}
