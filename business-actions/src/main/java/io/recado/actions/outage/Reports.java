package io.recado.actions.outage;

import io.recado.action.ActionRequest;
import io.recado.action.IdempotencyKey;
import io.recado.tenant.TenantId;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Who said that their service fails, and what follows when several do. */
interface Reports {

  /** What a report has come to. */
  record Filed(Instant at, End end) {}

  /** What the customer may expect. */
  enum End {
    /** A known incident explains it; its end is told to them. */
    RESOLUTION_TOLD,
    /** Others report the same; what comes of it is told to them. */
    OUTCOME_TOLD,
    /** Planned works explain it. */
    AFTER_WORKS,
    /** Nothing explains it so far. */
    NOT_IN_SIGHT
  }

  /**
   * Files it once, however often and concurrently the request is made. It joins the open incident
   * that explains it; and where with it enough customers have reported within a short time, all of
   * them become one suspected incident, of the lowest node that feeds them all.
   */
  Mono<Void> file(ActionRequest request, Place place);

  /** What the report of this request has come to; empty when there is none. */
  Mono<Filed> find(TenantId tenant, IdempotencyKey key);
}
