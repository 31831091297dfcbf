package io.recado.gateway.channel.webchat;

import javax.crypto.SecretKey;

/**
 * What visitor tokens are signed with. Every node needs the same key; with another key, visitors
 * begin anew.
 */
public record WidgetKey(SecretKey key) {

  @Override
  public String toString() {
    return "WidgetKey[…]";
  }
}
