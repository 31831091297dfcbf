package io.recado.admin.outage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Planned works at a node, and so at all it feeds.
 *
 * @param area the node's name
 * @param words what a monitor says of them, to everybody; null where it says nothing
 * @param texts what people say of them
 * @param version what a change of them is made to, as {@code If-Match}
 */
record WorksView(
    UUID id,
    UUID node,
    String area,
    Instant startsAt,
    Instant endsAt,
    State state,
    @Nullable String words,
    WorksTexts texts,
    String version) {

  /** Where works are in their life. */
  enum State {
    TO_COME,
    GOING_ON,
    OVER
  }
}
