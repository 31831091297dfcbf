package io.recado.actions.outage;

import io.recado.tenant.TenantId;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * What people plan. Who asks while works are going on, or within a day before, is told of them;
 * reports meanwhile are explained by them. Each change waits for those who act on the node's tree.
 */
public interface WorksDesk {

  /**
   * @param until after {@code from}
   */
  record Plan(Instant from, Instant until, WorksText text) {

    public Plan {
      if (!until.isAfter(from)) {
        throw new IllegalArgumentException("works end after they begin");
      }
    }
  }

  /** What became of a wish. */
  enum Outcome {
    DONE,
    /** They are over, and stay as they were. */
    OVER,
    /** There are no such works. */
    UNKNOWN
  }

  /**
   * Plans works at a node. Those of the same time that are planned there already are these, with
   * this text.
   *
   * @return empty when there is no such node
   */
  Mono<WorksId> plan(TenantId tenant, NodeId node, Plan plan);

  /**
   * Waits for those who act on the node's tree, and keeps them waiting until the caller's
   * transaction ends. Whoever locks the works themselves comes here before, as all others do.
   */
  Mono<Void> hold(TenantId tenant, WorksId works);

  /** Gives them other times and another text, until they are over. */
  Mono<Outcome> change(TenantId tenant, WorksId works, Plan plan);

  /** Calls off what has not begun, without a trace; ends now what has. */
  Mono<Outcome> cancel(TenantId tenant, WorksId works);
}
