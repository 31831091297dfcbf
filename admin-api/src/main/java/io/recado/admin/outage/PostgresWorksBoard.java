package io.recado.admin.outage;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.web.Cursor;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Planned works as lists show them; what happens to them is the domain's. */
@Repository
class PostgresWorksBoard {

  private static final String BOARD =
      """
      select m.maintenance_id, m.node_id, n.name as area, m.starts_at, m.ends_at, m.words, m.spanish, m.english, m.german,
             m.xmin::text as version,
             case when m.ends_at <= clock_timestamp() then 'OVER'
                  when m.starts_at > clock_timestamp() then 'TO_COME' else 'GOING_ON' end as state
      from maintenance m join network_node n on n.tenant_id = m.tenant_id and n.node_id = m.node_id
      where m.tenant_id = $1
      """;

  private static final String COMING =
      BOARD
          + """
            and m.ends_at > clock_timestamp()
            and ($2::timestamptz is null or (m.starts_at, m.maintenance_id) > ($2, $3))
          order by m.starts_at, m.maintenance_id limit $4
          """;

  private static final String PAST =
      BOARD
          + """
            and m.ends_at <= clock_timestamp()
            and ($2::timestamptz is null or (m.starts_at, m.maintenance_id) < ($2, $3))
          order by m.starts_at desc, m.maintenance_id desc limit $4
          """;

  private static final String ONE = BOARD + " and m.maintenance_id = $2";

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresWorksBoard(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /**
   * One more than the page holds, where there are more.
   *
   * @param past whether to list what is over, the latest first, or what is not, the soonest first
   */
  Mono<List<WorksView>> list(TenantId tenant, boolean past, @Nullable Cursor after, int size) {
    GenericExecuteSpec statement = client.sql(past ? PAST : COMING).bind(0, tenant.value());
    statement = bind(statement, 1, Instant.class, after == null ? null : after.at());
    statement = bind(statement, 2, UUID.class, after == null ? null : after.id());
    var page = statement.bind(3, size + 1).map(PostgresWorksBoard::works).all();
    return scope.inTenant(tenant, page::collectList);
  }

  /** Empty when the tenant has no such works. */
  Mono<WorksView> find(TenantId tenant, UUID works) {
    var row = client.sql(ONE).bind(0, tenant.value()).bind(1, works);
    return scope.inTenant(tenant, () -> row.map(PostgresWorksBoard::works).one());
  }

  private static WorksView works(Readable row) {
    return new WorksView(
        required(row, "maintenance_id", UUID.class),
        required(row, "node_id", UUID.class),
        required(row, "area", String.class),
        required(row, "starts_at", Instant.class),
        required(row, "ends_at", Instant.class),
        WorksView.State.valueOf(required(row, "state", String.class)),
        row.get("words", String.class),
        new WorksTexts(
            row.get("spanish", String.class),
            row.get("english", String.class),
            row.get("german", String.class)),
        required(row, "version", String.class));
  }
}
