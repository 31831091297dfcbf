package io.recado.admin.access;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Accounts, which are looked for before a tenant is known. */
@Repository
class PostgresAccounts {

  private static final String BY_EMAIL =
      """
      select p.person_id, p.password_hash,
             array_remove(array_agg(m.tenant_id order by m.created_at, m.tenant_id), null) as tenants
      from person p left join membership m on m.person_id = p.person_id
      where p.email = $1
      group by p.person_id
      """;

  private static final String ADD =
      """
      insert into person (person_id, email, password_hash) values ($1, $2, $3)
      on conflict (email) do nothing
      """;

  private final DatabaseClient dispatch;

  PostgresAccounts(DispatchDatabase dispatch) {
    this.dispatch = dispatch.client();
  }

  /** The form in which an address is known. */
  static String known(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  /** Empty when nobody has this address. */
  Mono<Account> byEmail(String email) {
    return dispatch.sql(BY_EMAIL).bind(0, known(email)).map(PostgresAccounts::account).one();
  }

  /** False when somebody has the address already. */
  Mono<Boolean> add(PersonId person, String email, String passwordHash) {
    return dispatch
        .sql(ADD)
        .bind(0, person.value())
        .bind(1, known(email))
        .bind(2, passwordHash)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  private static Account account(Readable row) {
    return new Account(
        new PersonId(required(row, "person_id", UUID.class)),
        required(row, "password_hash", String.class),
        Arrays.stream(required(row, "tenants", UUID[].class)).map(TenantId::new).toList());
  }
}
