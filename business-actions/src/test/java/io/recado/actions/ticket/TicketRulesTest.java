package io.recado.actions.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.ticket.TicketChange.Reason;
import io.recado.actions.ticket.TicketEvent.What;
import io.recado.actions.ticket.TicketRules.Verdict;
import io.recado.actions.ticket.TicketState.Closed;
import io.recado.actions.ticket.TicketState.InProgress;
import io.recado.actions.ticket.TicketState.Unanswered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketRulesTest {

  private static final Instant ANSWERED = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant CLOSED = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static final What NOTE = new What.Noted("otra cosa", List.of());
  private static final What CLOSE = new What.Closed(null);
  private static final What REOPEN = new What.Reopened("sigue igual", List.of());

  @Test
  void theFirstAnswerCounts() {
    assertThat(after(new Unanswered(), new What.Answered()))
        .isEqualTo(becomes(new InProgress(NOW)));
    assertThat(after(new InProgress(ANSWERED), new What.Answered()))
        .isEqualTo(becomes(new InProgress(ANSWERED)));
  }

  @Test
  void anOpenTicketIsAddedToAndClosedButNotReopenedOrRated() {
    var open = new InProgress(ANSWERED);

    assertThat(after(open, NOTE)).isEqualTo(becomes(open));
    assertThat(after(open, CLOSE)).isEqualTo(becomes(new Closed(ANSWERED, NOW)));
    assertThat(after(new Unanswered(), CLOSE)).isEqualTo(becomes(new Closed(null, NOW)));
    assertThat(after(open, REOPEN)).isEqualTo(refused(Reason.OPEN));
    assertThat(after(open, new What.Rated(5))).isEqualTo(refused(Reason.OPEN));
  }

  @Test
  void aClosedTicketIsReopenedAndRatedButNothingElse() {
    var closed = new Closed(ANSWERED, CLOSED);

    assertThat(after(closed, REOPEN)).isEqualTo(becomes(new InProgress(ANSWERED)));
    assertThat(after(new Closed(null, CLOSED), REOPEN)).isEqualTo(becomes(new Unanswered()));
    assertThat(after(closed, new What.Rated(1))).isEqualTo(becomes(closed));
    for (var what :
        List.of(NOTE, CLOSE, new What.Answered(), new What.Alarm(TicketAlarm.Kind.ANSWER_BREACH))) {
      assertThat(after(closed, what)).isEqualTo(refused(Reason.CLOSED));
    }
  }

  @Test
  void reopeningEndsWhenItsTimeHasPassed() {
    var closed = new Closed(ANSWERED, NOW.minus(Duration.ofDays(14)));
    var aMomentLater = new Closed(ANSWERED, closed.at().plusMillis(1));

    assertThat(after(closed, REOPEN)).isEqualTo(refused(Reason.CLOSED_LONG_AGO));
    assertThat(after(aMomentLater, REOPEN)).isEqualTo(becomes(new InProgress(ANSWERED)));
  }

  private static Verdict after(TicketState state, What what) {
    return TicketRules.after(state, what, NOW, TicketPolicy.USUAL);
  }

  private static Verdict becomes(TicketState state) {
    return new Verdict.Becomes(state);
  }

  private static Verdict refused(Reason reason) {
    return new Verdict.Refused(reason);
  }
}
