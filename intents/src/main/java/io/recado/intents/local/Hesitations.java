package io.recado.intents.local;

import io.recado.conversation.Language;
import java.util.regex.Pattern;

/**
 * What is heard in voice notes and said by nobody on purpose: sounds such as "uh", and the same
 * word or two said twice in a row. An embedding model takes them for content.
 */
final class Hesitations {

  private static final Pattern SPANISH = sounds("e+h+|e+h*m+|m{2,}|a+h*m+");
  private static final Pattern ENGLISH = sounds("u+h+|u+h*m+|e+r+m+|m{2,}");
  private static final Pattern GERMAN = sounds("[äöe]+h+m*|ä+m+|ae+h+m*|m{2,}");

  private static final Pattern SAID_AGAIN =
      Pattern.compile("(?iu)(?<!\\p{L})(\\p{L}+(?: \\p{L}+)?)(?:[\\s,.…-]+\\1(?!\\p{L}))+");

  private Hesitations() {}

  /** The text without them; as it is where nothing else would be left. */
  static String without(String text, Language language) {
    var said = SAID_AGAIN.matcher(text).replaceAll("$1");
    var meant = sounds(language).matcher(said).replaceAll(" ").strip();
    return meant.isEmpty() ? text : meant;
  }

  private static Pattern sounds(Language language) {
    return switch (language) {
      case SPANISH -> SPANISH;
      case ENGLISH -> ENGLISH;
      case GERMAN -> GERMAN;
    };
  }

  private static Pattern sounds(String sounds) {
    return Pattern.compile("(?iu)(?:^|\\s+)(?:" + sounds + ")(?!\\p{L})[\\s,.…]*");
  }
}
