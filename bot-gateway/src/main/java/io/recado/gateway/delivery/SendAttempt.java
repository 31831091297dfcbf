package io.recado.gateway.delivery;

import static io.recado.gateway.delivery.Attempted.unsent;
import static io.recado.gateway.delivery.DeliveryPolicy.spread;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.recado.gateway.channel.Door;
import io.recado.gateway.channel.OutboundChannels;
import io.recado.gateway.delivery.Attempted.Answer;
import io.recado.outbox.Ending;
import io.recado.outbox.OutboxMessage;
import io.recado.outbox.SendOutcome;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One attempt at a claimed message, from the door to the wire, and what it comes to. */
@Component
class SendAttempt {

  private static final Logger log = LoggerFactory.getLogger(SendAttempt.class);

  /** Until a place on a full channel may have come free: this and up to one and a half as much. */
  private static final Duration PLACE_WAIT = Duration.ofSeconds(2);

  /** A process that was held up so long has more to catch up with. */
  private static final Duration STALE_WAIT = Duration.ofSeconds(1);

  /** How soon a channel that is paused, or whose tenant is suspended, is looked at again. */
  private static final Duration PAUSED_FOR = Duration.ofSeconds(2);

  /** Until what a message needs may be found in the database again. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private final OutboundChannels channels;
  private final ServiceWindow window;
  private final Pace pace;
  private final ChannelGuards guards;
  private final DeliveryPolicy policy;

  SendAttempt(
      OutboundChannels channels,
      ServiceWindow window,
      Pace pace,
      ChannelGuards guards,
      DeliveryPolicy policy) {
    this.channels = channels;
    this.window = window;
    this.pace = pace;
    this.guards = guards;
    this.policy = policy;
  }

  /**
   * @return how the claim is to end; fails only by a defect of a sender, which leaves the message
   *     uncertain
   */
  Mono<Attempted> of(Claimed claimed) {
    if (policy.isExhausted(claimed.message())) {
      return Mono.just(
          unsent(new Ending.Dead(DeliveryPolicy.EXHAUSTED, "broken off, or failed, each time")));
    }
    return channels
        .door(claimed.message().channel())
        .onErrorMap(NotFoundOutException::new)
        .flatMap(door -> atTheDoor(claimed, door))
        .defaultIfEmpty(unsent(new Ending.Dead("channel-gone", "the channel was removed")))
        .onErrorResume(NotFoundOutException.class, error -> Mono.just(lookAgain(claimed, error)));
  }

  private Mono<Attempted> atTheDoor(Claimed claimed, Door door) {
    if (door.channel().paused()) {
      return Mono.just(
          unsent(new Ending.ChannelPaused(PAUSED_FOR, "paused", "nothing goes out for now")));
    }
    if (!window.isOpenFor(claimed.message(), door)) {
      return inTemplate(claimed, door, "the customer wrote too long ago");
    }
    return paced(claimed, door)
        .flatMap(
            attempted ->
                attempted.answer() instanceof Answer(_, SendOutcome.WindowClosed(var reason))
                    ? inTemplate(claimed, door, reason)
                    : Mono.just(attempted));
  }

  private Mono<Attempted> inTemplate(Claimed claimed, Door door, String reason) {
    return window
        .inTemplate(claimed.message(), door)
        .onErrorMap(NotFoundOutException::new)
        .flatMap(message -> paced(claimed.saying(message), door))
        .defaultIfEmpty(unsent(new Ending.Dead(SendOutcome.WindowClosed.CODE, reason)));
  }

  private Mono<Attempted> paced(Claimed claimed, Door door) {
    var guard = guards.of(door.channel());
    var openFor = guard.openFor();
    if (openFor.isPositive()) {
      return Mono.just(unsent(new Ending.Postponed(spread(openFor), "the channel did not answer")));
    }
    return admission(claimed.message(), door)
        .flatMap(
            admission ->
                admission.isNow()
                    ? onTheWire(claimed, door, guard)
                    : Mono.just(unsent(waiting(admission))));
  }

  private Mono<Admission> admission(OutboxMessage message, Door door) {
    return message.admitted()
        ? Mono.just(Admission.NOW)
        : pace.admit(message.channel(), message.address(), door.sender().limits());
  }

  private static Ending waiting(Admission admission) {
    return admission.kept()
        ? new Ending.Admitted(admission.delay())
        : new Ending.Postponed(admission.delay(), "the customer's limit");
  }

  /** Its turn has come: a message that finds no place, or came too late, keeps it. */
  private Mono<Attempted> onTheWire(Claimed claimed, Door door, ChannelGuard guard) {
    var call =
        Mono.defer(
            () ->
                policy.isFresh(claimed.age())
                    ? door.sender().send(door.channel(), claimed.message())
                    : Mono.error(new StaleClaimException()));
    return guard
        .protect(call)
        .map(outcome -> answered(claimed, door, outcome))
        .onErrorResume(BulkheadFullException.class, full -> Mono.just(later(placeWait())))
        .onErrorResume(
            CallNotPermittedException.class, open -> Mono.just(later(spread(guard.refusedFor()))))
        .onErrorResume(StaleClaimException.class, stale -> Mono.just(later(spread(STALE_WAIT))));
  }

  private static Attempted later(Duration wait) {
    return unsent(new Ending.Admitted(wait));
  }

  private static Duration placeWait() {
    long more = ThreadLocalRandom.current().nextLong(PLACE_WAIT.toMillis() * 3 / 2);
    return PLACE_WAIT.plusMillis(more);
  }

  private static Attempted lookAgain(Claimed claimed, NotFoundOutException error) {
    log.warn(
        "How message {} is to be sent could not be read, tried again: {}",
        claimed.message().id(),
        error.getMessage());
    return unsent(new Ending.Postponed(spread(LOOK_AGAIN), "the database did not answer"));
  }

  private Attempted answered(Claimed claimed, Door door, SendOutcome outcome) {
    var answer = new Answer(door.channel().kind(), outcome);
    return new Attempted(policy.after(claimed.message(), outcome), answer);
  }

  /** Nothing was sent yet: what a message needs could not be read. */
  private static final class NotFoundOutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotFoundOutException(Throwable cause) {
      super(cause.toString(), cause, false, false);
    }
  }
}
