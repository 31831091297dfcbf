package io.recado.gateway.channel.webchat;

import io.recado.channel.Channel;
import java.util.List;
import reactor.core.publisher.Mono;

/** On whose pages a widget may stand by the operator's word, besides our own and its owner's. */
@FunctionalInterface
public interface WidgetDomains {

  /** Our own pages only. */
  WidgetDomains NONE = channel -> Mono.just(List.of());

  /**
   * The sites allowed to embed this widget, as CSP host sources such as {@code
   * https://www.example.com} or {@code https://*.example.com}; empty for our own origin only.
   */
  Mono<List<String>> of(Channel channel);
}
