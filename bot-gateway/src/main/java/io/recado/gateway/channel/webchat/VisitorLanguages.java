package io.recado.gateway.channel.webchat;

import io.recado.channel.Channel;
import io.recado.conversation.Language;
import reactor.core.publisher.Mono;

/** In which language a visitor is being spoken to, so that the widget's own words match. */
@FunctionalInterface
public interface VisitorLanguages {

  /** Nothing is known; the widget keeps to what the page and the browser ask for. */
  VisitorLanguages UNKNOWN = (channel, visitor) -> Mono.empty();

  /**
   * The language of the visitor's conversation; empty while there is none.
   *
   * @param visitor the channel's id of the visitor, as in {@code Conversation.address()}
   */
  Mono<Language> of(Channel channel, String visitor);
}
