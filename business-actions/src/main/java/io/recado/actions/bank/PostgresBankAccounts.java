package io.recado.actions.bank;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.bank.AccountNumber.Standard;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresBankAccounts implements BankAccounts {

  private static final String IN =
      """
      select holder, bank, standard, number, currency, note from bank_account
      where tenant_id = $1 and currency = $2 order by position
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresBankAccounts(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Mono<List<BankAccount>> in(TenantId tenant, Currency currency) {
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(IN)
                .bind(0, tenant.value())
                .bind(1, currency.getCurrencyCode())
                .map(PostgresBankAccounts::read)
                .all()
                .collectList());
  }

  private static BankAccount read(Readable row) {
    var standard = required(row, "standard", String.class).toUpperCase(Locale.ROOT);
    return new BankAccount(
        required(row, "holder", String.class),
        required(row, "bank", String.class),
        new AccountNumber(Standard.valueOf(standard), required(row, "number", String.class)),
        Currency.getInstance(required(row, "currency", String.class)),
        row.get("note", String.class));
  }
}
