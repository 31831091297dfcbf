package io.recado.gateway.channel.webchat;

import io.recado.channel.Channel;
import io.recado.channel.WidgetLooks;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** On whose pages a widget may stand besides our own: its owner's sites and the operator's. */
final class AllowedSites {

  private final WidgetDomains given;
  private final WidgetLooks looks;

  AllowedSites(WidgetDomains given, WidgetLooks looks) {
    this.given = given;
    this.looks = looks;
  }

  /** As CSP host sources; not all of them need be well-formed. */
  Mono<List<String>> of(Channel channel) {
    return Mono.zip(
        given.of(channel),
        looks.of(channel),
        (operators, look) -> Stream.concat(operators.stream(), look.domains().stream()).toList());
  }
}
