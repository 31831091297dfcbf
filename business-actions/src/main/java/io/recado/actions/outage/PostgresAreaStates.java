package io.recado.actions.outage;

import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.outage.AreaState.Maintenance;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresAreaStates implements AreaStates {

  /** The asked nodes and all above; accesses only where they are the asker's own. */
  private static final String ABOVE =
      """
      (select a.node_id from unnest($2::uuid[]) as asked (node)
       cross join lateral network_above($1, asked.node) a where $3 or a.kind <> 'access')
      """;

  private static final String FAILING =
      IncidentRows.SELECT
          + " where i.tenant_id = $1 and i.ended_at is null and i.state = $4"
          + " and (i.state = 'known' or is_reported($1, i.incident_id)) and i.node_id in "
          + ABOVE
          + " order by i.began_at desc, i.incident_id limit 1";

  private static final String WORKS =
      """
      select n.name as area, m.starts_at, m.ends_at, m.words, m.spanish, m.english, m.german
      from maintenance m
      join network_node n on n.tenant_id = m.tenant_id and n.node_id = m.node_id
      where m.tenant_id = $1 and m.node_id in
      """
          + ABOVE;

  private static final String GOING_ON =
      WORKS
          + " and clock_timestamp() between m.starts_at and m.ends_at"
          + " order by m.ends_at desc limit 1";

  private static final String TO_COME =
      WORKS
          + " and m.starts_at between clock_timestamp() and clock_timestamp() + $4::interval"
          + " order by m.starts_at limit 1";

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresAreaStates(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Mono<AreaState> of(TenantId tenant, Place place) {
    return scope.inTenant(
        tenant,
        () ->
            failing(tenant, place, "known")
                .switchIfEmpty(Mono.defer(() -> works(tenant, place)))
                .switchIfEmpty(Mono.defer(() -> failing(tenant, place, "suspected")))
                .defaultIfEmpty(new AreaState.Clear()));
  }

  @Override
  public Mono<Maintenance> planned(TenantId tenant, Place place, Duration within) {
    return scope.inTenant(
        tenant,
        () ->
            at(TO_COME, tenant, place)
                .bind(3, interval(within))
                .map(PostgresAreaStates::maintenance)
                .one());
  }

  private Mono<AreaState> failing(TenantId tenant, Place place, String state) {
    return at(FAILING, tenant, place)
        .bind(3, state)
        .map(IncidentRows::read)
        .one()
        .map(AreaState.Failing::new);
  }

  private Mono<AreaState> works(TenantId tenant, Place place) {
    return at(GOING_ON, tenant, place)
        .map(PostgresAreaStates::maintenance)
        .one()
        .map(AreaState.UnderWork::new);
  }

  private GenericExecuteSpec at(String sql, TenantId tenant, Place place) {
    return client
        .sql(sql)
        .bind(0, tenant.value())
        .bind(1, place.nodes().stream().map(NodeId::value).toArray(UUID[]::new))
        .bind(2, place instanceof Place.Own);
  }

  private static Maintenance maintenance(Readable row) {
    return new Maintenance(
        required(row, "area", String.class),
        required(row, "starts_at", Instant.class),
        required(row, "ends_at", Instant.class),
        row.get("words", String.class),
        new WorksText(
            row.get("spanish", String.class),
            row.get("english", String.class),
            row.get("german", String.class)));
  }
}
