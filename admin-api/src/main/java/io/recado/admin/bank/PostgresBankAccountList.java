package io.recado.admin.bank;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.bank.AccountNumber.Standard;
import io.recado.tenant.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Accounts in rows. To be asked within the tenant's scope. */
@Repository
class PostgresBankAccountList {

  private static final String READ =
      """
      select standard, number, currency, holder, bank, note from bank_account
      where tenant_id = $1 order by position
      """;

  private static final String DROP_OTHERS =
      """
      delete from bank_account
      where tenant_id = $1 and number || ' ' || currency <> all ($2::text[])
      """;

  /** One that stays as it is is not touched, and not entered in the audit. */
  private static final String WRITE =
      """
      insert into bank_account (tenant_id, position, standard, number, currency, holder, bank, note)
      select $1, position, standard, number, currency, holder, bank, nullif(note, '')
      from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
        with ordinality as account (standard, number, currency, holder, bank, note, position)
      on conflict (tenant_id, number, currency) do update set
        position = excluded.position, standard = excluded.standard, holder = excluded.holder, bank = excluded.bank,
        note = excluded.note
      """;

  private final DatabaseClient client;

  PostgresBankAccountList(DatabaseClient client) {
    this.client = client;
  }

  Mono<List<AccountDraft>> read(TenantId tenant) {
    return of(READ, tenant).map(PostgresBankAccountList::account).all().collectList();
  }

  /** No other account is told from now on. */
  Mono<Void> replace(TenantId tenant, List<AccountDraft> accounts) {
    return of(DROP_OTHERS, tenant)
        .bind(1, column(accounts, one -> one.number() + " " + one.currency()))
        .then()
        .then(write(tenant, accounts));
  }

  private Mono<Void> write(TenantId tenant, List<AccountDraft> accounts) {
    return of(WRITE, tenant)
        .bind(1, column(accounts, one -> one.standard().code()))
        .bind(2, column(accounts, AccountDraft::number))
        .bind(3, column(accounts, AccountDraft::currency))
        .bind(4, column(accounts, AccountDraft::holder))
        .bind(5, column(accounts, AccountDraft::bank))
        .bind(6, column(accounts, one -> Objects.toString(one.note(), "")))
        .then();
  }

  private static String[] column(List<AccountDraft> rows, Function<AccountDraft, String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }

  private static AccountDraft account(Readable row) {
    return new AccountDraft(
        Standard.valueOf(required(row, "standard", String.class).toUpperCase(Locale.ROOT)),
        required(row, "number", String.class),
        required(row, "currency", String.class),
        required(row, "holder", String.class),
        required(row, "bank", String.class),
        row.get("note", String.class));
  }

  private GenericExecuteSpec of(String sql, TenantId tenant) {
    return client.sql(sql).bind(0, tenant.value());
  }
}
