package io.recado.gateway.channel.telegram;

import io.recado.channel.Channel;
import io.recado.gateway.channel.telegram.TelegramAnswer.Accepted;
import io.recado.gateway.channel.telegram.TelegramAnswer.Declined;
import io.recado.gateway.channel.telegram.TelegramAnswer.Lost;
import io.recado.gateway.channel.telegram.TelegramAnswer.NotSent;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Takes one channel's steps one after the other, with a pause after each that failed. Speaks up
 * once when trouble begins or changes, and once when it ends: an outage of hours is not thousands
 * of lines.
 */
final class TelegramAttempts {

  private static final Logger log = LoggerFactory.getLogger(TelegramAttempts.class);

  private final Channel channel;
  private final Backoff backoff;
  private int failures;
  private @Nullable String trouble;

  TelegramAttempts(Channel channel, Backoff backoff) {
    this.channel = channel;
    this.backoff = backoff;
  }

  /** What comes after a step. */
  sealed interface Next {

    /** Another step, after a pause. */
    record Again(Duration pause) implements Next {}

    /** Nothing. */
    record Stop() implements Next {}
  }

  /** Takes steps until one says to stop; they never overlap. Subscribe once. */
  Mono<Void> repeat(Supplier<Mono<Next>> step) {
    return Mono.defer(step)
        .flatMap(TelegramAttempts::pause)
        .repeat()
        .takeUntil(Next.Stop.class::isInstance)
        .then();
  }

  /** Goes on with what Telegram answered, or with what comes after a failed step. */
  Mono<Next> afterwards(TelegramAnswer answer, Function<JsonNode, Mono<Next>> accepted) {
    return switch (answer) {
      case Accepted(var result) -> accepted.apply(result);
      case Declined declined when declined.tokenRefused() -> Mono.just(refused(declined));
      case Declined declined ->
          Mono.just(failed("code " + declined.code(), declined.reason(), declined.retryAfter()));
      case Lost(var reason) -> Mono.just(failed("no answer", reason, null));
      case NotSent(var reason) -> Mono.just(failed("no connection", reason, null));
    };
  }

  /** Notes a step that succeeded; the next comes after a pause. */
  Next succeeded(Duration pause) {
    if (trouble != null) {
      log.info("{} can get updates again, after {} failed attempts", channel, failures);
    }
    failures = 0;
    trouble = null;
    return new Next.Again(pause);
  }

  /**
   * Notes a step that failed.
   *
   * @param kind what is wrong, in words that stay the same while it is
   * @param atLeast the pause Telegram asked for; null when it did not
   */
  Next failed(String kind, String reason, @Nullable Duration atLeast) {
    failures++;
    if (!kind.equals(trouble)) {
      trouble = kind;
      log.warn(
          "{} gets no updates ({}); trying again, with pauses up to {} s",
          channel,
          reason,
          backoff.most().toSeconds());
    }
    var pause = backoff.pause(failures, RandomGenerator.getDefault());
    return new Next.Again(atLeast == null ? pause : pause.plus(atLeast));
  }

  private Next refused(Declined declined) {
    log.error(
        "{} is left alone: Telegram refuses its token ({}); it is tried again when its secrets"
            + " change",
        channel,
        declined.reason());
    return new Next.Stop();
  }

  private static Mono<Next> pause(Next next) {
    return next instanceof Next.Again(var pause) && pause.isPositive()
        ? Mono.delay(pause).thenReturn(next)
        : Mono.just(next);
  }
}
