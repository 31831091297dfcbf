package io.recado.intents.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A command line taken apart: {@code --name}, {@code --name value}, {@code --name=value}, words.
 */
final class Arguments {

  /** What stands after an option. */
  enum Takes {
    NOTHING,
    VALUE,
    /** A number, or nothing. */
    NUMBER_IF_ANY
  }

  private static final String OPTION = "--";

  private final Map<String, String> options = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  /**
   * @throws Refusal for an option that is not known, comes twice, or lacks its value
   */
  Arguments(List<String> given, Map<String, Takes> known) {
    int i = 0;
    while (i < given.size()) {
      var argument = given.get(i++);
      if (!argument.startsWith(OPTION) || argument.equals(OPTION)) {
        words.add(argument);
        continue;
      }
      var parts = argument.substring(OPTION.length()).split("=", 2);
      var takes = known.get(parts[0]);
      if (takes == null) {
        throw refusal("there is no option " + argument);
      }
      boolean next = parts.length == 1 && i < given.size() && follows(given.get(i), takes);
      put(parts[0], parts.length == 2 ? parts[1] : next ? given.get(i++) : "", takes);
    }
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  /** The option's value; empty when it was not given, or without one. */
  Optional<String> value(String option) {
    return Optional.ofNullable(options.get(option)).filter(value -> !value.isEmpty());
  }

  /**
   * The option's value, read as something.
   *
   * @param what it must be, to be told when {@code parser} throws an IllegalArgumentException
   */
  <T> Optional<T> value(String option, Function<String, T> parser, String what) {
    return value(option).map(value -> parsed(option, value, parser, what));
  }

  /** What belongs to no option. */
  List<String> words() {
    return words;
  }

  private void put(String option, String value, Takes takes) {
    if (takes == Takes.VALUE && value.isEmpty()) {
      throw refusal("--%s needs a value".formatted(option));
    }
    if (takes == Takes.NOTHING && !value.isEmpty()) {
      throw refusal("--%s takes no value".formatted(option));
    }
    if (options.put(option, value) != null) {
      throw refusal("--%s is given twice".formatted(option));
    }
  }

  private static boolean follows(String argument, Takes takes) {
    return switch (takes) {
      case NOTHING -> false;
      case VALUE -> !argument.startsWith(OPTION);
      case NUMBER_IF_ANY -> argument.matches("\\d+");
    };
  }

  private static <T> T parsed(
      String option, String value, Function<String, T> parser, String what) {
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException unfit) {
      throw refusal("--%s must be %s, not \"%s\"".formatted(option, what, value));
    }
  }

  private static Refusal refusal(String message) {
    return new Refusal(Refusal.Code.BAD_OPTION, message);
  }
}
