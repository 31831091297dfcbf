package io.recado.actions.identity;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What somebody says their account is: a customer's number, an e-mail address or a telephone
 * number, alone or in a sentence. Never more than one of them: a second address must not get a code
 * meant for the first.
 */
record Claim(String text) {

  /** What has an @; digits in groups, as telephone numbers are written; a word with a digit. */
  private static final Pattern CANDIDATE =
      Pattern.compile(
          "[^\\s:]*@\\S*"
              + "|\\+?\\(?\\d(?:[ ()./-]{0,2}\\d){6,14}(?![\\p{L}\\p{N}])"
              + "|[\\p{L}\\p{N}./()+-]*\\p{N}[\\p{L}\\p{N}./()-]*");

  /** What stands around a word in a sentence and is no part of it. */
  private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}+@]+|[^\\p{L}\\p{N}@]+$");

  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@,;<>\"()\\[\\]]{1,64}@[^\\s@,;<>\"()\\[\\]]{1,189}");

  /** A number as tenants give them out, or one to be called; it has no sign of an address. */
  private static final Pattern NUMBER =
      Pattern.compile("\\+?[\\p{L}\\p{N}][\\p{L}\\p{N} ./()-]{0,39}");

  /** Empty when there is none of them, or more than one. */
  static Optional<Claim> of(String words) {
    var found =
        CANDIDATE
            .matcher(words)
            .results()
            .map(MatchResult::group)
            .map(candidate -> AROUND.matcher(candidate).replaceAll(""))
            .distinct()
            .toList();
    return found.size() == 1 && isOne(found.getFirst())
        ? Optional.of(new Claim(found.getFirst()))
        : Optional.empty();
  }

  private static boolean isOne(String candidate) {
    return ADDRESS.matcher(candidate).matches() || NUMBER.matcher(candidate).matches();
  }
}
