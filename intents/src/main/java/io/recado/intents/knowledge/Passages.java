package io.recado.intents.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts sections into passages short enough to be a message: between paragraphs where that can be,
 * else between sentences, else where it must. Each keeps the heading of its section.
 */
final class Passages {

  /** Reads well on a telephone, and leaves room for the source below it. */
  static final int LONGEST = 700;

  private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n");
  private static final Pattern PIECES = Pattern.compile("\\n|(?<=[.!?…])\\s+");

  private Passages() {}

  static List<Passage> of(List<Source.Pair> pairs) {
    return pairs.stream().map(pair -> new Passage(pair.wordings(), pair.answer(), true)).toList();
  }

  static List<Passage> ofSections(List<Section> sections) {
    var passages = new ArrayList<Passage>();
    for (var section : sections) {
      var headings = section.heading().isEmpty() ? List.<String>of() : List.of(section.heading());
      for (var text : bounded(section.text())) {
        passages.add(new Passage(headings, text, false));
      }
    }
    return passages;
  }

  private static List<String> bounded(String text) {
    var parts = new ArrayList<String>();
    for (var paragraph : PARAGRAPHS.split(text)) {
      if (paragraph.length() <= LONGEST) {
        append(parts, paragraph, "\n\n");
      } else {
        for (var piece : PIECES.split(paragraph)) {
          cut(piece).forEach(bit -> append(parts, bit, " "));
        }
      }
    }
    return parts;
  }

  /** To the last part where it fits there, else as another. */
  private static void append(List<String> parts, String piece, String between) {
    var last = parts.isEmpty() ? "" : parts.getLast();
    if (!parts.isEmpty() && last.length() + between.length() + piece.length() <= LONGEST) {
      parts.set(parts.size() - 1, last + between + piece);
    } else if (!piece.isBlank()) {
      parts.add(piece.strip());
    }
  }

  private static List<String> cut(String piece) {
    var bits = new ArrayList<String>();
    var rest = piece;
    while (rest.length() > LONGEST) {
      int space = rest.lastIndexOf(' ', LONGEST);
      int end = space > 0 ? space : LONGEST;
      bits.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    bits.add(rest);
    return bits;
  }
}
