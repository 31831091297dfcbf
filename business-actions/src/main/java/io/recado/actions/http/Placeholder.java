package io.recado.actions.http;

/** What is filled in when an action is called. */
sealed interface Placeholder {

  /** {@code {input.name}}: what a flow gives. */
  record OfInput(String name) implements Placeholder {}

  /** {@code {secret.name}}: what the tenant has sealed. */
  record OfSecret(String name) implements Placeholder {}

  /** {@code {customer}}: the id of the proven customer. */
  record OfCustomer() implements Placeholder {}

  /** Between braces, but none of these. */
  record Unknown(String text) implements Placeholder {}

  static Placeholder of(String text) {
    if (text.startsWith("input.")) {
      return new OfInput(text.substring("input.".length()));
    }
    if (text.startsWith("secret.")) {
      return new OfSecret(text.substring("secret.".length()));
    }
    return text.equals("customer") ? new OfCustomer() : new Unknown(text);
  }
}
