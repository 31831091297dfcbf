package io.recado.actions.outage;

import static io.recado.database.Columns.bind;

import io.recado.actions.outage.IncidentDesk.News;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Changes incidents, in a transaction of the caller's that holds their tree, and only from a state
 * in which the caller found that it may.
 */
@Component
class IncidentChanges {

  private static final String ENTER =
      """
      insert into incident (tenant_id, incident_id, node_id, state, began_at, estimated_until)
      select $1, $2, node_id, 'known', $4, $5 from network_node where tenant_id = $1 and node_id = $3
      returning incident_id
      """;

  private static final String KNOWN_AT =
      """
      select incident_id from incident
      where tenant_id = $1 and node_id = $2 and state = 'known' order by began_at limit 1
      """;

  private static final String CONFIRM =
      "update incident set state = 'known' where tenant_id = $1 and incident_id = $2";

  private static final String ESTIMATE =
      "update incident set estimated_until = $3 where tenant_id = $1 and incident_id = $2";

  private static final String SAY =
      """
      insert into incident_update (tenant_id, incident_id, update_id, words)
      select $1, $2, $3, $4 where $4 is distinct from (
        select words from incident_update where tenant_id = $1 and incident_id = $2
        order by at desc, update_id desc limit 1)
      """;

  private static final String END =
      """
      with ended as (
        update incident set state = $3, ended_at = clock_timestamp()
        where tenant_id = $1 and incident_id = $2 and ended_at is null
        returning incident_id
      )
      update incident_follower f set to_tell = $3 from ended e
      where f.tenant_id = $1 and f.incident_id = e.incident_id
      """;

  /** The suspicions at an incident's node and below, which are the same fault. */
  private static final String BELOW =
      """
      select s.incident_id from incident i
      join incident s on s.tenant_id = $1 and s.state = 'suspected' and s.incident_id <> i.incident_id
        and s.node_id in (select b.node_id from network_below($1, i.node_id) b)
      where i.tenant_id = $1 and i.incident_id = $2
      """;

  private static final String MERGE_REPORTS =
      """
      update outage_report set incident_id = $2 where tenant_id = $1 and incident_id = $3
      """;

  private static final String MERGE_FOLLOWERS =
      """
      with moved as (
        delete from incident_follower where tenant_id = $1 and incident_id = $3
        returning conversation_id, language
      )
      insert into incident_follower (tenant_id, incident_id, conversation_id, language)
      select $1, $2, conversation_id, language from moved
      on conflict do nothing
      """;

  private static final String MERGED =
      """
      update incident set state = 'merged', ended_at = clock_timestamp()
      where tenant_id = $1 and incident_id = $2
      """;

  private final DatabaseClient client;
  private final Suspicions suspicions;

  IncidentChanges(DatabaseClient client, Suspicions suspicions) {
    this.client = client;
    this.suspicions = suspicions;
  }

  /**
   * @param anew whether it was not known before
   */
  record Entry(IncidentId incident, boolean anew) {}

  /** The known incident of this node, or a new one; empty when there is no such node. */
  Mono<Entry> enter(TenantId tenant, NodeId node, Instant beganAt, News news) {
    return client
        .sql(KNOWN_AT)
        .bind(0, tenant.value())
        .bind(1, node.value())
        .mapValue(UUID.class)
        .one()
        .map(known -> new Entry(new IncidentId(known), false))
        .switchIfEmpty(
            Mono.defer(() -> add(tenant, node, beganAt, news))
                .map(added -> new Entry(added, true)));
  }

  private Mono<IncidentId> add(TenantId tenant, NodeId node, Instant beganAt, News news) {
    var id = new IncidentId(Uuid7.next());
    var statement = of(ENTER, tenant, id).bind(2, node.value()).bind(3, beganAt);
    return bind(statement, 4, Instant.class, news.estimatedUntil())
        .mapValue(UUID.class)
        .one()
        .flatMap(_ -> say(tenant, id, news).then(known(tenant, id)))
        .thenReturn(id);
  }

  Mono<Void> confirm(TenantId tenant, Incident suspected, News news) {
    return of(CONFIRM, tenant, suspected.id())
        .then()
        .then(Mono.defer(() -> tell(tenant, suspected.id(), news)))
        .then(known(tenant, suspected.id()));
  }

  Mono<Void> tell(TenantId tenant, IncidentId incident, News news) {
    return bind(of(ESTIMATE, tenant, incident), 2, Instant.class, news.estimatedUntil())
        .then()
        .then(Mono.defer(() -> say(tenant, incident, news)));
  }

  Mono<Void> end(TenantId tenant, IncidentId incident, OutageWords.Ending ending) {
    return of(END, tenant, incident).bind(2, ending.name().toLowerCase(Locale.ROOT)).then();
  }

  /** What became known explains the suspicions below, and what was reported of late. */
  Mono<Void> known(TenantId tenant, IncidentId incident) {
    return Mono.defer(
        () ->
            of(BELOW, tenant, incident)
                .mapValue(UUID.class)
                .all()
                .collectList()
                .flatMapIterable(ids -> ids)
                .concatMap(suspicion -> merge(tenant, incident, new IncidentId(suspicion)))
                .then(Mono.defer(() -> suspicions.gather(tenant, incident))));
  }

  private Mono<Void> merge(TenantId tenant, IncidentId into, IncidentId suspicion) {
    return of(MERGE_REPORTS, tenant, into)
        .bind(2, suspicion.value())
        .then()
        .then(of(MERGE_FOLLOWERS, tenant, into).bind(2, suspicion.value()).then())
        .then(of(MERGED, tenant, suspicion).then());
  }

  Mono<Void> say(TenantId tenant, IncidentId incident, News news) {
    var words = news.words();
    return words == null
        ? Mono.empty()
        : of(SAY, tenant, incident).bind(2, Uuid7.next()).bind(3, words).then();
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, IncidentId incident) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, incident.value());
  }
}
