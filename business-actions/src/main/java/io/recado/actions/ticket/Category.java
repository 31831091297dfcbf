package io.recado.actions.ticket;

import io.recado.conversation.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a ticket is about. Flows offer these by their {@link #code()}. */
public enum Category {
  INTERNET,
  TELEPHONE,
  TELEVISION,
  BILLING,
  OTHER;

  /** Whether the network may be why, rather than the firm. */
  boolean isOfTheNetwork() {
    return switch (this) {
      case INTERNET, TELEPHONE, TELEVISION -> true;
      case BILLING, OTHER -> false;
    };
  }

  /** What customers know it by. */
  String title(Language language) {
    return switch (this) {
      case INTERNET -> "Internet";
      case TELEPHONE -> worded(language, "Telefonía", "Telephone", "Telefon");
      case TELEVISION -> worded(language, "Televisión", "Television", "Fernsehen");
      case BILLING -> worded(language, "Facturación", "Billing", "Rechnung");
      case OTHER -> worded(language, "Otro tema", "Something else", "Etwas anderes");
    };
  }

  private static String worded(Language language, String es, String en, String de) {
    return switch (language) {
      case SPANISH -> es;
      case ENGLISH -> en;
      case GERMAN -> de;
    };
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Category> ofCode(String code) {
    return Arrays.stream(values()).filter(category -> category.code().equals(code)).findFirst();
  }
}
