package io.recado.outbox;

import io.recado.channel.ChannelId;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/**
 * The approved template that carries a channel's words when its customer wrote too long ago for
 * plain text. Its body has one placeholder, which takes the words.
 */
public interface WindowTemplates {

  /** Empty when the channel has none. */
  Mono<WindowTemplate> of(TenantId tenant, ChannelId channel);

  Mono<Void> save(TenantId tenant, ChannelId channel, WindowTemplate template);

  /**
   * @param name the approved template's name
   */
  record WindowTemplate(String name, Language language) {}
}
