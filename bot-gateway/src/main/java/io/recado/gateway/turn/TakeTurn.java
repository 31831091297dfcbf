package io.recado.gateway.turn;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.recado.conversation.Handler;
import io.recado.gateway.channel.Door;
import io.recado.gateway.channel.OutboundChannels;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.JournalEntry;
import io.recado.queue.Lease;
import io.recado.turn.StaleTurnException;
import io.recado.turn.TurnInput;
import io.recado.turn.Turns;
import io.recado.turn.Turns.Committed;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** One turn of a leased conversation: read, understand, decide, act, commit. */
@Component
class TakeTurn {

  private static final Logger log = LoggerFactory.getLogger(TakeTurn.class);

  /** A person may take over and hand back while a turn runs; more than this often is a fault. */
  private static final long MOST_RESTARTS = 3;

  private final Turns turns;
  private final HoldLease holdLease;
  private final PlayTurn play;
  private final OutboundChannels channels;
  private final Timer timer;

  TakeTurn(
      Turns turns,
      HoldLease holdLease,
      PlayTurn play,
      OutboundChannels channels,
      MeterRegistry meters) {
    this.turns = turns;
    this.holdLease = holdLease;
    this.play = play;
    this.channels = channels;
    this.timer = meters.timer("recado.turn.duration");
  }

  /**
   * Takes the turn and ends the lease.
   *
   * @return what is left to do; empty when the lease was lost in the middle
   */
  Mono<Committed> take(Lease lease) {
    var turn =
        Mono.defer(() -> attempt(lease))
            .retryWhen(Retry.max(MOST_RESTARTS).filter(TakeTurn::isHandlerChange));
    return Mono.fromSupplier(Timer::start)
        .flatMap(sample -> holdLease.during(lease, turn).doFinally(signal -> sample.stop(timer)));
  }

  /**
   * Ends the lease of a conversation whose turn cannot be taken: tells its customer, asks for a
   * person, and parks it. Its events stay pending, to be applied when it is replayed.
   *
   * @param error what is wrong, for the person who looks at it
   * @return what is left to do
   */
  Mono<Committed> giveUp(Lease lease, String error) {
    return turns.begin(lease).flatMap(begun -> giveUp(lease, begun, error));
  }

  private Mono<Committed> giveUp(Lease lease, TurnInput begun, String error) {
    return channels
        .doorOf(begun.conversation())
        .zipWith(play.giveUp(begun), (door, last) -> last.unanswered(door.fit(last.said())))
        .flatMap(result -> turns.park(lease, begun, result, error));
  }

  private Mono<Committed> attempt(Lease lease) {
    return turns.begin(lease).flatMap(begun -> attempt(lease, begun));
  }

  private Mono<Committed> attempt(Lease lease, TurnInput begun) {
    return channels
        .doorOf(begun.conversation())
        .flatMap(
            door ->
                play(begun, door)
                    .map(progress -> progress.result(door.fit(progress.said())))
                    .flatMap(result -> turns.commit(lease, begun, result)))
        .doOnNext(committed -> logEnd(begun, committed));
  }

  private Mono<Progress> play(TurnInput begun, Door door) {
    if (begun.conversation().handler() instanceof Handler.Bot) {
      lastMessage(begun.pending())
          .ifPresent(message -> door.showTyping(begun.conversation(), message.messageId()));
    }
    return play.play(begun);
  }

  private static Optional<CustomerMessage> lastMessage(List<JournalEntry> pending) {
    return pending.stream()
        .map(JournalEntry::event)
        .filter(CustomerMessage.class::isInstance)
        .map(CustomerMessage.class::cast)
        .reduce((earlier, later) -> later);
  }

  private static boolean isHandlerChange(Throwable error) {
    return error instanceof StaleTurnException stale
        && stale.reason() == StaleTurnException.Cause.HANDLER_CHANGED;
  }

  private static void logEnd(TurnInput begun, Committed committed) {
    var conversation = begun.conversation();
    log.atInfo()
        .addKeyValue("tenant", conversation.tenant())
        .addKeyValue("conversation", conversation.id())
        .addKeyValue("channel", conversation.channel())
        .log(
            "Turn over {} events committed, with reply: {}",
            begun.pending().size(),
            committed.replies());
  }
}
