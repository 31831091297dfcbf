package io.recado.gateway.channel.telegram;

import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.channel.Channels;
import io.recado.gateway.inbound.Intake;
import io.recado.gateway.inbound.RequestBytes;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Where Telegram delivers updates, one in each request. Answers 200 with an empty body when the
 * update is recorded; a body could hold a method call, whose result nobody would ever see.
 *
 * @see <a href="https://core.telegram.org/bots/api#setwebhook">Bot API: setWebhook</a>
 */
@RestController
class TelegramWebhook {

  static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

  private final Channels channels;
  private final TelegramReception reception;
  private final int mostBytes;

  TelegramWebhook(Channels channels, TelegramReception reception, Settings settings) {
    this.channels = channels;
    this.reception = reception;
    this.mostBytes = settings.count(Setting.WEBHOOK_MOST_BYTES);
  }

  @PostMapping("/webhooks/telegram/{channelId}")
  Mono<Void> receive(
      @PathVariable String channelId,
      @RequestHeader(name = SECRET_HEADER, required = false) @Nullable String secret,
      ServerHttpRequest request) {
    return channel(channelId)
        .doOnNext(channel -> checkSecret(channel, secret))
        .flatMap(
            channel -> RequestBytes.of(request, mostBytes).flatMap(body -> accept(channel, body)))
        .timeout(Intake.PATIENCE)
        .onErrorMap(TimeoutException.class, _ -> new GatewayProblem(GatewayError.TRY_AGAIN));
  }

  private Mono<Void> accept(Channel channel, byte[] body) {
    return TelegramUpdate.parse(body)
        .map(update -> reception.accept(channel, List.of(update), body))
        .orElseGet(() -> problem(GatewayError.BODY_UNREADABLE));
  }

  // Whatever is wrong with the id, the answer is the same: it tells nothing about other channels.
  private Mono<Channel> channel(String id) {
    ChannelId parsed;
    try {
      parsed = ChannelId.of(id);
    } catch (IllegalArgumentException e) {
      return problem(GatewayError.CHANNEL_UNKNOWN);
    }
    return channels
        .find(parsed)
        .filter(channel -> channel.kind() == ChannelKind.TELEGRAM)
        .switchIfEmpty(problem(GatewayError.CHANNEL_UNKNOWN));
  }

  private static void checkSecret(Channel channel, @Nullable String presented) {
    if (presented == null || presented.isEmpty()) {
      throw new GatewayProblem(GatewayError.TOKEN_MISSING);
    }
    var secret = channel.secret(TelegramChannel.SECRET);
    if (secret.isEmpty()) {
      throw new GatewayProblem(GatewayError.NOT_CONFIGURED);
    }
    if (!MessageDigest.isEqual(bytes(secret.get()), bytes(presented))) {
      throw new GatewayProblem(GatewayError.TOKEN_WRONG);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static <T> Mono<T> problem(GatewayError error) {
    return Mono.error(() -> new GatewayProblem(error));
  }
}
