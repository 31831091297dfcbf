package io.recado.actions.outage;

import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes one incident of what several report. Everything here runs in a transaction that holds the
 * tree's root: two nodes that are told of the same fault act one after the other, and the later one
 * sees what the earlier one did.
 */
@Component
class Suspicions {

  private static final Logger log = LoggerFactory.getLogger(Suspicions.class);

  private static final String LOCK_TREE = "select 1 from hold_tree($1, $2)";

  private static final String POLICY =
      """
      select coalesce(p.reports, 3) as reports, coalesce(p.within_minutes, 15) as within_minutes,
             coalesce(p.proven_only, false) as proven_only
      from tenant t left join outage_policy p on p.tenant_id = t.tenant_id where t.tenant_id = $1
      """;

  private static final String EXPLAINED_BY =
      """
      select i.incident_id from incident i
      join network_above($1, $2) a on a.node_id = i.node_id
      where i.tenant_id = $1 and i.ended_at is null and (i.state = 'known' or is_reported($1, i.incident_id))
      order by i.state = 'known' desc, a.height limit 1
      """;

  /**
   * The lowest node below which enough have reported what nothing explains yet, one of them proven
   * to be a customer; no access. A household is counted once from however many chats, and a chat
   * once, however many contracts it names.
   */
  private static final String SUSPECTED_NODE =
      """
      select a.node_id from network_above($1, $2) a
      where a.kind <> 'access' and (
        select least(count(distinct r.reporter), count(distinct r.contact_id)) >= $3 and bool_or(r.proven)
        from outage_report r
        where r.tenant_id = $1 and r.incident_id is null and r.maintenance_id is null
          and r.at > clock_timestamp() - $4::interval and (r.proven or not $5)
          and r.node_id in (select b.node_id from network_below($1, a.node_id) b))
      order by a.height limit 1
      """;

  /** A suspicion elsewhere in the tree, still reported, moves up to the node that feeds both. */
  private static final String WIDEN =
      """
      with wider as (
        select i.incident_id, (
          select x.node_id from network_above($1, $2) x
          join network_above($1, i.node_id) y on y.node_id = x.node_id order by x.height limit 1) as node_id
        from incident i
        where i.tenant_id = $1 and i.state = 'suspected' and exists (
          select from outage_report r
          where r.tenant_id = $1 and r.incident_id = i.incident_id and r.at > clock_timestamp() - $3::interval)
      ), widened as (
        select incident_id, node_id from wider where node_id is not null order by incident_id limit 1
      )
      update incident i set node_id = w.node_id from widened w
      where i.tenant_id = $1 and i.incident_id = w.incident_id
      returning i.incident_id
      """;

  /** One of this node that nobody reported any more begins anew, with those who follow it. */
  private static final String SUSPECT =
      """
      insert into incident (tenant_id, incident_id, node_id, state, began_at)
      select $1, $3, $2, 'suspected', coalesce(min(r.at), clock_timestamp()) from outage_report r
      where r.tenant_id = $1 and r.incident_id is null and r.maintenance_id is null
        and r.at > clock_timestamp() - $4::interval
        and r.node_id in (select b.node_id from network_below($1, $2) b)
      on conflict (tenant_id, node_id) where state = 'suspected' do update set began_at = excluded.began_at
      returning incident_id
      """;

  /**
   * What was reported below an incident's node of late, or since a known one began, is explained by
   * it, and its end is told.
   */
  private static final String GATHER =
      """
      with gathered as (
        update outage_report r set incident_id = $2
        from incident i
        where i.tenant_id = $1 and i.incident_id = $2 and r.tenant_id = $1 and r.incident_id is null
          and (r.maintenance_id is null or i.state = 'known')
          and r.at >= case when i.state = 'known' then least(i.began_at, clock_timestamp() - $3::interval)
                           else clock_timestamp() - $3::interval end
          and r.node_id in (select b.node_id from network_below($1, i.node_id) b)
        returning r.conversation_id, r.language, r.at
      )
      insert into incident_follower (tenant_id, incident_id, conversation_id, language)
      select distinct on (conversation_id) $1, $2, conversation_id, language from gathered
      order by conversation_id, at desc
      on conflict (tenant_id, incident_id, conversation_id) do update set language = excluded.language
      """;

  private final DatabaseClient client;

  Suspicions(DatabaseClient client) {
    this.client = client;
  }

  /** Lets nobody else act on this node's tree until the transaction ends. */
  Mono<Void> lockTree(TenantId tenant, NodeId node) {
    return at(LOCK_TREE, tenant, node).then();
  }

  /** Finds or makes the incident that explains what was just reported of this node. */
  Mono<Void> explain(TenantId tenant, NodeId node) {
    return policy(tenant)
        .flatMap(
            policy ->
                explainedBy(tenant, node)
                    .switchIfEmpty(Mono.defer(() -> suspect(tenant, node, policy)))
                    .flatMap(incident -> gather(tenant, incident, policy)));
  }

  /** Takes in what was reported of late and is explained by an incident that is known now. */
  Mono<Void> gather(TenantId tenant, IncidentId incident) {
    return policy(tenant).flatMap(policy -> gather(tenant, incident, policy));
  }

  private Mono<Policy> policy(TenantId tenant) {
    return client.sql(POLICY).bind(0, tenant.value()).map(Policy::read).one();
  }

  private Mono<IncidentId> explainedBy(TenantId tenant, NodeId node) {
    return id(at(EXPLAINED_BY, tenant, node)).map(IncidentId::new);
  }

  private Mono<IncidentId> suspect(TenantId tenant, NodeId reported, Policy policy) {
    return id(at(SUSPECTED_NODE, tenant, reported)
            .bind(2, policy.reports())
            .bind(3, policy.window())
            .bind(4, policy.provenOnly()))
        .map(NodeId::new)
        .flatMap(
            node ->
                widen(tenant, node, policy)
                    .switchIfEmpty(Mono.defer(() -> open(tenant, node, policy))));
  }

  private Mono<IncidentId> widen(TenantId tenant, NodeId node, Policy policy) {
    return id(at(WIDEN, tenant, node).bind(2, policy.window())).map(IncidentId::new);
  }

  private Mono<IncidentId> open(TenantId tenant, NodeId node, Policy policy) {
    return id(at(SUSPECT, tenant, node).bind(2, Uuid7.next()).bind(3, policy.window()))
        .map(IncidentId::new)
        .doOnNext(incident -> suspected(tenant, node, incident));
  }

  private static void suspected(TenantId tenant, NodeId node, IncidentId incident) {
    log.info(
        "Several customers of tenant {} report node {}: incident {} is suspected until somebody"
            + " confirms or dismisses it, or nobody reports it any more",
        tenant,
        node,
        incident);
  }

  private Mono<Void> gather(TenantId tenant, IncidentId incident, Policy policy) {
    return client
        .sql(GATHER)
        .bind(0, tenant.value())
        .bind(1, incident.value())
        .bind(2, policy.window())
        .then();
  }

  private GenericExecuteSpec at(String sql, TenantId tenant, NodeId node) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, node.value());
  }

  private static Mono<UUID> id(GenericExecuteSpec statement) {
    return statement.mapValue(UUID.class).one();
  }

  /**
   * @param window for a parameter cast to {@code interval}
   */
  private record Policy(int reports, String window, boolean provenOnly) {

    static Policy read(Readable row) {
      return new Policy(
          required(row, "reports", Integer.class),
          interval(Duration.ofMinutes(required(row, "within_minutes", Integer.class))),
          required(row, "proven_only", Boolean.class));
    }
  }
}
