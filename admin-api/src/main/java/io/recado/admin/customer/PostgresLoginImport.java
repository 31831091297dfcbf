package io.recado.admin.customer;

import static io.recado.database.Columns.required;

import io.recado.action.LookupOutcome.Found;
import io.recado.admin.customer.CustomerRows.CustomerRow;
import io.recado.admin.customer.ImportView.Code;
import io.recado.admin.customer.ImportView.CustomerProblem;
import io.recado.tenant.TenantId;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Writes what customers of a table sign in with; in the caller's transaction of the tenant. Which
 * system is meant is said by its name, where the tenant has several.
 */
@Repository
class PostgresLoginImport {

  private static final String WANTED =
      """
      with wanted as (
        select r.line, r.number, r.login, s.count as systems, s.system_id, a.account_id, a.customer_id as owner,
               count(*) over (partition by s.system_id, r.login) as times
        from unnest($2::int[], $3::text[], $4::text[], $5::text[]) as r (line, number, system, login)
        cross join lateral (
          select count(*) as count, (array_agg(s.system_id))[1] as system_id from password_system s
          where s.tenant_id = $1 and (r.system is null or lower(s.name) = lower(r.system))) s
        left join access_account a on a.tenant_id = $1 and a.system_id = s.system_id and a.login = r.login
        where r.login is not null)
      """;

  private static final String PROBLEMS =
      WANTED
          + """
            select line, code from (
              select w.line, case
                when w.systems <> 1 then 'SYSTEM_UNKNOWN'
                when w.times > 1 then 'LOGIN_TWICE'
                when w.owner is not null and w.owner is distinct from k.customer_id then 'LOGIN_TAKEN'
                when w.owner is null and $6 <= (select count(*) from access_account a
                                                where a.tenant_id = $1 and a.customer_id = k.customer_id)
                  then 'TOO_MANY_LOGINS' end as code
              from wanted w left join customer k on k.tenant_id = $1 and lower(k.number) = lower(w.number)
            ) judged where code is not null order by line limit 100
            """;

  private static final String ADD =
      WANTED
          + """
            insert into access_account (tenant_id, account_id, customer_id, system_id, login)
            select $1, uuidv7(), k.customer_id, w.system_id, w.login
            from wanted w join customer k on k.tenant_id = $1 and lower(k.number) = lower(w.number)
            where w.account_id is null
            """;

  private final DatabaseClient client;

  PostgresLoginImport(DatabaseClient client) {
    this.client = client;
  }

  /** Lines whose login cannot be had, as things stand now. */
  Mono<List<CustomerProblem>> problems(TenantId tenant, CustomerRows rows) {
    return with(PROBLEMS, tenant, rows)
        .bind(5, Found.MOST_ITEMS)
        .map(
            row ->
                new CustomerProblem(
                    required(row, "line", Integer.class),
                    Code.valueOf(required(row, "code", String.class))))
        .all()
        .collectList();
  }

  /** How many are new; the customers must be there. What else they sign in with stays. */
  Mono<Long> add(TenantId tenant, CustomerRows rows) {
    return with(ADD, tenant, rows).fetch().rowsUpdated();
  }

  private GenericExecuteSpec with(String sql, TenantId tenant, CustomerRows rows) {
    return client
        .sql(sql)
        .bind(0, tenant.value())
        .bind(1, rows.column(CustomerRow::line, Integer[]::new))
        .bind(2, rows.column(CustomerRow::number, String[]::new))
        .bind(3, rows.column(CustomerRow::system, String[]::new))
        .bind(4, rows.column(CustomerRow::login, String[]::new));
  }
}
