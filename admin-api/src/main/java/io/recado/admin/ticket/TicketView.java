package io.recado.admin.ticket;

import io.recado.actions.ticket.Category;
import io.recado.actions.ticket.Priority;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket.
 *
 * @param number such as {@code T-1042}
 * @param contactName as the channel tells it
 * @param customer by whose service level it is promised; null where nobody was proven
 * @param answer until somebody from the firm answers
 * @param resolution until it is closed
 */
record TicketView(
    String number,
    State state,
    Category category,
    Priority priority,
    String summary,
    UUID conversation,
    UUID contact,
    @Nullable String contactName,
    @Nullable Customer customer,
    Instant openedAt,
    @Nullable Instant closedAt,
    Target answer,
    Target resolution) {

  /** Where a ticket stands. */
  enum State {
    UNANSWERED,
    IN_PROGRESS,
    CLOSED
  }

  /** One of the tenant's customers. */
  record Customer(UUID id, String number, String name) {}

  /**
   * A clock that runs, or has stopped.
   *
   * @param due null where nothing is promised
   * @param metAt when what it waits for happened; null while it runs
   * @param missed whether that was too late, or is by now
   */
  record Target(@Nullable Instant due, @Nullable Instant metAt, boolean missed) {}
}
