package io.recado.admin.dashboard;

import java.util.List;

/**
 * How the product does.
 *
 * @param components parts of the process that answers; what they say in detail is for operators
 * @param waiting what waits in this tenant
 */
record HealthView(List<Component> components, Waiting waiting) {

  /**
   * One part.
   *
   * @param status {@code UP}, {@code DEGRADED}, {@code DOWN}, {@code OUT_OF_SERVICE} or {@code
   *     UNKNOWN}
   */
  record Component(String name, String status) {}

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
