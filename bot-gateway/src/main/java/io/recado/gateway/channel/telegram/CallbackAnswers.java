package io.recado.gateway.channel.telegram;

import io.recado.channel.Channel;
import io.recado.gateway.channel.telegram.TelegramAnswer.Accepted;
import io.recado.gateway.channel.telegram.TelegramAnswer.Declined;
import java.util.concurrent.ArrayBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Tells customers' devices that a tap on a button arrived, so that the button stops spinning.
 * Nothing waits for it, and nothing but the spinning depends on it. Safe for many threads.
 */
final class CallbackAnswers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CallbackAnswers.class);

  private static final int MOST_WAITING = 1_000;
  private static final int MOST_AT_A_TIME = 16;

  private final TelegramClient client;
  private final Sinks.Many<Tap> taps =
      Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(MOST_WAITING));
  private final Disposable answering;

  /** Begins to answer; {@link #close} ends it. */
  CallbackAnswers(TelegramClient client) {
    this.client = client;
    this.answering =
        taps.asFlux()
            .flatMap(this::answer, MOST_AT_A_TIME)
            .subscribe(_ -> {}, failure -> log.error("Taps are not answered any more", failure));
  }

  /** Answers a tap soon, and returns at once. */
  void answerLater(Channel channel, String callbackQueryId) {
    Sinks.EmitResult result;
    synchronized (taps) {
      result = taps.tryEmitNext(new Tap(channel, callbackQueryId));
    }
    if (result.isFailure()) {
      log.warn("A tap on {} is not answered ({}); its button spins on", channel, result);
    }
  }

  @Override
  public void close() {
    answering.dispose();
  }

  private Mono<Void> answer(Tap tap) {
    var method = AnswerCallbackQuery.builder().callbackQueryId(tap.callbackQueryId()).build();
    return Mono.justOrEmpty(tap.channel().secret(TelegramChannel.TOKEN))
        .flatMap(token -> client.call(token, method))
        .doOnNext(answer -> report(tap.channel(), answer))
        .then();
  }

  // Telegram forgets a tap after a while; a redelivered one is often too old to be answered.
  private static void report(Channel channel, TelegramAnswer answer) {
    if (answer instanceof Declined(int code, var description, _)
        && code == 400
        && description.contains("query is too old")) {
      log.debug("A tap on {} was too old to be answered", channel);
    } else if (!(answer instanceof Accepted)) {
      log.warn("A tap on {} was not answered ({}); its button spins on", channel, answer);
    }
  }

  private record Tap(Channel channel, String callbackQueryId) {}
}
