package io.recado.actions.outage;

import io.recado.actions.outage.Incident.State;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
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

  private final DatabaseClient client;
  private final TenantScope scope;
  private final Suspicions suspicions;
  private final IncidentChanges changes;
  private final PlannedWorks works;

  PostgresIncidentDesk(
      DatabaseClient client, TenantScope scope, Suspicions suspicions, IncidentChanges changes) {
    this.client = client;
    this.scope = scope;
    this.suspicions = suspicions;
    this.changes = changes;
    this.works = new PlannedWorks(client, scope, suspicions);
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
    return works.plan(tenant, node, from, until, words);
  }

  @Override
  public Mono<Boolean> endWorks(TenantId tenant, NodeId node, @Nullable Instant from) {
    return works.end(tenant, node, from);
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
