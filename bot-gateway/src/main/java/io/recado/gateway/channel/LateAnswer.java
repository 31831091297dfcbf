package io.recado.gateway.channel;

import io.recado.journal.InboundEvent.Failure;
import io.recado.journal.InboundEvent.Remedy;
import io.recado.outbox.SendOutcome;
import java.time.Duration;
import java.util.Objects;

/** What an answer means that a channel gives after it had taken the message. */
public final class LateAnswer {

  /** As for an attempt without an answer: word that the message arrived may yet come. */
  private static final Duration WAIT_FOR_RECEIPT = Duration.ofSeconds(15);

  private LateAnswer() {}

  /**
   * What becomes of the message: as much of what becomes of one that is refused at once as can be
   * made up for.
   *
   * @param code the channel's
   * @param answer what it would be to the call that sent the message; not that it was sent, nor
   *     that nobody knows
   */
  public static Failure failure(String code, SendOutcome answer) {
    return switch (answer) {
      case SendOutcome.Later(var after, var _) ->
          new Failure(code, Remedy.RESEND, Objects.requireNonNullElse(after, WAIT_FOR_RECEIPT));
      case SendOutcome.Busy(var reach, var after, var _, var _) ->
          switch (reach) {
            case CHANNEL -> new Failure(code, Remedy.PAUSE, after);
            case CUSTOMER -> new Failure(code, Remedy.RESEND, after);
          };
      case SendOutcome.NotNow(var after, var _, var _) -> new Failure(code, Remedy.NONE, after);
      case SendOutcome.Refused _ -> new Failure(code, Remedy.NONE, Duration.ZERO);
      case SendOutcome.WindowClosed _ ->
          new Failure(SendOutcome.WindowClosed.CODE, Remedy.TEMPLATE, Duration.ZERO);
      case SendOutcome.ChannelDown _ -> new Failure(code, Remedy.MENDED, Duration.ZERO);
      case SendOutcome.Sent _, SendOutcome.Unknown _ ->
          throw new IllegalArgumentException("no failure: " + answer);
    };
  }
}
