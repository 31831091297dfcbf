package io.recado.gateway.channel;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.conversation.MessageContent.MediaFile;
import reactor.core.publisher.Mono;

/**
 * Fetches what customers sent on the channels of one kind. Implementations are safe for many
 * threads.
 */
public interface ChannelFiles {

  ChannelKind kind();

  /**
   * A file, once, by these downloads and within their limits. Never fails and never is empty, and
   * logs no address, as some hold a secret.
   */
  Mono<Fetched> fetch(Channel channel, MediaFile file, Downloads downloads);
}
