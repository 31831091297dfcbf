package io.recado.admin.dashboard;

import io.recado.actions.resilience.GuardState;
import io.recado.health.Breaker;
import io.recado.health.GuardReport;
import io.recado.health.NodeReport;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the product does.
 *
 * @param components parts of the process that answers; what they say in detail is for operators
 * @param backends what this tenant's actions ask, as far as that process has asked it of late
 * @param nodes every process that runs, with what it has called for this tenant of late
 * @param waiting what waits in this tenant
 */
record HealthView(
    List<Component> components, List<Backend> backends, List<Node> nodes, Waiting waiting) {

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
  record Backend(String name, Breaker breaker, @Nullable Instant openUntil, int calls, int failed) {

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
   * A process.
   *
   * @param id as long as it runs
   * @param gateway whether it serves customers
   */
  record Node(UUID id, boolean gateway, Instant startedAt, List<Called> called) {

    static Node of(NodeReport report) {
      var called = report.guards().stream().map(Called::of).toList();
      return new Node(report.node(), !report.work().isEmpty(), report.startedAt(), called);
    }
  }

  /**
   * What a process has called.
   *
   * @param name of an action; of a channel, its id
   * @param openUntil when it is asked again; null when it is not left alone
   * @param calls the latest that are looked at, {@code failed} of which failed
   */
  record Called(
      GuardReport.Kind kind,
      String name,
      Breaker breaker,
      @Nullable Instant openUntil,
      int calls,
      int failed) {

    static Called of(GuardReport guard) {
      return new Called(
          guard.kind(),
          guard.name(),
          guard.breaker(),
          guard.openUntil(),
          guard.calls(),
          guard.failed());
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
