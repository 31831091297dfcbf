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
 * @param webhook where a monitor that tells us, or a payment provider, has to; null for all others
 * @param usedAt when it last did what it is for, as far as that is known: a provider told us
 *     something that it had signed, a system took a new password; null where it is not
 * @param live whether the money of a payment account is real; null for all others
 * @param showsInChat whether new passwords are written into the chat; null where there are none
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
    @Nullable String webhook,
    @Nullable Instant usedAt,
    @Nullable Boolean live,
    @Nullable Boolean showsInChat) {

  /** How a connection does. */
  enum State {
    WELL,
    /** It was not told or asked the last time; it is tried again. */
    FAILING,
    /**
     * Nobody tells it anything, or nobody pays by it: its owner's wish, or its own ({@code gone}),
     * or by failing.
     */
    PAUSED
  }
}
