package io.recado.admin.operator;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.access.PersonId;
import io.recado.admin.web.Cursor;
import io.recado.conversation.Language;
import io.recado.database.DispatchDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** All tenants, as the dispatch role sees them. */
@Repository
class PostgresTenantList {

  private static final String PAGE =
      """
      select tenant_id, name, language, plan, created_at, suspended_at,
        (select count(*) from membership m where m.tenant_id = t.tenant_id) as people,
        (select count(*) from channel c where c.tenant_id = t.tenant_id and c.removed_at is null) as channels
      from tenant t
      where $1::timestamptz is null or (created_at, tenant_id) < ($1, $2::uuid)
      order by created_at desc, tenant_id desc limit $3
      """;

  /** Its people are out at once; entered for the tenant, whose audit its owners read later. */
  private static final String SUSPEND =
      """
      with suspended as (
        update tenant set suspended_at = clock_timestamp() where tenant_id = $1 and suspended_at is null
        returning tenant_id
      ), ended as (
        update person_session s set revoked_at = clock_timestamp(), revoked_for = 'suspended' from suspended t
        where s.tenant_id = t.tenant_id and s.revoked_at is null
      ), entered as (
        insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome)
        select tenant_id, 'agent', $2, 'tenant.suspended', 'done' from suspended
      )
      select count(*) from tenant where tenant_id = $1
      """;

  private static final String RESUME =
      """
      with resumed as (
        update tenant set suspended_at = null where tenant_id = $1 and suspended_at is not null
        returning tenant_id
      ), entered as (
        insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome)
        select tenant_id, 'agent', $2, 'tenant.resumed', 'done' from resumed
      )
      select count(*) from tenant where tenant_id = $1
      """;

  private final DatabaseClient dispatch;

  PostgresTenantList(DispatchDatabase dispatch) {
    this.dispatch = dispatch.client();
  }

  /** The newest first. */
  Mono<List<TenantView>> page(@Nullable Cursor after, int most) {
    var statement = dispatch.sql(PAGE).bind(2, most);
    statement = bind(statement, 0, Instant.class, after == null ? null : after.at());
    statement = bind(statement, 1, UUID.class, after == null ? null : after.id());
    return statement.map(PostgresTenantList::read).all().collectList();
  }

  /** False when there is none; done again it changes nothing. */
  Mono<Boolean> suspend(UUID tenant, PersonId by) {
    return change(SUSPEND, tenant, by);
  }

  /** False when there is none; done again it changes nothing. */
  Mono<Boolean> resume(UUID tenant, PersonId by) {
    return change(RESUME, tenant, by);
  }

  private Mono<Boolean> change(String sql, UUID tenant, PersonId by) {
    return dispatch
        .sql(sql)
        .bind(0, tenant)
        .bind(1, by.toString())
        .mapValue(Long.class)
        .one()
        .map(found -> found > 0);
  }

  private static TenantView read(Readable row) {
    return new TenantView(
        required(row, "tenant_id", UUID.class),
        required(row, "name", String.class),
        Language.ofTag(required(row, "language", String.class)).orElseThrow(),
        required(row, "plan", String.class),
        required(row, "created_at", Instant.class),
        row.get("suspended_at", Instant.class),
        required(row, "people", Long.class),
        required(row, "channels", Long.class));
  }
}
