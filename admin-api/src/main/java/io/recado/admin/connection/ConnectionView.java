package io.recado.admin.connection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something the tenant is connected with. What opens it cannot be read.
 *
 * @param name as people of the tenant call it; empty where it has none
 * @param address scheme, host and port alone: the rest may be all it takes to call it; null where
 *     there is none, or where it cannot be read
 * @param code what is wrong; null while nothing is
 * @param since since when it is
 * @param types the events that a webhook is told; empty for all
 * @param webhook where a monitor that tells us has to; null for all others
 */
record ConnectionView(
    UUID id,
    ConnectionKind kind,
    String name,
    @Nullable String address,
    State state,
    @Nullable String code,
    @Nullable Instant since,
    List<String> types,
    @Nullable String webhook) {

  /** How a connection does. */
  enum State {
    WELL,
    /** It was not told or asked the last time; it is tried again. */
    FAILING,
    /** Nobody tells it anything: its owner's wish, or its own ({@code gone}), or by failing. */
    PAUSED
  }
}
