package io.recado.gateway.channel.telegram;

import io.recado.channel.Channel;
import io.recado.gateway.channel.telegram.TelegramAttempts.Next;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Asks Telegram for updates, where Telegram cannot reach us. One poll at a time for each bot. When
 * another process polls the same bot, Telegram refuses one of the two with 409; that one waits and
 * tries again, so it takes over when the other stops.
 *
 * @see <a href="https://core.telegram.org/bots/api#getupdates">Bot API: getUpdates</a>
 */
final class TelegramPolling implements TelegramSource {

  private static final Logger log = LoggerFactory.getLogger(TelegramPolling.class);

  private static final int MOST_UPDATES = 100;

  /** Telegram holds a poll open while there is nothing to tell; what does not is not hammered. */
  private static final Duration PAUSE_AFTER_NOTHING = Duration.ofMillis(100);

  private final TelegramClient client;
  private final TelegramReception reception;
  private final Backoff backoff;

  TelegramPolling(TelegramClient client, TelegramReception reception, Backoff backoff) {
    this.client = client;
    this.reception = reception;
    this.backoff = backoff;
  }

  @Override
  public Mono<Void> open(Channel channel, String token) {
    return Mono.defer(() -> new Poller(channel, token).run());
  }

  @Override
  public void close() {
    client.breakOffPolls();
  }

  /** The polling of one bot, step after step. */
  private final class Poller {

    private final Channel channel;
    private final String token;
    private final TelegramAttempts attempts;
    private boolean webhookDeleted;
    private long offset;

    Poller(Channel channel, String token) {
      this.channel = channel;
      this.token = token;
      this.attempts = new TelegramAttempts(channel, backoff);
    }

    Mono<Void> run() {
      return attempts.repeat(() -> webhookDeleted ? poll() : deleteWebhook());
    }

    // Telegram refuses polls while a webhook is set.
    private Mono<Next> deleteWebhook() {
      return client
          .call(token, "deleteWebhook", Map.of())
          .flatMap(answer -> attempts.afterwards(answer, _ -> Mono.fromSupplier(this::begin)));
    }

    private Next begin() {
      webhookDeleted = true;
      log.info("{} is polled, because RECADO_PUBLIC_URL is not set", channel);
      return attempts.succeeded(Duration.ZERO);
    }

    private Mono<Next> poll() {
      return client
          .poll(token, "getUpdates", question())
          .flatMap(answer -> attempts.afterwards(answer, this::accept));
    }

    private Map<String, Object> question() {
      var question = new HashMap<String, Object>();
      question.put("limit", MOST_UPDATES);
      question.put("timeout", TelegramClient.LONG_POLL.toSeconds());
      question.put("allowed_updates", UPDATES);
      if (offset != 0) {
        question.put("offset", offset);
      }
      return question;
    }

    private Mono<Next> accept(JsonNode result) {
      var updates = TelegramUpdate.list(result);
      if (updates.isEmpty()) {
        return Mono.fromSupplier(() -> confirmed(0, PAUSE_AFTER_NOTHING));
      }
      return reception
          .accept(channel, updates, TelegramWire.JSON.writeValueAsBytes(result))
          .then(Mono.fromSupplier(() -> confirmed(last(updates) + 1, Duration.ZERO)))
          .onErrorResume(failure -> Mono.just(notRecorded(failure)));
    }

    /**
     * The next poll's offset confirms all updates below it, so it moves only when they are
     * recorded. Once confirmed, the offset is dropped (0): after a silent week ids begin anew at
     * random, and an old offset would confirm updates nobody has seen.
     */
    private Next confirmed(long next, Duration pause) {
      offset = next;
      return attempts.succeeded(pause);
    }

    private Next notRecorded(Throwable failure) {
      var kind = failure.getClass().getSimpleName();
      return attempts.failed(kind, "they cannot be recorded: " + kind, null);
    }

    private static long last(List<TelegramUpdate> updates) {
      return updates.stream().mapToLong(TelegramUpdate::id).max().orElseThrow();
    }
  }
}
