package io.recado.gateway.channel.telegram;

import io.recado.channel.Channel;
import java.util.List;
import reactor.core.publisher.Mono;

/** The way a bot's updates come to us. */
interface TelegramSource {

  /** The kinds of update asked for; others become notices, should they arrive all the same. */
  List<String> UPDATES =
      List.of(
          "message",
          "edited_message",
          "callback_query",
          "message_reaction",
          "my_chat_member",
          "business_connection",
          "business_message",
          "edited_business_message");

  /**
   * Opens the way and keeps it open while subscribed. Never fails.
   *
   * @param token the bot's
   * @return completes when nothing more is to be done for the channel as it is: Telegram will call
   *     us, or refuses the token
   */
  Mono<Void> open(Channel channel, String token);

  /** Lets go of what is held open, once nothing is subscribed any more. */
  void close();
}
