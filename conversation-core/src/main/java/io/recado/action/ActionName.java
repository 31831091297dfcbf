package io.recado.action;

/** What a business action or a lookup is called in flows, for instance {@code open_ticket}. */
public record ActionName(String value) {

  public ActionName {
    if (!value.matches("[a-z][a-z0-9_]{0,39}")) {
      throw new IllegalArgumentException("not an action name: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
