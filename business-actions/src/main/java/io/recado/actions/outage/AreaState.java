package io.recado.actions.outage;

import io.recado.conversation.Language;
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
   * @param words what a monitor says they are, in whatever language; null where it says nothing
   * @param text what people say they are
   */
  record Maintenance(
      String area, Instant startsAt, Instant endsAt, @Nullable String words, WorksText text) {

    /** What they are, to who reads this language; null where nothing is said. */
    @Nullable String words(Language language) {
      var written = text.in(language);
      return written == null ? words : written;
    }
  }
}
