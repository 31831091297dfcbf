package io.recado.intents.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds e-mail addresses, written or, as transcripts have them, spoken. */
final class Emails {

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<![\\p{L}\\p{Nd}._%+-])[A-Za-z0-9._%+-]{1,64}+@(?:[A-Za-z0-9-]{1,63}+\\.){1,8}[A-Za-z]{2,24}"
              + "(?![\\p{L}\\p{Nd}-])");

  /** "ana punto diaz arroba example punto com". */
  private static final Pattern SPOKEN =
      Pattern.compile(
          "(?<![\\p{L}\\p{Nd}])[a-z0-9_-]{1,32}(?: (?:punto|dot|punkt) [a-z0-9_-]{1,32}){0,3}"
              + " (?:arroba|at|ät) [a-z0-9-]{1,32}(?: (?:punto|dot|punkt) [a-z]{2,24}){1,3}"
              + "(?![\\p{L}\\p{Nd}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final double CERTAIN = 1;
  private static final double HEARD = 0.8;

  private Emails() {}

  static List<Entity> in(String message) {
    var found = new ArrayList<Entity>();
    add(found, WRITTEN.matcher(message), message, CERTAIN);
    add(found, SPOKEN.matcher(message), message, HEARD);
    return found;
  }

  private static void add(List<Entity> found, Matcher matcher, String message, double confidence) {
    while (matcher.find()) {
      var address =
          matcher
              .group()
              .toLowerCase(Locale.ROOT)
              .replaceAll(" (?:punto|dot|punkt) ", ".")
              .replaceAll(" (?:arroba|at|ät) ", "@");
      if (!address.contains("..") && !address.startsWith(".") && !address.contains(".@")) {
        found.add(
            Entity.found(
                new Value.Email(address), matcher.start(), matcher.end(), message, confidence));
      }
    }
  }
}
