package io.recado.actions.monitor;

import io.recado.actions.outage.NodeId;
import io.recado.tenant.TenantId;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The monitors of all tenants, and what they watch. */
public interface Monitors {

  /** A monitor that is in trouble: nothing follows from it meanwhile. */
  record Failing(MonitorKey key, MonitorKind kind, String code) {}

  /** Adds one, which is asked soon. */
  Mono<MonitorId> add(TenantId tenant, MonitorKind kind, String name, MonitorAccess access);

  /** Keeps other credentials for it; whether there is such a monitor. */
  Mono<Boolean> change(MonitorKey key, MonitorAccess access);

  /**
   * Has an object watched, by the monitor's own name for it, that stands for a node of the network.
   * Watched already, it stands for this node from now on, but for another than before only once
   * nothing follows from it any more: an incident stays where it began.
   *
   * @return false, and nothing is changed, when there is no such monitor or no such node, or when
   *     an incident at another node follows from the object
   */
  Mono<Boolean> watch(MonitorKey key, String object, NodeId node);

  /**
   * Has an object watched no more. An incident that follows from it stays, for agents to end.
   *
   * @param object by the id that the API calls it by
   * @return whether there was such an object
   */
  Mono<Boolean> forget(TenantId tenant, UUID object);

  /** Takes one away, with what it watches. Incidents that it opened stay, for agents to end. */
  Mono<Boolean> remove(MonitorKey key);

  /** Those that could not be asked the last time. */
  Flux<Failing> failing();
}
