package io.recado.gateway.channel.telegram;

import io.recado.channel.Channel;
import io.recado.gateway.inbound.Intake;
import io.recado.journal.InboundEvent;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Takes updates in, whichever way they came. */
final class TelegramReception {

  private static final Logger log = LoggerFactory.getLogger(TelegramReception.class);

  private final Intake intake;
  private final CallbackAnswers answers;
  private final Clock clock;

  TelegramReception(Intake intake, CallbackAnswers answers, Clock clock) {
    this.intake = intake;
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * Records updates. Completes after the commit, and fails when nothing was recorded.
   *
   * @param body the bytes they came in
   */
  Mono<Void> accept(Channel channel, List<TelegramUpdate> updates, byte[] body) {
    var events = updates.stream().map(update -> map(channel, update)).toList();
    return intake
        .accept(channel, events, body)
        .doOnSuccess(_ -> answerTaps(channel, updates))
        .then();
  }

  /**
   * An update that cannot be mapped must not be refused: Telegram would deliver it again and again,
   * and nothing else of its chat. It is kept with its body, for the operator.
   */
  // Whatever fails in here fails for this one update only, so every kind of failure is caught.
  private InboundEvent map(Channel channel, TelegramUpdate update) {
    try {
      return TelegramInbound.map(update, clock.instant());
    } catch (RuntimeException e) {
      // The exception's own words may quote the message.
      log.warn(
          "Update {} ({}) of {} cannot be read ({}); it is kept as a notice, and not answered",
          update.id(),
          update.kind(),
          channel,
          e.getClass().getSimpleName());
      return TelegramInbound.unreadable(update, clock.instant());
    }
  }

  private void answerTaps(Channel channel, List<TelegramUpdate> updates) {
    updates.stream()
        .flatMap(update -> update.callbackQueryId().stream())
        .forEach(id -> answers.answerLater(channel, id));
  }
}
