package io.recado.gateway.channel.webchat;

import java.util.List;
import javax.crypto.SecretKey;

/**
 * What visitor tokens are signed with. Every node needs the same keys; under none of them, visitors
 * begin anew.
 *
 * @param all the first signs, each is taken
 */
public record WidgetKey(List<SecretKey> all) {

  public WidgetKey {
    all = List.copyOf(all);
  }

  @Override
  public String toString() {
    return "WidgetKey[…]";
  }
}
