package io.recado.admin.customer;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Customers in PostgreSQL. */
@Repository
class PostgresCustomers {

  private static final String CUSTOMERS =
      """
      select k.customer_id, k.number, k.name, k.phone, k.email, k.email_verified_at, k.language, k.created_at,
             k.xmin::text as version
      from customer k
      where k.tenant_id = $1
      """;

  /**
   * What is looked for stands anywhere in a name, number or address; a telephone number is found by
   * its digits.
   */
  private static final String LIST =
      CUSTOMERS
          + """
            and ($2::text is null
                 or position(folded($2) in folded(concat_ws(' ', k.number, k.name, k.email))) > 0
                 or length(dialled($2)) >= 4 and position(dialled($2) in dialled(k.phone)) > 0)
            and ($3::timestamptz is null or (k.created_at, k.customer_id) < ($3, $4))
          order by k.created_at desc, k.customer_id desc limit $5
          """;

  private static final String ONE = CUSTOMERS + " and k.customer_id = $2";

  private static final String SHARED =
      """
      select coalesce(bool_or(dialled(o.phone) = dialled(k.phone)), false) as phone,
             coalesce(bool_or(lower(o.email) = lower(k.email)), false) as email
      from customer k
      left join customer o on o.tenant_id = k.tenant_id and o.customer_id <> k.customer_id
      where k.tenant_id = $1 and k.customer_id = $2
      """;

  private static final String ADD =
      """
      insert into customer (tenant_id, customer_id, number, name, phone, email, email_verified_at, language)
      select $1, $2, $3, $4, $5, $6, case when $7 then now() end, $8
      where not exists (select from customer o where o.tenant_id = $1 and lower(o.number) = lower($3))
      """;

  /**
   * An address that was made sure of stays so as long as it is the same and nobody says otherwise.
   */
  private static final String CHANGE =
      """
      update customer k set number = $3, name = $4, phone = $5, email = $6, language = $8,
        email_verified_at = case when not $7 then null
          when lower(k.email) = lower($6) then coalesce(k.email_verified_at, now()) else now() end
      where k.tenant_id = $1 and k.customer_id = $2
        and not exists (select from customer o
                        where o.tenant_id = $1 and o.customer_id <> $2 and lower(o.number) = lower($3))
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresCustomers(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** The newest first; one more than the page holds, where there are more. */
  Mono<List<CustomerView>> list(
      TenantId tenant, @Nullable String search, @Nullable Cursor after, int size) {
    var statement = client.sql(LIST).bind(0, tenant.value());
    statement = bind(statement, 1, String.class, search);
    statement = bind(statement, 2, Instant.class, after == null ? null : after.at());
    statement = bind(statement, 3, UUID.class, after == null ? null : after.id());
    var page = statement.bind(4, size + 1).map(PostgresCustomers::customer).all();
    return scope.inTenant(tenant, page::collectList);
  }

  /** Empty when the tenant has no such customer. */
  Mono<CustomerView> find(TenantId tenant, UUID customer) {
    var found = client.sql(ONE).bind(0, tenant.value()).bind(1, customer);
    return scope.inTenant(tenant, () -> found.map(PostgresCustomers::customer).one());
  }

  /** What of a customer's another customer has as well. */
  Mono<Shared> shared(TenantId tenant, UUID customer) {
    var found = client.sql(SHARED).bind(0, tenant.value()).bind(1, customer);
    return scope.inTenant(
        tenant,
        () ->
            found
                .map(
                    row ->
                        new Shared(
                            required(row, "phone", Boolean.class),
                            required(row, "email", Boolean.class)))
                .one());
  }

  /** What proves nobody, as two have it. */
  record Shared(boolean phone, boolean email) {}

  /**
   * @throws ApiProblem {@code NAME_TAKEN} where another customer has the number
   */
  Mono<UUID> add(TenantId tenant, UUID id, CustomerDraft draft) {
    return written(tenant, id, draft, ADD);
  }

  /**
   * @throws ApiProblem {@code NAME_TAKEN} where another customer has the number
   */
  Mono<UUID> change(TenantId tenant, UUID id, CustomerDraft draft) {
    return written(tenant, id, draft, CHANGE);
  }

  private Mono<UUID> written(TenantId tenant, UUID id, CustomerDraft draft, String sql) {
    return scope
        .inTenant(tenant, () -> with(tenant, id, draft, sql).fetch().rowsUpdated())
        .onErrorMap(DuplicateKeyException.class, taken -> numberTaken())
        .filter(rows -> rows > 0)
        .switchIfEmpty(Mono.error(PostgresCustomers::numberTaken))
        .thenReturn(id);
  }

  private GenericExecuteSpec with(TenantId tenant, UUID id, CustomerDraft draft, String sql) {
    var statement =
        client
            .sql(sql)
            .bind(0, tenant.value())
            .bind(1, id)
            .bind(2, draft.number())
            .bind(3, draft.name())
            .bind(6, draft.emailVerified())
            .bind(7, draft.language().code());
    statement = bind(statement, 4, String.class, draft.phone());
    return bind(statement, 5, String.class, draft.email());
  }

  private static ApiProblem numberTaken() {
    return new ApiProblem(ApiError.NAME_TAKEN, "Another customer has this number.");
  }

  private static CustomerView customer(Readable row) {
    return new CustomerView(
        required(row, "customer_id", UUID.class),
        required(row, "number", String.class),
        required(row, "name", String.class),
        row.get("phone", String.class),
        row.get("email", String.class),
        row.get("email_verified_at", Instant.class) != null,
        Language.ofTag(required(row, "language", String.class)).orElseThrow(),
        required(row, "created_at", Instant.class),
        required(row, "version", String.class));
  }
}
