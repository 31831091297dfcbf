package io.recado.admin.network;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a monitor watches, and which node that stands for.
 *
 * @param object the monitor's own name for it
 * @param area the node's name
 * @param sight how it was seen last; null before it was
 * @param since since when it is seen so
 * @param incident what follows from its being down; null while nothing does
 */
record MonitoredObjectView(
    UUID id,
    UUID monitor,
    String object,
    UUID node,
    String area,
    @Nullable State sight,
    @Nullable Instant since,
    @Nullable UUID incident) {

  /** How an object is seen. */
  enum State {
    UP,
    DOWN
  }
}
