package io.recado.channel;

import java.util.UUID;

/** Identity of a channel of a tenant. */
public record ChannelId(UUID value) {

  public static ChannelId of(String text) {
    return new ChannelId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
