package io.recado.actions.payment;

import java.util.UUID;

/** Identity of a tenant's account with a provider; stands in the address of its webhook. */
public record AccountId(UUID value) {

  /**
   * @throws IllegalArgumentException when the text is no such id
   */
  public static AccountId of(String text) {
    return new AccountId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
