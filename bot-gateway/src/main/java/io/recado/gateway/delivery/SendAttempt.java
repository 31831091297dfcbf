package io.recado.gateway.delivery;

import static io.recado.gateway.delivery.Attempted.unsent;

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
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One attempt at a claimed message, from the door to the wire, and what it comes to. */
@Component
class SendAttempt {

  /** Until a place on a full channel may have come free. */
  private static final Duration PLACE_WAIT = Duration.ofMillis(500);

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
   * @return how the claim is to end; fails only by a defect, which leaves the message uncertain
   */
  Mono<Attempted> of(Claimed claimed) {
    if (policy.isExhausted(claimed.message())) {
      return Mono.just(unsent(new Ending.Dead(DeliveryPolicy.EXHAUSTED, "broken off each time")));
    }
    return channels
        .door(claimed.message().channel())
        .flatMap(door -> atTheDoor(claimed, door))
        .defaultIfEmpty(unsent(new Ending.Dead("channel-gone", "the channel was removed")));
  }

  private Mono<Attempted> atTheDoor(Claimed claimed, Door door) {
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
        .flatMap(message -> paced(claimed.saying(message), door))
        .defaultIfEmpty(unsent(new Ending.Dead(DeliveryPolicy.WINDOW_CLOSED, reason)));
  }

  private Mono<Attempted> paced(Claimed claimed, Door door) {
    var guard = guards.of(door.channel());
    var openFor = guard.openFor();
    if (openFor.isPositive()) {
      return Mono.just(unsent(new Ending.Postponed(openFor, "the channel did not answer")));
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
        .onErrorResume(BulkheadFullException.class, full -> Mono.just(later(PLACE_WAIT)))
        .onErrorResume(CallNotPermittedException.class, open -> Mono.just(later(guard.openFor())))
        .onErrorResume(StaleClaimException.class, stale -> Mono.just(later(Duration.ZERO)));
  }

  private static Attempted later(Duration least) {
    var spread = Duration.ofMillis(ThreadLocalRandom.current().nextLong(PLACE_WAIT.toMillis()));
    return unsent(new Ending.Admitted(least.plus(spread)));
  }

  private Attempted answered(Claimed claimed, Door door, SendOutcome outcome) {
    var answer = new Answer(door.channel().kind(), outcome);
    return new Attempted(policy.after(claimed.message(), outcome), answer);
  }

  /** The claim has become too old to send under. */
  private static final class StaleClaimException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleClaimException() {
      super("the claim is too old to send under", null, false, false);
    }
  }
}
