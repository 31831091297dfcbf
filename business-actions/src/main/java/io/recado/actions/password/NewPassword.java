package io.recado.actions.password;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws passwords that people can read and type: four groups of four letters and digits, without
 * those that look alike. Some 90 bits; always with a capital, a small letter, a digit and a hyphen,
 * because systems ask for them.
 */
final class NewPassword {

  private static final String CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final String SMALL = "abcdefghijkmnpqrstuvwxyz";
  private static final String DIGITS = "23456789";
  private static final String ALL = CAPITALS + SMALL + DIGITS;
  private static final int GROUPS = 4;
  private static final int IN_GROUP = 4;

  private final SecureRandom random = new SecureRandom();

  String draw() {
    while (true) {
      var drawn =
          IntStream.range(0, GROUPS).mapToObj(_ -> group()).collect(Collectors.joining("-"));
      if (has(drawn, CAPITALS) && has(drawn, SMALL) && has(drawn, DIGITS)) {
        return drawn;
      }
    }
  }

  private String group() {
    return random
        .ints(IN_GROUP, 0, ALL.length())
        .mapToObj(place -> ALL.substring(place, place + 1))
        .collect(Collectors.joining());
  }

  private static boolean has(String password, String kind) {
    return password.chars().anyMatch(character -> kind.indexOf(character) >= 0);
  }
}
