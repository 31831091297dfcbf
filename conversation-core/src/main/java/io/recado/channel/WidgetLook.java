package io.recado.channel;

import io.recado.conversation.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a web widget looks, and where it may stand.
 *
 * @param title in its head; null for the tenant's name
 * @param colour {@code #rrggbb}, of its button and its head; null for the product's own
 * @param left whether its button stands in the left corner
 * @param greetings what it says first, by language ({@code es}, {@code en}, {@code de}); the
 *     product's own words in those that are missing
 * @param domains sites that may embed it besides our own pages, as {@code https://www.example.com}
 *     or {@code https://*.example.com}
 */
public record WidgetLook(
    @Nullable String title,
    @Nullable String colour,
    boolean left,
    Map<String, String> greetings,
    List<String> domains) {

  /** What nobody has changed yet. */
  public static final WidgetLook PLAIN = new WidgetLook(null, null, false, Map.of(), List.of());

  public static final int LONGEST_TITLE = 40;
  public static final int LONGEST_GREETING = 300;
  public static final int MOST_DOMAINS = 50;

  private static final int LONGEST_DOMAIN = 253;
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

  /** A host source of a Content Security Policy (CSP 3, 2.3.1), with a scheme and no path. */
  private static final Pattern DOMAIN =
      Pattern.compile(
          "https?://(?:\\*\\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?");

  /**
   * @throws IllegalArgumentException when something is not as it may be; the message says what
   */
  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  public WidgetLook {
    greetings = greetings == null ? Map.of() : Map.copyOf(greetings);
    domains = domains == null ? List.of() : List.copyOf(domains);
    require(title == null || isText(title, LONGEST_TITLE), "A title has 1 to 40 characters.");
    require(colour == null || COLOUR.matcher(colour).matches(), "A colour is written #rrggbb.");
    require(
        greetings.keySet().stream().allMatch(WidgetLook::isLanguage),
        "Greetings are in es, en and de.");
    require(
        greetings.values().stream().allMatch(greeting -> isText(greeting, LONGEST_GREETING)),
        "A greeting has 1 to 300 characters.");
    require(domains.size() <= MOST_DOMAINS, "A widget stands on up to 50 sites.");
    require(
        domains.stream().allMatch(WidgetLook::isDomain),
        "A site is written https://www.example.com or https://*.example.com.");
  }

  /** The greeting in this language; empty for the product's own. */
  public Optional<String> greeting(Language language) {
    return Optional.ofNullable(greetings.get(language.code()));
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  /** PostgreSQL keeps no NUL, and a page shows no half of a pair of surrogates. */
  private static boolean isText(String text, int most) {
    return !text.isBlank()
        && text.length() <= most
        && text.codePoints()
            .noneMatch(
                point ->
                    point == 0
                        || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
  }

  private static boolean isLanguage(String code) {
    return Arrays.stream(Language.values()).anyMatch(known -> known.code().equals(code));
  }

  private static boolean isDomain(String domain) {
    return domain.length() <= LONGEST_DOMAIN && DOMAIN.matcher(domain).matches();
  }
}
