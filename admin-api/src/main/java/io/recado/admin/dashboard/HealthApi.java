package io.recado.admin.dashboard;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.resilience.ActionGuards;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.dashboard.HealthView.Backend;
import io.recado.admin.dashboard.HealthView.Component;
import io.recado.admin.dashboard.HealthView.Node;
import io.recado.admin.dashboard.HealthView.Waiting;
import io.recado.health.NodeReport;
import io.recado.health.NodeReports;
import io.recado.tenant.TenantScope;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How the product does. */
@RestController
@RequestMapping("/api/v1/health")
class HealthApi {

  /** Each count has a partial index of its own. The transaction has just begun: its time is now. */
  private static final String WAITING =
      """
      select w.*, p.*, o.*, l.*, e.*, a.* from (
        select count(*) as conversations, coalesce(extract(epoch from now() - min(due_at))::bigint, 0) as oldest
        from conversation_work
        where tenant_id = $1 and due_at is not null and due_at <= now() and not parked) w, (
        select count(*) as set_aside from conversation_work where tenant_id = $1 and parked) p, (
        select count(*) as to_send from outbox where tenant_id = $1 and stage = 'open') o, (
        select count(*) as dead_letters from outbox where tenant_id = $1 and stage = 'dead') l, (
        select count(*) as dead_events from webhook_delivery where tenant_id = $1 and state = 'dead') e, (
        select count(*) as queued from action_run where tenant_id = $1 and state = 'queued' and outcome is null) a
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final ComponentHealth components;
  private final ActionGuards guards;
  private final NodeReports nodes;

  HealthApi(
      DatabaseClient client,
      TenantScope scope,
      ComponentHealth components,
      ActionGuards guards,
      NodeReports nodes) {
    this.client = client;
    this.scope = scope;
    this.components = components;
    this.guards = guards;
    this.nodes = nodes;
  }

  /**
   * Of the parts of this process, of what every process calls for the tenant, and of what waits.
   */
  @Needs(Permission.OPERATE)
  @GetMapping
  Mono<HealthView> health(Caller caller) {
    var waiting = client.sql(WAITING).bind(0, caller.tenant().value()).map(HealthApi::waiting);
    return Mono.zip(
            components.all(),
            scope.inTenant(caller.tenant(), waiting::one),
            nodes.ofTenant(caller.tenant()))
        .map(known -> view(caller, known.getT1(), known.getT3(), known.getT2()));
  }

  private HealthView view(
      Caller caller, List<Component> parts, List<NodeReport> known, Waiting waits) {
    return new HealthView(parts, backends(caller), known.stream().map(Node::of).toList(), waits);
  }

  private List<Backend> backends(Caller caller) {
    return guards.of(caller.tenant()).stream().map(Backend::of).toList();
  }

  private static Waiting waiting(Readable row) {
    return new Waiting(
        required(row, "conversations", Long.class),
        required(row, "oldest", Long.class),
        required(row, "set_aside", Long.class),
        required(row, "to_send", Long.class),
        required(row, "dead_letters", Long.class),
        required(row, "dead_events", Long.class),
        required(row, "queued", Long.class));
  }
}
