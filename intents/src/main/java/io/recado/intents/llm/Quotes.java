package io.recado.intents.llm;

import io.recado.intents.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds a quotation in what the customer wrote, and gives the customer's own spelling of it: what a
 * model writes is never used itself. Case, accents and punctuation may differ.
 */
final class Quotes {

  private static final Pattern WORD = Pattern.compile("\\S+");

  private final String text;
  private final List<Piece> pieces;

  Quotes(String text) {
    this.text = text;
    this.pieces = pieces(text);
  }

  /** The customer's words that the quotation repeats, whole words only; empty when it does not. */
  Optional<String> find(String quotation) {
    var sought = pieces(quotation).stream().map(Piece::plain).toList();
    for (int i = 0; !sought.isEmpty() && i + sought.size() <= pieces.size(); i++) {
      var here = pieces.subList(i, i + sought.size());
      if (here.stream().map(Piece::plain).toList().equals(sought)) {
        return Optional.of(text.substring(here.getFirst().from(), here.getLast().to()));
      }
    }
    return Optional.empty();
  }

  int words() {
    return pieces.size();
  }

  private static List<Piece> pieces(String text) {
    var pieces = new ArrayList<Piece>();
    var matcher = WORD.matcher(text);
    while (matcher.find()) {
      var plain = PlainText.of(matcher.group()).value();
      if (!plain.isEmpty()) {
        pieces.add(new Piece(plain, matcher.start(), matcher.end()));
      }
    }
    return pieces;
  }

  private record Piece(String plain, int from, int to) {}
}
