package io.recado.actions.ticket;

import io.recado.actions.ticket.TicketChange.Reason;
import io.recado.actions.ticket.TicketEvent.What;
import io.recado.actions.ticket.TicketState.Closed;
import io.recado.actions.ticket.TicketState.Open;
import java.time.Instant;

/** What may happen to a ticket in which state, and what state it comes to. */
final class TicketRules {

  private TicketRules() {}

  sealed interface Verdict {

    record Becomes(TicketState state) implements Verdict {}

    record Refused(Reason reason) implements Verdict {}
  }

  /** What an event makes of a ticket in this state. */
  static Verdict after(TicketState state, What what, Instant at, TicketPolicy policy) {
    return switch (state) {
      case Open open -> after(open, what, at);
      case Closed closed -> after(closed, what, at, policy);
    };
  }

  private static Verdict after(Open open, What what, Instant at) {
    return switch (what) {
      case What.Opened _, What.Sorted _, What.Prioritised _, What.Noted _, What.Alarm _ ->
          new Verdict.Becomes(open);
      case What.Answered _ -> new Verdict.Becomes(open.answer(at));
      case What.Closed _ -> new Verdict.Becomes(open.close(at));
      case What.Reopened _, What.Surveyed _, What.Rated _, What.Remarked _ ->
          new Verdict.Refused(Reason.OPEN);
    };
  }

  private static Verdict after(Closed closed, What what, Instant at, TicketPolicy policy) {
    return switch (what) {
      case What.Surveyed _, What.Rated _, What.Remarked _ -> new Verdict.Becomes(closed);
      case What.Reopened _ ->
          closed.reopens(at, policy.reopening())
              ? new Verdict.Becomes(closed.reopen())
              : new Verdict.Refused(Reason.CLOSED_LONG_AGO);
      case What.Opened _,
          What.Sorted _,
          What.Prioritised _,
          What.Noted _,
          What.Answered _,
          What.Closed _,
          What.Alarm _ ->
          new Verdict.Refused(Reason.CLOSED);
    };
  }
}
