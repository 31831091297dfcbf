package io.recado.gateway.turn;

import io.recado.conversation.Handler;
import io.recado.dialogue.Expectation;
import io.recado.turn.TurnInput;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a one-time code may be among what a customer has written: only then are the words kept
 * from others, for what is hidden is lost.
 */
final class LiveCode {

  private LiveCode() {}

  /**
   * The code that may be typed now: the bot has the conversation and waits for it, and it was asked
   * for in a turn that is not longer ago than a code lives.
   *
   * @param life of a code, from the turn in which it was asked for
   */
  static Optional<Expectation.Code> in(TurnInput begun, Bot bot, Duration life) {
    var conversation = begun.conversation();
    var heard = conversation.dialogue().lastTurnAt();
    boolean mayLive =
        conversation.handler() instanceof Handler.Bot
            && heard != null
            && begun.now().isBefore(heard.plus(life));
    return mayLive ? bot.engine().awaitedCode(conversation.dialogue()) : Optional.empty();
  }
}
