package io.recado.health;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What processes tell each other of themselves, by the database's time. */
@Repository
public class NodeReports {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<List<NodeWork>> WORK = new TypeReference<>() {};
  private static final TypeReference<List<GuardReport>> GUARDS = new TypeReference<>() {};

  /** Guards that are as they were are not written again: they may be long. */
  private static final String TELL =
      """
      with gone as (
        delete from node_report where node <> $1 and seen_at < clock_timestamp() - interval '10 minutes'
      )
      insert into node_report as n (node, seen_at, work, open, guards)
      values ($1, clock_timestamp(), $2::jsonb, $3, $4::jsonb)
      on conflict (node) do update set
        seen_at = excluded.seen_at, work = excluded.work, open = excluded.open,
        guards = case when n.guards = excluded.guards then n.guards else excluded.guards end
      """;

  private static final String NODES =
      """
      select n.node, n.started_at, n.seen_at, n.work::text as work, n.open, (
          select coalesce(jsonb_agg(g.guard order by g.place), '[]')
          from jsonb_array_elements(n.guards) with ordinality g (guard, place)
          where %s)::text as guards
      from node_report n where n.seen_at > clock_timestamp() - interval '30 seconds'
      order by n.started_at, n.node limit 100
      """;

  private static final String OF_TENANT = NODES.formatted("g.guard ->> 'tenant' = $1");

  private static final String OF_ALL =
      NODES.formatted("g.guard ->> 'breaker' <> 'CLOSED' and g.place <= $1");

  private final DatabaseClient dispatch;

  NodeReports(DispatchDatabase dispatch) {
    this.dispatch = dispatch.client();
  }

  /** Processes that run now, with the guards of one tenant. */
  public Mono<List<NodeReport>> ofTenant(TenantId tenant) {
    var rows = dispatch.sql(OF_TENANT).bind(0, tenant.toString()).map(NodeReports::report);
    return rows.all().collectList();
  }

  /** Processes that run now, with so many of the guards that let not every call through. */
  public Mono<List<NodeReport>> ofAll(int mostGuards) {
    var rows = dispatch.sql(OF_ALL).bind(0, mostGuards).map(NodeReports::report);
    return rows.all().collectList();
  }

  /** Tells how this process is; what nobody has repeated for ten minutes is forgotten. */
  Mono<Void> tell(UUID node, List<NodeWork> work, int open, List<GuardReport> guards) {
    return dispatch
        .sql(TELL)
        .bind(0, node)
        .bind(1, JSON.writeValueAsString(work))
        .bind(2, open)
        .bind(3, JSON.writeValueAsString(guards))
        .then();
  }

  private static NodeReport report(Readable row) {
    return new NodeReport(
        required(row, "node", UUID.class),
        required(row, "started_at", Instant.class),
        required(row, "seen_at", Instant.class),
        JSON.readValue(required(row, "work", String.class), WORK),
        required(row, "open", Integer.class),
        JSON.readValue(required(row, "guards", String.class), GUARDS));
  }
}
