package io.recado.gateway.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.recado.channel.Channel;
import io.recado.gateway.channel.Door;
import io.recado.gateway.channel.OutboundChannels;
import io.recado.outbox.Outbox;
import io.recado.outbox.OutboxMessage;
import io.recado.outbox.SendOutcome;
import io.recado.queue.ConversationKey;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends a conversation's messages, one after the other, until none is due. */
@Component
public class DeliverOutboundMessages {

  private static final Logger log = LoggerFactory.getLogger(DeliverOutboundMessages.class);

  private static final String EXHAUSTED = "attempts-exhausted";

  private final Outbox outbox;
  private final OutboundChannels channels;
  private final DeliveryPolicy policy;
  private final SendRecord record;
  private final MeterRegistry meters;

  DeliverOutboundMessages(
      Outbox outbox,
      OutboundChannels channels,
      DeliveryPolicy policy,
      SendRecord record,
      MeterRegistry meters) {
    this.outbox = outbox;
    this.channels = channels;
    this.policy = policy;
    this.record = record;
    this.meters = meters;
  }

  /** Never fails: what goes wrong is logged and stays in the outbox for the sweep. */
  public Mono<Void> deliver(ConversationKey key) {
    return next(key)
        .expand(sent -> next(key))
        .then()
        .onErrorResume(error -> leaveToSweep(key, error));
  }

  /** Claims and sends the next message; empty when none is due. */
  private Mono<OutboxMessage> next(ConversationKey key) {
    return outbox.claim(key, policy.lease()).delayUntil(this::deliver);
  }

  private Mono<Void> deliver(OutboxMessage message) {
    return alreadyDelivered(message)
        .flatMap(delivered -> delivered ? Mono.<Void>empty() : send(message));
  }

  /** What an earlier attempt may have delivered is not sent again if a receipt speaks of it. */
  private Mono<Boolean> alreadyDelivered(OutboxMessage message) {
    return message.uncertain() ? outbox.reconcile(message) : Mono.just(false);
  }

  /** An attempt that was broken off is counted at the next claim; so it ends here as well. */
  private Mono<Void> send(OutboxMessage message) {
    if (message.attempt() > policy.mostAttempts()) {
      return giveUp(message, EXHAUSTED, "the last attempt was broken off").then();
    }
    return channels
        .door(message.channel())
        .flatMap(door -> attempt(door, message))
        .switchIfEmpty(Mono.defer(() -> giveUp(message, "channel-gone", "the channel was removed")))
        .then();
  }

  private Mono<Boolean> attempt(Door door, OutboxMessage message) {
    return door.sender()
        .send(door.channel(), message)
        .doOnNext(outcome -> note(door.channel(), outcome))
        .flatMap(outcome -> settle(door.channel(), message, outcome));
  }

  private Mono<Boolean> settle(Channel channel, OutboxMessage message, SendOutcome outcome) {
    return switch (outcome) {
      case SendOutcome.Sent(var id) -> outbox.sent(message, id);
      case SendOutcome.Later(var after, var reason) -> later(message, after, reason);
      case SendOutcome.Unknown(var reason) -> retry(message, policy.waitForReceipt(), reason, true);
      case SendOutcome.Refused(var code, var reason) -> giveUp(message, code, reason);
      case SendOutcome.ChannelDown(var code, var reason) -> {
        log.error("{} takes nothing until its owner mends it ({}: {})", channel, code, reason);
        yield retry(message, policy.channelDownWait(), reason, false);
      }
    };
  }

  /**
   * A wait that is too long ends the message instead, visibly: it would hold back everything said
   * after it, and nobody expects an answer of yesterday.
   */
  private Mono<Boolean> later(OutboxMessage message, @Nullable Duration after, String reason) {
    if (after == null) {
      return retry(message, policy.backoff(message.attempt()), reason, false);
    }
    return after.compareTo(policy.longestWait()) > 0
        ? giveUp(message, "not-now", reason)
        : retry(message, after, reason, false);
  }

  private Mono<Boolean> retry(
      OutboxMessage message, Duration after, String reason, boolean uncertain) {
    if (message.attempt() >= policy.mostAttempts()) {
      return giveUp(message, EXHAUSTED, reason);
    }
    log.warn(
        "Message {} was not sent at attempt {} of {} ({}); next in {}",
        message.id(),
        message.attempt(),
        policy.mostAttempts(),
        reason,
        after);
    return outbox.retry(message, after, reason, uncertain);
  }

  private Mono<Boolean> giveUp(OutboxMessage message, String code, String reason) {
    log.error("Message {} is a dead letter ({}: {})", message.id(), code, reason);
    return outbox.dead(message, code, reason);
  }

  private void note(Channel channel, SendOutcome outcome) {
    record.note(channel, outcome);
    meters
        .counter(
            "recado.outbound.attempts",
            "channel",
            channel.kind().code(),
            "outcome",
            outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
        .increment();
  }

  private static Mono<Void> leaveToSweep(ConversationKey key, Throwable error) {
    log.error(
        "Delivery in conversation {} was interrupted, the sweep resumes it: {}",
        key.conversation(),
        error.toString());
    return Mono.empty();
  }
}
