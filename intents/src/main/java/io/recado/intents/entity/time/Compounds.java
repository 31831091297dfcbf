package io.recado.intents.entity.time;

import io.recado.intents.grammar.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes German days that are written together with their part apart: "Dienstagnachmittag". */
final class Compounds {

  private static final Pattern COMPOUND =
      Pattern.compile(
          "(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|heute|morgen)"
              + "(morgen|vormittag|mittag|nachmittag|abend|nacht|frueh|fruh)s?");

  private Compounds() {}

  static List<Token> apart(List<Token> tokens) {
    var apart = new ArrayList<Token>();
    for (var token : tokens) {
      var matcher = COMPOUND.matcher(token.word());
      if (matcher.matches()) {
        // Folding may change the length of a word, so the border is told by its first part.
        int border = Math.min(token.end(), token.start() + matcher.end(1));
        apart.add(new Token(matcher.group(1), token.start(), border));
        apart.add(new Token(matcher.group(2), border, token.end()));
      } else {
        apart.add(token);
      }
    }
    return apart;
  }
}
