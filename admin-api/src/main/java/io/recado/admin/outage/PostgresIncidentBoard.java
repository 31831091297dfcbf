package io.recado.admin.outage;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.outage.Incident;
import io.recado.admin.access.Caller;
import io.recado.admin.web.Cursor;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Incidents as lists show them; what happens to them is the domain's. */
@Repository
class PostgresIncidentBoard {

  private static final String BOARD =
      """
      select i.incident_id, i.node_id, n.name as area, i.state, i.began_at, i.estimated_until, i.ended_at,
             u.at as updated_at, u.words,
             (select count(distinct r.reporter)::int from outage_report r
              where r.tenant_id = i.tenant_id and r.incident_id = i.incident_id) as reports,
             (select count(*)::int from incident_follower f
              where f.tenant_id = i.tenant_id and f.incident_id = i.incident_id) as followers
      from incident i
      join network_node n on n.tenant_id = i.tenant_id and n.node_id = i.node_id
      left join lateral (
        select at, words from incident_update
        where tenant_id = i.tenant_id and incident_id = i.incident_id
        order by at desc, update_id desc limit 1) u on true
      where i.tenant_id = $1
      """;

  private static final String LIST =
      BOARD
          + """
            and ($2::text[] is null or i.state = any($2))
            and ($3::timestamptz is null or (i.began_at, i.incident_id) < ($3, $4))
          order by i.began_at desc, i.incident_id desc limit $5
          """;

  private static final String ONE = BOARD + " and i.incident_id = $2";

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresIncidentBoard(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /**
   * Those that began last first; one more than the page holds, where there are more.
   *
   * @param states none for all
   */
  Mono<List<IncidentView>> list(
      Caller caller, Set<Incident.State> states, @Nullable Cursor after, int size) {
    var statement = client.sql(LIST).bind(0, caller.tenant().value());
    statement = bind(statement, 1, String[].class, codes(states));
    statement = bind(statement, 2, Instant.class, after == null ? null : after.at());
    statement = bind(statement, 3, UUID.class, after == null ? null : after.id());
    var page = statement.bind(4, size + 1).map(PostgresIncidentBoard::incident).all();
    return scope.inTenant(caller.tenant(), page::collectList);
  }

  /** Empty when the tenant has no such incident. */
  Mono<IncidentView> find(Caller caller, UUID incident) {
    var found =
        client
            .sql(ONE)
            .bind(0, caller.tenant().value())
            .bind(1, incident)
            .map(PostgresIncidentBoard::incident);
    return scope.inTenant(caller.tenant(), found::one);
  }

  private static String @Nullable [] codes(Set<Incident.State> states) {
    return states.isEmpty()
        ? null
        : states.stream()
            .map(state -> state.name().toLowerCase(Locale.ROOT))
            .toArray(String[]::new);
  }

  private static IncidentView incident(Readable row) {
    return new IncidentView(
        required(row, "incident_id", UUID.class),
        required(row, "node_id", UUID.class),
        required(row, "area", String.class),
        Incident.State.valueOf(required(row, "state", String.class).toUpperCase(Locale.ROOT)),
        required(row, "began_at", Instant.class),
        row.get("estimated_until", Instant.class),
        row.get("ended_at", Instant.class),
        update(row),
        required(row, "reports", Integer.class),
        required(row, "followers", Integer.class));
  }

  private static Incident.@Nullable Update update(Readable row) {
    var words = row.get("words", String.class);
    return words == null
        ? null
        : new Incident.Update(required(row, "updated_at", Instant.class), words);
  }
}
