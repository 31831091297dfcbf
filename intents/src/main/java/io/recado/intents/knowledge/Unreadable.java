package io.recado.intents.knowledge;

import java.util.Locale;

/** Why a source cannot be published. */
public enum Unreadable {
  /** More bytes than are taken, packed or unpacked. */
  TOO_LARGE,
  TOO_MANY_PAGES,
  TOO_MANY_PASSAGES,
  /** Reading it took too long. */
  TOO_SLOW,
  /** It is not what its form says, or damaged. */
  DAMAGED,
  /** It asks for a password. */
  LOCKED,
  /** There are no words in it; a scanned page has none. */
  NO_TEXT,
  /** A form that is not read. */
  UNKNOWN_FORM,
  /** Its address is none that may be fetched. */
  ADDRESS_REFUSED,
  /** Its address did not answer, or not with a page. */
  UNREACHABLE;

  /** Stable, for the API and the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
