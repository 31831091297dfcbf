package io.recado.actions.ticket;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import java.util.Set;

/**
 * Rates a closed ticket of the customer from 1 to 5, once. Rejects what is no such number with
 * {@code unknown_score}.
 */
public final class RateTicket extends TicketAction {

  static final String NAME = "rate_ticket";
  static final String SCORE = "score";

  private static final Wish UNKNOWN_SCORE =
      new Wish.Faulty(new ActionOutcome.Rejected("unknown_score"));

  RateTicket(TicketWork work) {
    super(NAME, work);
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of(TICKET, SCORE);
  }

  @Override
  Wish wish(ActionRequest request) {
    return Score.ofCode(TicketReport.text(request, SCORE))
        .<Wish>map(score -> new Wish.Valid(new TicketEvent.What.Rated(score.points())))
        .orElse(UNKNOWN_SCORE);
  }
}
