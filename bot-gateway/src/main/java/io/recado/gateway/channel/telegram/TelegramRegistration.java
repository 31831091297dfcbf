package io.recado.gateway.channel.telegram;

import io.recado.channel.Channel;
import io.recado.gateway.channel.telegram.TelegramAttempts.Next;
import java.net.URI;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Tells Telegram where to deliver updates.
 *
 * @see <a href="https://core.telegram.org/bots/api#setwebhook">Bot API: setWebhook</a>
 */
final class TelegramRegistration implements TelegramSource {

  private static final Logger log = LoggerFactory.getLogger(TelegramRegistration.class);

  /** Deliveries Telegram may have under way at a time; 40 is its own default, 100 the most. */
  private static final int MOST_CONNECTIONS = 40;

  private final TelegramClient client;
  private final String publicUrl;
  private final Backoff backoff;

  TelegramRegistration(TelegramClient client, URI publicUrl, Backoff backoff) {
    this.client = client;
    this.publicUrl = publicUrl.toString().replaceAll("/+$", "");
    this.backoff = backoff;
  }

  @Override
  public Mono<Void> open(Channel channel, String token) {
    return Mono.defer(
        () -> {
          var secret = channel.secret(TelegramChannel.SECRET);
          if (secret.isEmpty()) {
            log.error("{} is left alone: it has no secret for Telegram to present", channel);
            return Mono.empty();
          }
          var attempts = new TelegramAttempts(channel, backoff);
          return attempts.repeat(() -> register(channel, token, secret.get(), attempts));
        });
  }

  @Override
  public void close() {}

  private Mono<Next> register(
      Channel channel, String token, String secret, TelegramAttempts attempts) {
    var parameters =
        Map.of(
            "url", publicUrl + "/webhooks/telegram/" + channel.id(),
            "secret_token", secret,
            "allowed_updates", UPDATES,
            "max_connections", MOST_CONNECTIONS);
    return client
        .call(token, "setWebhook", parameters)
        .flatMap(
            answer -> attempts.afterwards(answer, _ -> Mono.fromSupplier(() -> done(channel))));
  }

  private static Next done(Channel channel) {
    log.info("{} is delivered to our webhook", channel);
    return new Next.Stop();
  }
}
