package io.recado.admin.access;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.conversation.Language;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Accounts, which are looked for before a tenant is known. */
@Repository
class PostgresAccounts {

  private static final String BY_EMAIL =
      """
      select p.person_id, p.password_hash,
             array_remove(array_agg(t.tenant_id order by m.created_at, m.tenant_id), null) as tenants
      from person p left join membership m on m.person_id = p.person_id
        left join tenant t on t.tenant_id = m.tenant_id and t.suspended_at is null
      where p.email = $1
      group by p.person_id
      """;

  private static final String ADD =
      """
      insert into person (person_id, email, password_hash) values ($1, $2, $3)
      on conflict (email) do nothing
      """;

  private static final String BY_ID =
      "select email, password_hash, language from person where person_id = $1";

  private static final String BELONGS =
      "select from person p join membership m on m.person_id = p.person_id where p.email = $1 limit 1";

  private static final String CLAIM =
      """
      insert into person as known (person_id, email, password_hash, language) values ($1, $2, $3, $4)
      on conflict (email) do update set password_hash = excluded.password_hash, language = excluded.language
      where not exists (select from membership m where m.person_id = known.person_id)
      returning person_id
      """;

  private static final String SPEAK = "update person set language = $2 where person_id = $1";

  /** Whoever else knows the old one is out. */
  private static final String CHANGE_PASSWORD =
      """
      with changed as (
        update person set password_hash = $2 where person_id = $1 returning person_id
      ), tenants as (
        select m.tenant_id, m.person_id from membership m join changed c on c.person_id = m.person_id
      ), ended as (
        update person_session s set revoked_at = clock_timestamp(), revoked_for = 'password' from tenants t
        where s.tenant_id = t.tenant_id and s.person_id = t.person_id and s.revoked_at is null
          and s.session_id is distinct from $3
      )
      insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome)
      select tenant_id, 'agent', person_id::text, $4, 'done' from tenants
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

  /** Gives an address to this hash; empty when whoever has it belongs to a tenant. */
  Mono<PersonId> claim(PersonId anew, String email, String passwordHash, Language language) {
    return Detached.from(
        dispatch
            .sql(CLAIM)
            .bind(0, anew.value())
            .bind(1, known(email))
            .bind(2, passwordHash)
            .bind(3, language.code())
            .mapValue(UUID.class)
            .one()
            .map(PersonId::new));
  }

  /** What somebody signs in with, and is written to in. */
  record Login(String email, String passwordHash, Language language) {

    @Override
    public String toString() {
      return "Login";
    }
  }

  Mono<Login> login(PersonId person) {
    return dispatch.sql(BY_ID).bind(0, person.value()).map(PostgresAccounts::readLogin).one();
  }

  /** Whether who has the address belongs to any tenant. */
  Mono<Boolean> belongs(String email) {
    return dispatch.sql(BELONGS).bind(0, known(email)).fetch().one().hasElement();
  }

  Mono<Void> speak(PersonId person, Language language) {
    return dispatch.sql(SPEAK).bind(0, person.value()).bind(1, language.code()).then();
  }

  /**
   * Sets a password, and ends the person's sessions with all tenants.
   *
   * @param kept the session that stays; null for none
   * @param action as the audit is to call it
   */
  Mono<Void> changePassword(
      PersonId person, String passwordHash, @Nullable UUID kept, String action) {
    var statement =
        dispatch.sql(CHANGE_PASSWORD).bind(0, person.value()).bind(1, passwordHash).bind(3, action);
    return Detached.from(bind(statement, 2, UUID.class, kept).then());
  }

  private static Login readLogin(Readable row) {
    return new Login(
        required(row, "email", String.class),
        required(row, "password_hash", String.class),
        Language.ofTag(required(row, "language", String.class)).orElseThrow());
  }

  private static Account account(Readable row) {
    return new Account(
        new PersonId(required(row, "person_id", UUID.class)),
        required(row, "password_hash", String.class),
        Arrays.stream(required(row, "tenants", UUID[].class)).map(TenantId::new).toList());
  }
}
