package io.recado.gateway.channel.webchat;

import io.recado.channel.Channel;
import io.recado.channel.WidgetLook;
import io.recado.channel.WidgetLooks;
import io.recado.tenant.Tenant;
import io.recado.tenant.Tenants;
import java.util.HashMap;
import reactor.core.publisher.Mono;

/** What owners said of their widgets, and the product's own where they did not. */
final class Appearances {

  private final Tenants tenants;
  private final WidgetLooks looks;

  Appearances(Tenants tenants, WidgetLooks looks) {
    this.tenants = tenants;
    this.looks = looks;
  }

  /** As it is now; empty when the channel's tenant is gone. */
  Mono<Appearance> of(Channel channel) {
    return Mono.zip(tenants.find(channel.tenant()), looks.of(channel), Appearances::appearance);
  }

  private static Appearance appearance(Tenant tenant, WidgetLook look) {
    var greetings = new HashMap<>(Greetings.of(tenant.name()));
    greetings.putAll(look.greetings());
    var title = look.title() == null ? tenant.name() : look.title();
    return new Appearance(tenant.language(), title, look.colour(), greetings);
  }
}
