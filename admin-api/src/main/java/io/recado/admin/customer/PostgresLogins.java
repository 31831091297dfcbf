package io.recado.admin.customer;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.LookupOutcome.Found;
import io.recado.actions.password.SystemKind;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What customers sign in with, in PostgreSQL: the accounts whose passwords the bot changes. */
@Repository
class PostgresLogins {

  private static final String LOGINS =
      """
      select a.account_id, a.customer_id, a.login, s.system_id, s.name, s.kind
      from access_account a
      join password_system s on s.tenant_id = a.tenant_id and s.system_id = a.system_id
      where a.tenant_id = $1
      """;

  private static final String OF_CUSTOMER =
      LOGINS + " and a.customer_id = $2 order by s.name, a.login";

  private static final String ONE = LOGINS + " and a.account_id = $2";

  private static final String SYSTEMS =
      "select system_id, name, kind from password_system where tenant_id = $1 order by name, system_id";

  private static final String COUNT =
      "select count(*) from access_account where tenant_id = $1 and customer_id = $2";

  private static final String ADD =
      """
      insert into access_account (tenant_id, account_id, customer_id, system_id, login)
      select s.tenant_id, $2, $3, s.system_id, $5
      from password_system s where s.tenant_id = $1 and s.system_id = $4
      """;

  private static final String CHANGE =
      "update access_account set login = $3 where tenant_id = $1 and account_id = $2";

  private static final String REMOVE =
      "delete from access_account where tenant_id = $1 and account_id = $2";

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresLogins(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** A customer's, by the names of their systems. */
  Mono<List<LoginView>> of(TenantId tenant, UUID customer) {
    var rows = of(OF_CUSTOMER, tenant, customer).map(PostgresLogins::login).all();
    return scope.inTenant(tenant, rows::collectList);
  }

  /** Empty when the tenant has no such login. */
  Mono<LoginView> find(TenantId tenant, UUID login) {
    return scope.inTenant(tenant, of(ONE, tenant, login).map(PostgresLogins::login)::one);
  }

  /** By name. */
  Mono<List<LoginSystem>> systems(TenantId tenant) {
    var rows = client.sql(SYSTEMS).bind(0, tenant.value()).map(PostgresLogins::system).all();
    return scope.inTenant(tenant, rows::collectList);
  }

  /**
   * @throws ApiProblem {@code TOO_MANY} where the bot could not offer another, {@code PART_UNKNOWN}
   *     where the tenant has no such system, {@code NAME_TAKEN} where somebody has the login there
   */
  Mono<UUID> add(TenantId tenant, UUID id, UUID customer, NewLogin wish) {
    var added =
        of(ADD, tenant, id).bind(2, customer).bind(3, wish.system()).bind(4, wish.login()).fetch();
    return scope
        .inTenant(
            tenant,
            () ->
                of(COUNT, tenant, customer)
                    .mapValue(Long.class)
                    .one()
                    .doOnNext(PostgresLogins::checkRoom)
                    .then(Mono.defer(added::rowsUpdated)))
        .onErrorMap(DuplicateKeyException.class, taken -> loginTaken())
        .filter(rows -> rows > 0)
        .switchIfEmpty(
            Mono.error(() -> new ApiProblem(ApiError.PART_UNKNOWN, "There is no such system.")))
        .thenReturn(id);
  }

  /**
   * Nothing where the tenant has no such login.
   *
   * @throws ApiProblem {@code NAME_TAKEN} where somebody has the other login in that system
   */
  Mono<Void> change(TenantId tenant, UUID id, String login) {
    var changed = of(CHANGE, tenant, id).bind(2, login).fetch();
    return scope
        .inTenant(tenant, changed::rowsUpdated)
        .onErrorMap(DuplicateKeyException.class, taken -> loginTaken())
        .then();
  }

  /** False when the tenant has no such login. */
  Mono<Boolean> remove(TenantId tenant, UUID id) {
    var removed = of(REMOVE, tenant, id).fetch();
    return scope.inTenant(tenant, () -> removed.rowsUpdated().map(rows -> rows > 0));
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, UUID id) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, id);
  }

  private static void checkRoom(long known) {
    if (known >= Found.MOST_ITEMS) {
      throw new ApiProblem(
          ApiError.TOO_MANY, "The bot offers a customer %d at most.".formatted(Found.MOST_ITEMS));
    }
  }

  private static ApiProblem loginTaken() {
    return new ApiProblem(ApiError.NAME_TAKEN, "A customer has this login in that system.");
  }

  private static LoginView login(Readable row) {
    var system = system(row);
    return new LoginView(
        required(row, "account_id", UUID.class),
        required(row, "customer_id", UUID.class),
        system.id(),
        system.name(),
        system.kind(),
        required(row, "login", String.class));
  }

  private static LoginSystem system(Readable row) {
    return new LoginSystem(
        required(row, "system_id", UUID.class),
        required(row, "name", String.class),
        SystemKind.valueOf(required(row, "kind", String.class).toUpperCase(Locale.ROOT)));
  }
}
