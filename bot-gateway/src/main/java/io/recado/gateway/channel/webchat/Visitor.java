package io.recado.gateway.channel.webchat;

import io.recado.channel.Channel;

/**
 * Someone whose token was found good.
 *
 * @param id 128 random bits in hexadecimal; means nothing without the channel
 */
record Visitor(Channel channel, String id) {

  MailboxThread thread() {
    return new MailboxThread(channel.tenant(), channel.id(), id);
  }
}
