package io.recado.actions.ticket;

import io.recado.tenant.TenantId;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** How much open time tenants allow themselves until a first answer. */
public interface AnswerTargets {

  /** The tenant's own target, or else {@link Priority#answerTarget()}; never empty. */
  Mono<Duration> of(TenantId tenant, Priority priority);
}
