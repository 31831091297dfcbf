package io.recado.admin.inbox;

import io.recado.admin.web.Cursor;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations; what is null does not narrow them down.
 *
 * @param search words that were all said in it; none for any
 * @param after the last of the page before
 */
record InboxQuery(
    @Nullable State state,
    HandlerView.@Nullable Kind handler,
    @Nullable UUID person,
    @Nullable UUID channel,
    @Nullable UUID label,
    List<SearchTerms.Range> search,
    @Nullable Cursor after,
    int size) {

  /** Whether the team has something to do with a conversation. */
  enum State {
    OPEN,
    /** Put aside for a while. */
    SNOOZED,
    /** Done with until the customer writes. */
    RESOLVED
  }

  /** Who waits is answered in the order they came; the rest shows who was heard last. */
  boolean longestWaitingFirst() {
    return handler == HandlerView.Kind.WAITING;
  }
}
