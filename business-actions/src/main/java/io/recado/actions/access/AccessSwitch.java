package io.recado.actions.access;

/** How a router keeps a customer without service, and is made to let them in again. */
public sealed interface AccessSwitch {

  /**
   * A PPP secret that is disabled meanwhile.
   *
   * @param name its name, which is the user's
   */
  record PppSecret(String name) implements AccessSwitch {}

  /**
   * An address that stands in an address list meanwhile.
   *
   * @param address as it stands in the list
   */
  record ListedAddress(String list, String address) implements AccessSwitch {}
}
