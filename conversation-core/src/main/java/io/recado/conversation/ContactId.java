package io.recado.conversation;

import java.util.UUID;

/** Identity of a customer of a tenant, over all channels. */
public record ContactId(UUID value) {

  public static ContactId of(String text) {
    return new ContactId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
