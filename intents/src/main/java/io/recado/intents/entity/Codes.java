package io.recado.intents.entity;

import java.util.ArrayList;
import java.util.List;

/** Finds the numbers a tenant gives out. */
final class Codes {

  private static final double CERTAIN = 1;

  /** Digits alone may be anything, such as a price or a year. */
  private static final double DIGITS_ONLY = 0.7;

  private Codes() {}

  static List<Entity> in(String message, List<CodePattern> patterns) {
    var found = new ArrayList<Entity>();
    for (var pattern : patterns) {
      double confidence = pattern.form().isOfDigitsOnly() ? DIGITS_ONLY : CERTAIN;
      var matcher = pattern.form().inMessages().matcher(message);
      while (matcher.find()) {
        var value = new Value.Code(pattern.kind(), pattern.form().normalised(matcher.group()));
        found.add(Entity.found(value, matcher.start(), matcher.end(), message, confidence));
      }
    }
    return found;
  }
}
