package io.recado.actions.ticket;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a ticket stands. What may happen to it next is what its state offers. */
public sealed interface TicketState {

  /** When somebody from the firm answered first; null when nobody has. */
  default @Nullable Instant answered() {
    return switch (this) {
      case Unanswered() -> null;
      case InProgress(var answeredAt) -> answeredAt;
      case Closed(var answeredAt, _) -> answeredAt;
    };
  }

  /** When it was closed; null while it is open. */
  default @Nullable Instant closed() {
    return this instanceof Closed(_, var at) ? at : null;
  }

  /** Somebody is to see to it. */
  sealed interface Open extends TicketState permits Unanswered, InProgress {

    /** Somebody from the firm has answered; only the first answer counts. */
    InProgress answer(Instant at);

    Closed close(Instant at);
  }

  /** Nobody from the firm has answered yet. */
  record Unanswered() implements Open {

    @Override
    public InProgress answer(Instant at) {
      return new InProgress(at);
    }

    @Override
    public Closed close(Instant at) {
      return new Closed(null, at);
    }
  }

  record InProgress(Instant answeredAt) implements Open {

    @Override
    public InProgress answer(Instant at) {
      return this;
    }

    @Override
    public Closed close(Instant at) {
      return new Closed(answeredAt, at);
    }
  }

  /**
   * Nobody need see to it any more.
   *
   * @param answeredAt null when it was closed without a word
   */
  record Closed(@Nullable Instant answeredAt, Instant at) implements TicketState {

    /** Whether it can be reopened at {@code moment}; after that a new ticket goes on with it. */
    boolean reopens(Instant moment, Duration window) {
      return moment.isBefore(at.plus(window));
    }

    Open reopen() {
      return answeredAt == null ? new Unanswered() : new InProgress(answeredAt);
    }
  }

  /** The state that these times tell of. */
  static TicketState of(@Nullable Instant answeredAt, @Nullable Instant closedAt) {
    if (closedAt != null) {
      return new Closed(answeredAt, closedAt);
    }
    return answeredAt == null ? new Unanswered() : new InProgress(answeredAt);
  }
}
