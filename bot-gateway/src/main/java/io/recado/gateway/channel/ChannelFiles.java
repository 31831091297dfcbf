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
   * A file's bytes, once, by these downloads and within their limits. Empty when they cannot be
   * had: the channel has them no more, refuses, is away or too slow, or they are too many. Never
   * fails, and logs no address, as some hold a secret.
   */
  Mono<byte[]> fetch(Channel channel, MediaFile file, Downloads downloads);
}
