package io.recado.gateway.channel.telegram;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.channel.ChannelSecrets;
import io.recado.conversation.OutboundContent;
import io.recado.gateway.channel.OutboundChannel;
import io.recado.gateway.channel.SendLimits;
import io.recado.gateway.channel.SendLimits.Rate;
import io.recado.gateway.channel.SpareLane;
import io.recado.gateway.channel.telegram.TelegramAnswer.Accepted;
import io.recado.outbox.OutboxMessage;
import io.recado.outbox.SendOutcome;
import io.recado.outbox.SendOutcome.ChannelDown;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Sends through the Bot API. */
final class TelegramChannel implements OutboundChannel {

  /** The name of the bot's token among a channel's secrets. */
  static final String TOKEN = ChannelSecrets.TOKEN;

  /** The name of what Telegram presents to our webhook. */
  static final String SECRET = ChannelSecrets.WEBHOOK_SECRET;

  private static final Logger log = LoggerFactory.getLogger(TelegramChannel.class);

  private static final SendOutcome NO_TOKEN =
      new ChannelDown("no-token", "the channel has no bot token yet");

  /** Bots FAQ, limits: about one a second in a chat, short bursts passed over. */
  private static final Rate IN_ONE_CHAT = new Rate(Duration.ofSeconds(1), 3);

  private static final int MOST_TYPING = 16;

  private final TelegramClient client;
  private final SendLimits limits;
  private final SpareLane typing = new SpareLane(MOST_TYPING);

  TelegramChannel(TelegramClient client, int messagesPerSecond) {
    this.client = client;
    this.limits = new SendLimits(Rate.perSecond(messagesPerSecond), IN_ONE_CHAT);
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.TELEGRAM;
  }

  @Override
  public List<OutboundContent> fit(OutboundContent content) {
    return TelegramOutbound.fit(content);
  }

  @Override
  public boolean countsMessages() {
    return true;
  }

  @Override
  public SendLimits limits() {
    return limits;
  }

  @Override
  public Mono<SendOutcome> send(Channel channel, OutboxMessage message) {
    var token = channel.secret(TOKEN);
    if (token.isEmpty()) {
      return Mono.just(NO_TOKEN);
    }
    return client
        .send(token.get(), TelegramOutbound.message(message.address(), message.content()))
        .map(TelegramOutcomes::of);
  }

  /** Telegram has no read marks for bots; the sign of typing lasts five seconds. */
  @Override
  public Mono<Void> showTyping(Channel channel, String address, String messageId) {
    return Mono.justOrEmpty(channel.secret(TOKEN))
        .flatMap(token -> client.call(token, TelegramOutbound.typing(address)))
        .filter(answer -> !(answer instanceof Accepted))
        .doOnNext(answer -> log.debug("{} showed no typing: {}", channel, answer))
        .then()
        .transform(typing::take);
  }
}
