package io.recado.actions.monitor;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.monitor.Watched.Consequence;
import io.recado.actions.outage.IncidentDesk;
import io.recado.actions.outage.IncidentDesk.News;
import io.recado.actions.outage.IncidentId;
import io.recado.actions.outage.NodeId;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes incidents of what monitors see. An incident that was known before is left to whoever
 * entered it: a monitor ends only what monitors began, once all of its objects are up again. While
 * works are planned for a node, what is down there is no incident; it becomes one when they are
 * over and it still is.
 */
@Component
class Sightings {

  private static final Logger log = LoggerFactory.getLogger(Sightings.class);

  private static final String LOCK =
      """
      select node_id, sight, since, incident_id, clock_timestamp() as now from monitored_object
      where tenant_id = $1 and monitor_id = $2 and object = $3
      for update
      """;

  private static final String SEEN =
      """
      update monitored_object set sight = $4, since = $5
      where tenant_id = $1 and monitor_id = $2 and object = $3
      """;

  private static final String WORKS =
      """
      select exists (
        select from maintenance m
        join network_above($1, $2) a on a.node_id = m.node_id
        where m.tenant_id = $1 and clock_timestamp() between m.starts_at and m.ends_at)
      """;

  private static final String BEGUN =
      """
      update monitored_object set incident_id = $4, began_it = $5 or exists (
        select from monitored_object o where o.tenant_id = $1 and o.incident_id = $4 and o.began_it)
      where tenant_id = $1 and monitor_id = $2 and object = $3
      """;

  /**
   * The tree's root, as the desk holds it. Of two objects that come up at once, the later one to
   * get here sees in its next statement what the earlier one did.
   */
  private static final String HOLD_TREE =
      """
      select hold_tree($1, i.node_id) from incident i where i.tenant_id = $1 and i.incident_id = $2
      """;

  /**
   * Gives whether the incident is to end: monitors began it, and this was the last of its objects.
   */
  private static final String OVER =
      """
      with was as (
        select began_it from monitored_object where tenant_id = $1 and monitor_id = $2 and object = $3
      ), over as (
        update monitored_object set incident_id = null, began_it = false
        where tenant_id = $1 and monitor_id = $2 and object = $3
        returning 1
      )
      select w.began_it and not exists (
        select from monitored_object o
        where o.tenant_id = $1 and o.incident_id = $4 and not (o.monitor_id = $2 and o.object = $3)) as ends
      from was w, over
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final IncidentDesk desk;

  Sightings(DatabaseClient client, TenantScope scope, IncidentDesk desk) {
    this.client = client;
    this.scope = scope;
    this.desk = desk;
  }

  /** One object as it was seen. */
  record Sighting(MonitorKey key, String object, Sight sight) {}

  /**
   * @param patience how long it must have been seen so before anything follows
   * @return whether the object is watched
   */
  Mono<Boolean> see(Sighting sighting, Duration patience) {
    return scope.inTenant(
        sighting.key().tenant(),
        () ->
            of(LOCK, sighting)
                .map(Locked::read)
                .one()
                .flatMap(locked -> see(sighting, locked, patience).thenReturn(true))
                .defaultIfEmpty(false));
  }

  private Mono<Void> see(Sighting sighting, Locked locked, Duration patience) {
    var watched = locked.watched();
    var consequence = watched.after(sighting.sight(), locked.now(), patience);
    var seen = of(SEEN, sighting).bind(3, sighting.sight().code()).bind(4, consequence.since());
    return seen.then().then(Mono.defer(() -> follow(sighting, watched, consequence)));
  }

  private Mono<Void> follow(Sighting sighting, Watched watched, Consequence consequence) {
    return switch (consequence) {
      case Consequence.None _ -> Mono.empty();
      case Consequence.Begins(var since) -> begin(sighting, watched.node(), since);
      case Consequence.Ends(_, var incident) -> end(sighting, incident);
    };
  }

  private Mono<Void> begin(Sighting sighting, NodeId node, Instant since) {
    var tenant = sighting.key().tenant();
    return works(tenant, node)
        .filter(works -> !works)
        .flatMap(_ -> desk.enter(tenant, node, since, new News(null, null)))
        .flatMap(entered -> begun(sighting, entered));
  }

  private Mono<Boolean> works(TenantId tenant, NodeId node) {
    return client
        .sql(WORKS)
        .bind(0, tenant.value())
        .bind(1, node.value())
        .mapValue(Boolean.class)
        .one();
  }

  private Mono<Void> begun(Sighting sighting, IncidentDesk.Entered entered) {
    var incident = entered.incident().id();
    log.info(
        "Monitor {} of tenant {} sees that something is down: incident {} is known",
        sighting.key().id(),
        sighting.key().tenant(),
        incident);
    return of(BEGUN, sighting).bind(3, incident.value()).bind(4, entered.anew()).then();
  }

  private Mono<Void> end(Sighting sighting, IncidentId incident) {
    return holdTree(sighting.key().tenant(), incident)
        .then(Mono.defer(() -> isOver(sighting, incident)))
        .filter(over -> over)
        .flatMap(_ -> desk.resolve(sighting.key().tenant(), incident))
        .then();
  }

  private Mono<Void> holdTree(TenantId tenant, IncidentId incident) {
    return client.sql(HOLD_TREE).bind(0, tenant.value()).bind(1, incident.value()).then();
  }

  private Mono<Boolean> isOver(Sighting sighting, IncidentId incident) {
    return of(OVER, sighting).bind(3, incident.value()).mapValue(Boolean.class).one();
  }

  private GenericExecuteSpec of(String sql, Sighting sighting) {
    return client
        .sql(sql)
        .bind(0, sighting.key().tenant().value())
        .bind(1, sighting.key().id().value())
        .bind(2, sighting.object());
  }

  private record Locked(Watched watched, Instant now) {

    static Locked read(Readable row) {
      var sight = row.get("sight", String.class);
      var incident = row.get("incident_id", UUID.class);
      return new Locked(
          new Watched(
              new NodeId(required(row, "node_id", UUID.class)),
              sight == null ? null : Sight.ofCode(sight),
              row.get("since", Instant.class),
              incident == null ? null : new IncidentId(incident)),
          required(row, "now", Instant.class));
    }
  }
}
