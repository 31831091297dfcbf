package io.recado.admin.customer;

import io.recado.admin.web.Words;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a customer's file takes: each gives the value as it is kept, or null for what is none. */
final class CustomerFields {

  static final int MOST_OF_NUMBER = 40;
  static final int MOST_OF_NAME = 200;

  /** As long as the longest that a system knows: an address of e-mail. */
  private static final int MOST_OF_LOGIN = 254;

  /** RFC 5321, 4.5.3.1.3: a path without its brackets. */
  private static final int MOST_OF_EMAIL = 254;

  /** One address and nothing else, as the database asks of what codes are sent to. */
  private static final Pattern ONE_ADDRESS = Pattern.compile("[^\\s@,;<>\"()]+@[^\\s@,;<>\"()]+");

  private CustomerFields() {}

  static @Nullable String number(@Nullable String given) {
    return words(given, MOST_OF_NUMBER);
  }

  static @Nullable String name(@Nullable String given) {
    return words(given, MOST_OF_NAME);
  }

  static @Nullable String login(@Nullable String given) {
    return words(given, MOST_OF_LOGIN);
  }

  /**
   * @param country whose numbers need no country code; null for none
   */
  static @Nullable String phone(String given, @Nullable String country) {
    return PhoneNumber.parse(given, country).map(PhoneNumber::e164).orElse(null);
  }

  static @Nullable String email(String given) {
    var address = given.strip();
    return address.length() <= MOST_OF_EMAIL
            && Words.canBeKept(address)
            && ONE_ADDRESS.matcher(address).matches()
        ? address
        : null;
  }

  private static @Nullable String words(@Nullable String given, int most) {
    if (given == null || given.isBlank() || !isOneLine(given)) {
      return null;
    }
    var words = given.strip();
    return words.length() <= most ? words : null;
  }

  private static boolean isOneLine(String given) {
    return Words.canBeKept(given) && given.strip().chars().noneMatch(Character::isISOControl);
  }
}
