package io.recado.gateway.channel.webchat;

import io.recado.channel.ChannelId;
import io.recado.live.Topic;
import io.recado.tenant.TenantId;

/**
 * One visitor's letters on one widget. It begins with the first letter, which may be before there
 * is a conversation.
 */
record MailboxThread(TenantId tenant, ChannelId channel, String visitor) {

  /** Signalled when a letter came or letters were seen. */
  Topic news() {
    return new Topic(tenant, "webchat/%s/%s".formatted(channel, visitor));
  }

  /** Signalled when an answer is being written. */
  Topic typing() {
    return new Topic(tenant, "webchat-typing/%s/%s".formatted(channel, visitor));
  }
}
