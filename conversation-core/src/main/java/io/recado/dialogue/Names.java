package io.recado.dialogue;

import java.util.regex.Pattern;

/** How flows, slots, steps and options may be called. */
final class Names {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,23}");

  private Names() {}

  static void check(Problems problems, int line, String what, String name) {
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      problems.at(
          line,
          "%s is not well named: up to 24 lower-case letters, digits and _, beginning with a letter",
          what);
    }
  }
}
