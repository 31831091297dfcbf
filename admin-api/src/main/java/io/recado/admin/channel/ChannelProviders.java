package io.recado.admin.channel;

import io.recado.admin.channel.ProviderAnswer.Away;
import io.recado.admin.channel.ProviderAnswer.Refused;
import io.recado.admin.channel.ProviderAnswer.Taken;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.channel.ChannelSecrets;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the provider of a channel says, whichever it is. */
@Component
class ChannelProviders {

  private final TelegramBots bots;
  private final WhatsAppNumbers numbers;

  ChannelProviders(TelegramBots bots, WhatsAppNumbers numbers) {
    this.bots = bots;
    this.numbers = numbers;
  }

  /**
   * The bot of this token.
   *
   * @throws ApiProblem {@code TOKEN_REFUSED} or {@code PROVIDER_AWAY}
   */
  Mono<Taken> bot(String token) {
    return bots.check(token).map(ChannelProviders::taken);
  }

  /** The number with this id, if the token may act for it; fails like {@link #bot}. */
  Mono<Taken> number(String id, String token) {
    return numbers.check(id, token).map(ChannelProviders::taken);
  }

  /** Completes when these secrets open this channel, and no other; fails like {@link #bot}. */
  Mono<Boolean> open(Channel channel, Map<String, String> secrets) {
    return ask(channel, secrets).map(ChannelProviders::taken).map(taken -> isOf(channel, taken));
  }

  /**
   * Why the channel's own token is refused; empty when it is taken.
   *
   * @throws ApiProblem {@code PROVIDER_AWAY}
   */
  Mono<Optional<String>> refusal(Channel channel) {
    return ask(channel, channel.secrets()).map(ChannelProviders::refusal);
  }

  /** Has the provider deliver no more, where it can be told. */
  Mono<Void> leave(Channel channel) {
    return channel.kind() == ChannelKind.TELEGRAM
        ? Mono.justOrEmpty(channel.secret(ChannelSecrets.TOKEN)).flatMap(bots::leave)
        : Mono.empty();
  }

  private Mono<ProviderAnswer> ask(Channel channel, Map<String, String> secrets) {
    var token = secrets.getOrDefault(ChannelSecrets.TOKEN, "");
    return switch (channel.kind()) {
      case TELEGRAM -> bots.check(token);
      case WHATSAPP -> numbers.check(channel.address(), token);
      case WEBCHAT -> Mono.just(new Taken(channel.address(), ""));
    };
  }

  private static Taken taken(ProviderAnswer answer) {
    return switch (answer) {
      case Taken taken -> taken;
      case Refused(var code) ->
          throw new ApiProblem(ApiError.TOKEN_REFUSED, "The provider says: " + code + ".");
      case Away() -> throw new ApiProblem(ApiError.PROVIDER_AWAY);
    };
  }

  private static Optional<String> refusal(ProviderAnswer answer) {
    return switch (answer) {
      case Taken _ -> Optional.empty();
      case Refused(var code) -> Optional.of(code);
      case Away() -> throw new ApiProblem(ApiError.PROVIDER_AWAY);
    };
  }

  /** Conversations on the channel belong to its bot: another is another channel. */
  private static boolean isOf(Channel channel, Taken taken) {
    if (!taken.address().equals(channel.address())) {
      throw new ApiProblem(ApiError.TOKEN_REFUSED, "The token is of another bot.");
    }
    return true;
  }
}
