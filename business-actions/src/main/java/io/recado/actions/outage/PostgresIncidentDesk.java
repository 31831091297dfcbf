package io.recado.actions.outage;

import static io.recado.database.Columns.bind;

import io.recado.actions.outage.Incident.State;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Each change holds the tree of the incident's node, as those do who report. */
@Repository
class PostgresIncidentDesk implements IncidentDesk {

  private static final String OPEN =
      IncidentRows.SELECT
          + " where i.tenant_id = $1 and i.ended_at is null order by i.began_at, i.incident_id";

  private static final String FIND =
      IncidentRows.SELECT + " where i.tenant_id = $1 and i.incident_id = $2";

  private static final String PLAN =
      """
      with planned as (
        update maintenance set words = $6
        where tenant_id = $1 and node_id = $3 and starts_at = $4 and ends_at = $5
        returning maintenance_id
      ), added as (
        insert into maintenance (tenant_id, maintenance_id, node_id, starts_at, ends_at, words)
        select $1, $2, node_id, $4, $5, $6 from network_node
        where tenant_id = $1 and node_id = $3 and not exists (select from planned)
        returning maintenance_id
      )
      select maintenance_id from planned union all select maintenance_id from added limit 1
      """;

  private static final String END_WORKS =
      """
      with ended as (
        update maintenance set ends_at = clock_timestamp()
        where tenant_id = $1 and node_id = $2 and starts_at < clock_timestamp() and ends_at > clock_timestamp()
        returning 1
      ), called_off as (
        delete from maintenance
        where tenant_id = $1 and node_id = $2 and starts_at = $3 and starts_at >= clock_timestamp()
        returning 1
      )
      select exists (select from ended) or exists (select from called_off)
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final Suspicions suspicions;
  private final IncidentChanges changes;

  PostgresIncidentDesk(
      DatabaseClient client, TenantScope scope, Suspicions suspicions, IncidentChanges changes) {
    this.client = client;
    this.scope = scope;
    this.suspicions = suspicions;
    this.changes = changes;
  }

  @Override
  public Flux<Incident> open(TenantId tenant) {
    return scope
        .inTenant(
            tenant,
            () ->
                client
                    .sql(OPEN)
                    .bind(0, tenant.value())
                    .map(IncidentRows::read)
                    .all()
                    .collectList())
        .flatMapIterable(incidents -> incidents);
  }

  @Override
  public Mono<Entered> enter(TenantId tenant, NodeId node, Instant beganAt, News news) {
    return scope.inTenant(
        tenant,
        () ->
            suspicions
                .lockTree(tenant, node)
                .then(Mono.defer(() -> changes.enter(tenant, node, beganAt, news)))
                .flatMap(
                    change ->
                        find(tenant, change.incident())
                            .map(incident -> new Entered(incident, change.anew()))));
  }

  @Override
  public Mono<Outcome> confirm(TenantId tenant, IncidentId incident, News news) {
    return change(
        tenant,
        incident,
        State.SUSPECTED,
        State.KNOWN,
        held -> changes.confirm(tenant, held, news));
  }

  @Override
  public Mono<Outcome> tell(TenantId tenant, IncidentId incident, News news) {
    return change(
        tenant, incident, State.KNOWN, null, held -> changes.tell(tenant, held.id(), news));
  }

  @Override
  public Mono<Outcome> resolve(TenantId tenant, IncidentId incident) {
    return change(
        tenant,
        incident,
        State.KNOWN,
        State.RESOLVED,
        held -> changes.end(tenant, held.id(), OutageWords.Ending.RESOLVED));
  }

  @Override
  public Mono<Outcome> dismiss(TenantId tenant, IncidentId incident) {
    return change(
        tenant,
        incident,
        State.SUSPECTED,
        State.DISMISSED,
        held -> changes.end(tenant, held.id(), OutageWords.Ending.DISMISSED));
  }

  @Override
  public Mono<Boolean> plan(
      TenantId tenant, NodeId node, Instant from, Instant until, @Nullable String words) {
    var statement =
        client
            .sql(PLAN)
            .bind(0, tenant.value())
            .bind(1, Uuid7.next())
            .bind(2, node.value())
            .bind(3, from)
            .bind(4, until);
    var planned = bind(statement, 5, String.class, words).mapValue(UUID.class).one().hasElement();
    return scope.inTenant(tenant, () -> suspicions.lockTree(tenant, node).then(planned));
  }

  @Override
  public Mono<Boolean> endWorks(TenantId tenant, NodeId node, @Nullable Instant from) {
    var statement = client.sql(END_WORKS).bind(0, tenant.value()).bind(1, node.value());
    var ended = bind(statement, 2, Instant.class, from).mapValue(Boolean.class).one();
    return scope.inTenant(tenant, () -> suspicions.lockTree(tenant, node).then(ended));
  }

  /**
   * @param already the state in which it was done before; null when doing it again does no harm
   */
  private Mono<Outcome> change(
      TenantId tenant,
      IncidentId id,
      State from,
      @Nullable State already,
      Function<Incident, Mono<Void>> change) {
    return scope.inTenant(
        tenant,
        () ->
            locked(tenant, id)
                .flatMap(incident -> change(tenant, incident, from, already, change))
                .defaultIfEmpty(new Outcome.Unknown()));
  }

  private Mono<Outcome> change(
      TenantId tenant,
      Incident incident,
      State from,
      @Nullable State already,
      Function<Incident, Mono<Void>> change) {
    if (incident.state() == from) {
      return change
          .apply(incident)
          .then(Mono.defer(() -> find(tenant, incident.id())))
          .map(Outcome.Done::new);
    }
    return Mono.just(
        incident.state() == already
            ? new Outcome.Done(incident)
            : new Outcome.NotPossible(incident));
  }

  /** Read again once the tree is held: somebody may have changed it meanwhile. */
  private Mono<Incident> locked(TenantId tenant, IncidentId id) {
    return find(tenant, id)
        .flatMap(
            incident ->
                suspicions
                    .lockTree(tenant, incident.node())
                    .then(Mono.defer(() -> find(tenant, id))));
  }

  private Mono<Incident> find(TenantId tenant, IncidentId id) {
    return client
        .sql(FIND)
        .bind(0, tenant.value())
        .bind(1, id.value())
        .map(IncidentRows::read)
        .one();
  }
}
