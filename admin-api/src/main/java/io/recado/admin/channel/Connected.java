package io.recado.admin.channel;

import org.jspecify.annotations.Nullable;

/**
 * A channel that was connected, or given other secrets.
 *
 * @param verifyToken what to enter at Meta beside the webhook; shown here once, and null where
 *     nothing is to be entered
 */
record Connected(ChannelDetails channel, @Nullable String verifyToken) {

  @Override
  public String toString() {
    return "Connected[%s]".formatted(channel.id());
  }
}
