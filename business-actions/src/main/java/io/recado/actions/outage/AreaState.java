package io.recado.actions.outage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What keeps a place from being served, as far as anybody knows. */
sealed interface AreaState {

  /** An incident that is known or suspected. */
  record Failing(Incident incident) implements AreaState {}

  /** Planned works are going on. */
  record UnderWork(Maintenance maintenance) implements AreaState {}

  /** Nothing is known. */
  record Clear() implements AreaState {}

  /**
   * Planned works.
   *
   * @param area the node's name
   * @param words what they are, to customers; null where nothing is said
   */
  record Maintenance(String area, Instant startsAt, Instant endsAt, @Nullable String words) {}
}
