package io.recado.actions.monitor;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.monitor.MonitorEvent.Outcome;
import io.recado.actions.monitor.MonitorEvent.What;
import io.recado.actions.monitor.Sightings.Sighting;
import io.recado.actions.outage.IncidentDesk;
import io.recado.actions.outage.NodeId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * Does what follows from what monitors tell, in the transaction that writes its id down: once,
 * however often and to however many processes it is told. A monitor that tells by itself has looked
 * more than once, so what it tells counts at once.
 */
final class MonitorEvents {

  /** Whoever tells the same at the same time waits here, and then finds it told. */
  private static final String TAKE =
      """
      insert into monitor_event (tenant_id, monitor_id, event_id) values ($1, $2, $3)
      on conflict do nothing
      """;

  private static final String LATELY =
      """
      select count(*) from monitor_event
      where tenant_id = $1 and monitor_id = $2 and at > clock_timestamp() - interval '1 minute'
      """;

  private static final String NODE =
      """
      select node_id from monitored_object where tenant_id = $1 and monitor_id = $2 and object = $3
      """;

  /** Who tells of the same object meanwhile waits here. A clock that is ahead locks nobody out. */
  private static final String IN_ORDER =
      """
      update monitored_object set told_at = least($4, clock_timestamp())
      where tenant_id = $1 and monitor_id = $2 and object = $3 and (told_at is null or told_at <= $4)
      """;

  private static final String FORGET =
      "delete from monitor_event where tenant_id = $1 and monitor_id = $2 and event_id = $3";

  private final DatabaseClient client;
  private final TenantScope scope;
  private final Sightings sightings;
  private final IncidentDesk desk;
  private final int perMinute;

  /**
   * @param perMinute most events of one monitor
   */
  MonitorEvents(
      DatabaseClient client,
      TenantScope scope,
      Sightings sightings,
      IncidentDesk desk,
      int perMinute) {
    this.client = client;
    this.scope = scope;
    this.sightings = sightings;
    this.desk = desk;
    this.perMinute = perMinute;
  }

  Mono<Outcome> take(MonitorKey key, MonitorEvent event) {
    return scope.inTenant(
        key.tenant(),
        () ->
            of(TAKE, key)
                .bind(2, event.id())
                .fetch()
                .rowsUpdated()
                .flatMap(
                    written -> written == 1 ? first(key, event) : Mono.just(Outcome.REPEATED)));
  }

  /** What is not taken is as if it had not been told. */
  private Mono<Outcome> first(MonitorKey key, MonitorEvent event) {
    return of(LATELY, key)
        .mapValue(Long.class)
        .one()
        .flatMap(lately -> lately > perMinute ? Mono.just(Outcome.TOO_MANY) : act(key, event))
        .flatMap(
            outcome ->
                outcome == Outcome.TAKEN
                    ? Mono.just(outcome)
                    : of(FORGET, key).bind(2, event.id()).then().thenReturn(outcome));
  }

  private Mono<Outcome> act(MonitorKey key, MonitorEvent event) {
    return of(NODE, key)
        .bind(2, event.object())
        .map(MonitorEvents::node)
        .one()
        .flatMap(
            node ->
                isInOrder(key, event)
                    .flatMap(
                        inOrder ->
                            inOrder
                                ? act(key, event, node).thenReturn(Outcome.TAKEN)
                                : Mono.just(Outcome.REPEATED)))
        .defaultIfEmpty(Outcome.UNKNOWN_OBJECT);
  }

  /** What was down before it came up does not take it down again. Works have times of their own. */
  private Mono<Boolean> isInOrder(MonitorKey key, MonitorEvent event) {
    if (event.at() == null || !(event.what() instanceof What.Seen)) {
      return Mono.just(true);
    }
    return of(IN_ORDER, key)
        .bind(2, event.object())
        .bind(3, event.at())
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  private Mono<Boolean> act(MonitorKey key, MonitorEvent event, NodeId node) {
    return switch (event.what()) {
      case What.Seen(var sight) ->
          sightings.see(new Sighting(key, event.object(), sight), Duration.ZERO);
      case What.Planned(var from, var until, var words) ->
          desk.plan(key.tenant(), node, from, until, words);
      case What.WorksOver(var from) -> desk.endWorks(key.tenant(), node, from);
    };
  }

  private GenericExecuteSpec of(String sql, MonitorKey key) {
    return client.sql(sql).bind(0, key.tenant().value()).bind(1, key.id().value());
  }

  private static NodeId node(Readable row) {
    return new NodeId(required(row, "node_id", UUID.class));
  }
}
