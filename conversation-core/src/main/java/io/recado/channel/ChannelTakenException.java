package io.recado.channel;

import org.jspecify.annotations.Nullable;

/** Another channel has this id or this address already. */
public final class ChannelTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ChannelTakenException(Channel channel, @Nullable Throwable cause) {
    super(
        "The %s address or the id of channel %s belongs to another channel"
            .formatted(channel.kind().code(), channel.id()),
        cause);
  }
}
