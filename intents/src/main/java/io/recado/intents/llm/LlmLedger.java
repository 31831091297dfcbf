package io.recado.intents.llm;

import io.recado.conversation.ContactId;
import io.recado.tenant.TenantId;
import io.recado.understanding.Cost;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * What calls of language models cost, and whether there is money for another. Each call is written
 * down before it is made, so that one that is cut off has been paid for, and calls at the same time
 * cannot spend the same money.
 */
public interface LlmLedger {

  /** Writes a call down if no limit would be passed. Each subscription is another call. */
  Mono<Reservation> reserve(PlannedCall call, Budget budget);

  /**
   * Says what a call did cost. Only the first time counts; until then, and if it never comes, it
   * counts as planned.
   */
  Mono<Void> settle(TenantId tenant, UUID call, Cost cost);

  /**
   * The same beside an answer that is not to hang on it: hardly waits, though settling goes on by
   * itself, and never fails, but logs.
   */
  default Mono<Void> settleAside(TenantId tenant, UUID call, Cost cost) {
    return settle(tenant, call, cost)
        .doOnError(
            error ->
                LoggerFactory.getLogger(LlmLedger.class)
                    .warn(
                        "Call {} of a model, tenant {}, stays in the ledger at its estimate: {}",
                        call,
                        tenant,
                        error.toString()))
        .timeout(Duration.ofMillis(40))
        .onErrorComplete();
  }

  /**
   * A call that is to be made.
   *
   * @param customer who asked
   * @param micros the most it can cost
   */
  record PlannedCall(TenantId tenant, ContactId customer, String model, long micros) {}

  /** Whether a call may be made. */
  sealed interface Reservation {

    /** It may; {@code call} is to be settled. */
    record Reserved(UUID call) implements Reservation {}

    /** It may not; nothing was written. */
    record Refused(Budget.Limit limit) implements Reservation {}
  }
}
