package io.recado.gateway.channel;

import io.recado.channel.Channel;
import io.recado.conversation.Conversation;
import io.recado.conversation.OutboundContent;
import java.util.List;

/** The channel of a conversation, together with what sends on it. */
public record Door(Channel channel, OutboundChannel sender) {

  /** The contents, divided where they do not fit into one message of this channel. */
  public List<OutboundContent> fit(List<OutboundContent> contents) {
    return contents.stream().flatMap(content -> sender.fit(content).stream()).toList();
  }

  /** Shows that an answer is being written; nothing waits for it. */
  public void showTyping(Conversation conversation, String messageId) {
    sender.showTyping(channel, conversation.address(), messageId).subscribe();
  }
}
