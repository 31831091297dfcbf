package io.recado.actions.bank;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an account is called by, in the form in which banks take it.
 *
 * @param text without blanks, but where it is of no standard
 */
public record AccountNumber(Standard standard, String text) {

  private static final Pattern BLANKS = Pattern.compile("[\\s-]+");

  /** Who says what numbers of accounts look like. */
  public enum Standard {
    /** ISO 13616. */
    IBAN,
    /** Mexico: circular 3/2012 of the Banco de México. */
    CLABE,
    /** Argentina, and CVU likewise: communication A 2559 of the central bank. */
    CBU,
    /** None that is known here: as the bank writes it. */
    OTHER;

    /** The name in the database. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The number that was written; empty where a digit of it must be wrong. */
  public static Optional<AccountNumber> read(Standard standard, String written) {
    if (standard == Standard.OTHER) {
      return Optional.of(written.strip())
          .filter(CheckDigits::isPlain)
          .map(text -> new AccountNumber(standard, text));
    }
    var text = BLANKS.matcher(written).replaceAll("").toUpperCase(Locale.ROOT);
    return isRight(standard, text)
        ? Optional.of(new AccountNumber(standard, text))
        : Optional.empty();
  }

  private static boolean isRight(Standard standard, String text) {
    return switch (standard) {
      case IBAN -> CheckDigits.isIban(text);
      case CLABE -> CheckDigits.isClabe(text);
      case CBU -> CheckDigits.isCbu(text);
      case OTHER -> CheckDigits.isPlain(text);
    };
  }

  /** As people read it: an IBAN in groups of four, the others in one piece, to be copied. */
  public String spoken() {
    return standard == Standard.IBAN ? text.replaceAll("(.{4})(?=.)", "$1 ") : text;
  }

  /** Enough to know it by, for logs, mails and the audit. */
  public String ending() {
    return "…" + text.substring(Math.max(0, text.length() - 4));
  }

  /** What it names is for its customers. */
  @Override
  public String toString() {
    return "AccountNumber[" + standard + " " + ending() + "]";
  }
}
