package io.recado.intents.entity;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import org.jspecify.annotations.Nullable;

/**
 * From where a message is read.
 *
 * @param now when it was written, in the tenant's zone; null where nobody knows, and then no time
 *     is read
 * @param country where the tenant is, by ISO 3166 code such as {@code MX}: whose telephone numbers
 *     need no country code, and whose money a "$" is; null when unknown
 * @param codes the kinds of numbers the tenant gives out
 */
public record Vantage(
    @Nullable ZonedDateTime now, @Nullable String country, List<CodePattern> codes) {
  public Vantage {
    codes = List.copyOf(codes);
    if (country != null && !Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2).contains(country)) {
      throw new IllegalArgumentException("no country: " + country);
    }
  }
}
