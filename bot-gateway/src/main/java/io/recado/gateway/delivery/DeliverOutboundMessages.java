package io.recado.gateway.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.recado.outbox.Ending;
import io.recado.outbox.Outbox;
import io.recado.outbox.OutboxMessage;
import io.recado.queue.ConversationKey;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Sends a conversation's messages, one after the other, until none may go. */
@Component
public class DeliverOutboundMessages {

  private static final Pattern CODE_FIRST = Pattern.compile("^(\\d+)\\b.*", Pattern.DOTALL);
  private static final Logger log = LoggerFactory.getLogger(DeliverOutboundMessages.class);

  /**
   * What came of an attempt is worth knowing even minutes later: unless it is written down, a
   * message that was sent is sent again.
   */
  private static final Retry KEEP_TRYING =
      Retry.backoff(300, Duration.ofMillis(100)).maxBackoff(Duration.ofSeconds(1));

  private final Outbox outbox;
  private final SendAttempt attempt;
  private final DeliveryPolicy policy;
  private final MeterRegistry meters;

  DeliverOutboundMessages(
      Outbox outbox, SendAttempt attempt, DeliveryPolicy policy, MeterRegistry meters) {
    this.outbox = outbox;
    this.attempt = attempt;
    this.policy = policy;
    this.meters = meters;
  }

  /**
   * Never fails: what goes wrong is logged and stays in the outbox for the sweep.
   *
   * @return in how long the conversation's next message may go; empty when that is not known
   */
  public Mono<Duration> deliver(ConversationKey key) {
    return claim(key)
        .flatMap(this::send)
        .expand(this::next)
        .takeLast(1)
        .next()
        .mapNotNull(Sent::again)
        .onErrorResume(error -> leaveToSweep(key, error));
  }

  private Mono<Claimed> claim(ConversationKey key) {
    return Mono.defer(
        () -> {
          long askedAt = System.nanoTime();
          return outbox.claim(key, policy.lease()).map(message -> new Claimed(message, askedAt));
        });
  }

  private Mono<Sent> next(Sent sent) {
    return Mono.justOrEmpty(sent.next()).flatMap(this::send);
  }

  private Mono<Sent> send(Claimed claimed) {
    return attempt
        .of(claimed)
        .doOnNext(attempted -> tell(claimed.message(), attempted))
        .flatMap(attempted -> end(claimed.message(), attempted.ending()));
  }

  private Mono<Sent> end(OutboxMessage message, Ending ending) {
    return Mono.defer(
            () -> {
              long askedAt = System.nanoTime();
              return outbox
                  .end(message, ending, policy.lease())
                  .doOnNext(ended -> tellUnlessHeld(message, ending, ended))
                  .map(ended -> Sent.of(ending, ended, askedAt));
            })
        .doOnError(error -> tellNotWrittenDown(message, error))
        .retryWhen(KEEP_TRYING);
  }

  private void tell(OutboxMessage message, Attempted attempted) {
    count(attempted);
    switch (attempted.ending()) {
      case Ending.Sent sent -> {}
      case Ending.Admitted(var after) -> log.debug("Message {} goes in {}", message.id(), after);
      case Ending.Postponed(var after, var reason) ->
          log.info("Message {} waits for {}: {}", message.id(), after, told(reason));
      case Ending.Retry(var after, var reason) ->
          log.warn(
              "Message {} was not sent, {} times now ({}); next in {}",
              message.id(),
              message.unsent() + 1,
              told(reason),
              after);
      case Ending.Unknown(var after, var reason) ->
          log.warn(
              "Message {} may have been sent at attempt {} ({}); next in {}",
              message.id(),
              message.attempt(),
              told(reason),
              after);
      case Ending.ChannelPaused(var after, var code, var _) ->
          log.warn("Channel {} pauses for {} ({})", message.channel(), after, code);
      case Ending.ChannelDown(var after, var code, var _) ->
          log.error(
              "Channel {} takes nothing until its owner mends it ({}); next try in {}",
              message.channel(),
              code,
              after);
      case Ending.Dead(var code, var _, var _) ->
          log.error("Message {} is a dead letter ({})", message.id(), code);
    }
  }

  /**
   * What a channel's API says begins with its code. Its words may quote the message, and stay where
   * owners read them: with the dead letter.
   */
  private static String told(String reason) {
    return CODE_FIRST.matcher(reason).replaceFirst("$1");
  }

  /** It may also be that this was written down before, and word of that was lost. */
  private void tellUnlessHeld(OutboxMessage message, Ending ending, Outbox.Ended ended) {
    if (!ended.held() && (ending instanceof Ending.Sent || ending instanceof Ending.Unknown)) {
      meters.counter("recado.outbound.claims.lost").increment();
      log.warn(
          "Message {} was sent under a claim that was over when this was written down; whoever has"
              + " it now may send it again",
          message.id());
    }
  }

  private void count(Attempted attempted) {
    if (attempted.answer() instanceof Attempted.Answer(var kind, var outcome)) {
      var name = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
      meters
          .counter("recado.outbound.attempts", "channel", kind.code(), "outcome", name)
          .increment();
    }
  }

  private static void tellNotWrittenDown(OutboxMessage message, Throwable error) {
    log.warn(
        "What came of message {} could not be written down, tried again: {}",
        message.id(),
        error.toString());
  }

  private static <T> Mono<T> leaveToSweep(ConversationKey key, Throwable error) {
    log.error(
        "Delivery in conversation {} was interrupted, the sweep resumes it: {}",
        key.conversation(),
        error.toString());
    return Mono.empty();
  }
}
