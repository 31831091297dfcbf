package io.recado.admin.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number that exists by its country's plan, in E.164: what somebody writes from on
 * WhatsApp is compared with it.
 */
record PhoneNumber(String e164) {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  /** For who dials internationally alone. */
  private static final String NO_COUNTRY = "ZZ";

  /**
   * Empty for what is none.
   *
   * @param country whose numbers need no country code, as ISO 3166 writes it; null for none
   */
  static Optional<PhoneNumber> parse(String text, @Nullable String country) {
    try {
      var number = NUMBERS.parse(text, country == null ? NO_COUNTRY : country);
      return NUMBERS.isValidNumber(number)
          ? Optional.of(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164)))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  static boolean isCountry(String country) {
    return NUMBERS.getSupportedRegions().contains(country);
  }
}
