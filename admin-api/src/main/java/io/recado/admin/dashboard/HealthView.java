package io.recado.admin.dashboard;

import io.recado.actions.resilience.GuardState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the product does.
 *
 * @param components parts of the process that answers; what they say in detail is for operators
 * @param backends what this tenant's actions ask, as far as that process has asked it of late
 * @param waiting what waits in this tenant
 */
record HealthView(List<Component> components, List<Backend> backends, Waiting waiting) {

  /**
   * One part.
   *
   * @param status {@code UP}, {@code DEGRADED}, {@code DOWN}, {@code OUT_OF_SERVICE} or {@code
   *     UNKNOWN}
   */
  record Component(String name, String status) {}

  /**
   * What an action or lookup asks.
   *
   * @param openUntil when it is asked again; null when it is not left alone
   * @param calls the latest that are looked at, {@code failed} of which failed
   */
  record Backend(
      String name, GuardState.Breaker breaker, @Nullable Instant openUntil, int calls, int failed) {

    static Backend of(GuardState state) {
      return new Backend(
          state.backend().value(),
          state.breaker(),
          state.openUntil(),
          state.calls(),
          state.failed());
    }
  }

  /**
   * What waits.
   *
   * @param conversations to be answered now, the longest of them for {@code oldestSeconds}
   * @param setAside conversations that no turn could cope with
   * @param toSend messages that are to leave
   */
  record Waiting(
      long conversations,
      long oldestSeconds,
      long setAside,
      long toSend,
      long deadLetters,
      long deadEvents,
      long queuedActions) {}
}
