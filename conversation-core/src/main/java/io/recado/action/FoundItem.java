package io.recado.action;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing a lookup has found, worded in the customer's language.
 *
 * @param id what an action is given when it is chosen; opaque to dialogue and customer
 * @param title on its button, at most {@value #MOST_TITLE} characters; no two of one outcome alike
 * @param description below the title where the channel can, at most {@value #MOST_DESCRIPTION}
 *     characters
 * @param facts what texts may say of it, by name, ready to be shown: {@code {found.name}}
 * @param at its day and time in the tenant's zone, by which a customer may call it; null where it
 *     has none
 */
public record FoundItem(
    String id,
    String title,
    @Nullable String description,
    Map<String, String> facts,
    @Nullable LocalDateTime at) {

  /** WhatsApp shows so many characters of a list row's title, and so many of its description. */
  public static final int MOST_TITLE = 24;

  public static final int MOST_DESCRIPTION = 72;

  public FoundItem {
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    if (title.isBlank() || title.length() > MOST_TITLE) {
      throw new IllegalArgumentException("a title has 1 to %d characters".formatted(MOST_TITLE));
    }
    if (description != null && description.length() > MOST_DESCRIPTION) {
      throw new IllegalArgumentException(
          "a description has at most %d characters".formatted(MOST_DESCRIPTION));
    }
  }
}
