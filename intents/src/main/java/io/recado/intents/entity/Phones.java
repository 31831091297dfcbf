package io.recado.intents.entity;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds telephone numbers that exist by their country's plan. */
final class Phones {

  private static final String NO_COUNTRY = "ZZ";

  /** As many numbers as a message may hold that are none, before the search gives up. */
  private static final long MOST_TRIES = 200;

  private static final double CERTAIN = 1;

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

  /**
   * @param country whose numbers need no country code; null when only international ones count
   */
  List<Entity> in(String message, @Nullable String country) {
    var found = new ArrayList<Entity>();
    var region = country == null ? NO_COUNTRY : country;
    numbers
        .findNumbers(message, region, Leniency.VALID, MOST_TRIES)
        .forEach(
            match -> {
              var e164 = numbers.format(match.number(), PhoneNumberFormat.E164);
              found.add(
                  Entity.found(
                      new Value.Phone(e164), match.start(), match.end(), message, CERTAIN));
            });
    return found;
  }
}
