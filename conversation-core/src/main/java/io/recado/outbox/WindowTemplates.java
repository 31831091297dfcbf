package io.recado.outbox;

import io.recado.channel.ChannelId;
import io.recado.conversation.Language;
import io.recado.queue.ConversationKey;
import io.recado.tenant.TenantId;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * The approved template that carries a channel's words when its customer wrote too long ago for
 * plain text. Its body has one placeholder, which takes the words.
 */
public interface WindowTemplates {

  /**
   * One with one place and quick-reply buttons of these very titles if there is one, in the
   * conversation's language rather than in another; or else the channel's. Empty when it has none.
   *
   * @param titles of the options to choose from, in order; empty for plain words
   */
  Mono<WindowTemplate> of(ConversationKey conversation, ChannelId channel, List<String> titles);

  Mono<Void> save(TenantId tenant, ChannelId channel, WindowTemplate template);

  /**
   * @param name the approved template's name
   * @param tappable whether it has the buttons that were asked for
   */
  record WindowTemplate(String name, Language language, boolean tappable) {

    /** One without buttons. */
    public WindowTemplate(String name, Language language) {
      this(name, language, false);
    }
  }
}
