package io.recado.dialogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A text with placeholders such as {@code {slot.summary}}, taken apart once, when it is read. */
record Template(List<Part> parts) {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{([a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)?)}");

  /** Shown where a placeholder has nothing to show. */
  static final String NOTHING = "–";

  Template {
    parts = List.copyOf(parts);
  }

  sealed interface Part {}

  record Literal(String text) implements Part {}

  record Placeholder(String name) implements Part {}

  static Template of(String text) {
    var parts = new ArrayList<Part>();
    var matcher = PLACEHOLDER.matcher(text);
    int from = 0;
    while (matcher.find()) {
      parts.add(new Literal(text.substring(from, matcher.start())));
      parts.add(new Placeholder(matcher.group(1)));
      from = matcher.end();
    }
    parts.add(new Literal(text.substring(from)));
    return new Template(parts);
  }

  Set<String> placeholders() {
    var names = new LinkedHashSet<String>();
    for (var part : parts) {
      if (part instanceof Placeholder(var name)) {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * Puts values in. What a value contains is never read as a placeholder again, so a customer's
   * words cannot smuggle one in.
   */
  String fill(UnaryOperator<String> values) {
    var text = new StringBuilder();
    for (var part : parts) {
      text.append(
          switch (part) {
            case Literal(var words) -> words;
            case Placeholder(var name) -> values.apply(name);
          });
    }
    return text.toString();
  }
}
