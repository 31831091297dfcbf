package io.recado.admin.connection;

import io.recado.channel.SecretBox;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What a tenant is connected with, as its owners see it; what happens to it is the domain's. */
@Repository
class PostgresConnectionBoard {

  private static final String BOARD =
      """
      select * from (
        select desk_id as id, 'GLPI' as kind, '' as name, secrets, last_code, failing_since,
               null::text as paused_for, null::text[] as types, null::timestamptz as used_at, null::boolean as live,
               null::boolean as shows_in_chat
        from glpi_desk where tenant_id = $1
        union all
        select monitor_id, case kind when 'webhook' then 'MONITOR_HOOK' else upper(kind) end, name, secrets, last_code,
               failing_since, null, null, null, null, null
        from network_monitor where tenant_id = $1
        union all
        select subscription_id, 'WEBHOOK', '', secrets, case when failing_since is not null then 'not_taken' end,
               failing_since, paused_for, types, null, null, null
        from webhook_subscription where tenant_id = $1
        union all
        select account_id, upper(provider), '', secrets, null, null, case when not preferred then 'owner' end, null,
               heard_at, live, null
        from payment_account where tenant_id = $1
        union all
        select system_id, upper(kind) || '_PASSWORDS', name, secrets, case when waits.since is not null then 'no_answer' end,
               waits.since, null, null, waits.used_at, null, show_in_chat
        from password_system s
        cross join lateral (
          select max(r.ended_at) filter (where r.state = 'changed') as used_at,
                 min(r.asked_at) filter (where r.state = 'asked' and r.asked_at < now() - interval '1 minute') as since
          from access_account a join password_reset r on r.tenant_id = a.tenant_id and r.account_id = a.account_id
          where a.tenant_id = s.tenant_id and a.system_id = s.system_id) waits
        where s.tenant_id = $1
        union all
        select router_id, upper(kind), name, secrets, null, null, null, null, null, null, null
        from network_router where tenant_id = $1
        union all
        select s.calendar_id, 'CALDAV', c.name, s.secrets,
               (select min(w.last_code) from calendar_write w
                where w.tenant_id = s.tenant_id and w.calendar_id = s.calendar_id),
               null, null, null, null, null, null
        from calendar_server s join calendar c on c.tenant_id = s.tenant_id and c.calendar_id = s.calendar_id
        where s.tenant_id = $1
      ) connections
      """;

  private static final String ALL = BOARD + " order by kind, name, id";

  private static final String ONE = BOARD + " where id = $2";

  private final DatabaseClient client;
  private final TenantScope scope;
  private final ConnectionRows rows;

  PostgresConnectionBoard(
      DatabaseClient client, TenantScope scope, SecretBox box, Settings settings) {
    this.client = client;
    this.scope = scope;
    this.rows = new ConnectionRows(box, settings.here());
  }

  Mono<List<ConnectionView>> all(TenantId tenant) {
    var all = client.sql(ALL).bind(0, tenant.value()).map(row -> rows.read(tenant, row)).all();
    return scope.inTenant(tenant, all::collectList);
  }

  /** Empty when the tenant has no such connection. */
  Mono<ConnectionView> find(TenantId tenant, UUID connection) {
    var row =
        client
            .sql(ONE)
            .bind(0, tenant.value())
            .bind(1, connection)
            .map(found -> rows.read(tenant, found));
    return scope.inTenant(tenant, row::one);
  }

  /** Of which a tenant has one at most. */
  Mono<ConnectionView> glpi(TenantId tenant) {
    return all(tenant)
        .flatMapIterable(connections -> connections)
        .filter(connection -> connection.kind() == ConnectionKind.GLPI)
        .next();
  }
}
