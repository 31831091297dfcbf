package io.recado.gateway.channel;

import io.recado.channel.Channel;
import io.recado.conversation.Conversation;
import io.recado.conversation.OutboundContent;
import java.util.List;

/** The channel of a conversation, together with what sends on it. */
public record Door(Channel channel, OutboundChannel sender) {

  /**
   * The contents as messages of this channel: divided where they do not fit into one, and put
   * together where the channel counts messages.
   */
  public List<OutboundContent> fit(List<OutboundContent> contents) {
    var together = sender.countsMessages() ? Gathering.of(contents, this::fitsOne) : contents;
    return together.stream().flatMap(content -> sender.fit(content).stream()).toList();
  }

  /** Shows that an answer is being written; nothing waits for it. */
  public void showTyping(Conversation conversation, String messageId) {
    sender.showTyping(channel, conversation.address(), messageId).subscribe();
  }

  private boolean fitsOne(OutboundContent content) {
    return sender.fit(content).size() == 1;
  }
}
