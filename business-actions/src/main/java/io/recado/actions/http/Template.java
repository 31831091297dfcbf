package io.recado.actions.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A text with places to be filled in, such as {@code /lines/{input.line}}. There is nothing else in
 * it: no conditions, no expressions. What is filled in is not looked at again.
 */
record Template(List<Part> parts) {

  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

  private static final Part EMPTY = new Part.Literal("");

  Template {
    parts = List.copyOf(parts);
  }

  sealed interface Part {

    record Literal(String text) implements Part {}

    record Place(Placeholder placeholder) implements Part {}
  }

  static Template of(String text) {
    var parts = new ArrayList<Part>();
    var places = PLACE.matcher(text);
    int end = 0;
    while (places.find()) {
      parts.add(new Part.Literal(text.substring(end, places.start())));
      parts.add(new Part.Place(Placeholder.of(places.group(1))));
      end = places.end();
    }
    parts.add(new Part.Literal(text.substring(end)));
    return new Template(parts.stream().filter(part -> !part.equals(EMPTY)).toList());
  }

  List<Placeholder> placeholders() {
    return parts.stream()
        .filter(Part.Place.class::isInstance)
        .map(part -> ((Part.Place) part).placeholder())
        .toList();
  }

  /** What stands before the first place. */
  String start() {
    return !parts.isEmpty() && parts.getFirst() instanceof Part.Literal(var text) ? text : "";
  }

  String filled(Function<Placeholder, String> values) {
    var text = new StringBuilder();
    for (var part : parts) {
      text.append(
          switch (part) {
            case Part.Literal(var literal) -> literal;
            case Part.Place(var placeholder) -> values.apply(placeholder);
          });
    }
    return text.toString();
  }
}
