package io.recado.intents.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * BERT's tokenizer: a word is cut into the longest piece known, then the longest that continues it,
 * and so on; a word that cannot be cut so is unknown as a whole.
 */
final class WordPiece implements Tokenizer {

  private static final String CONTINUES = "##";
  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> vocabulary;
  private final BertWords words;
  private final int opening;
  private final int closing;
  private final int unknown;

  /**
   * @param vocabulary piece → number, with {@code [CLS]}, {@code [SEP]} and {@code [UNK]}
   * @throws IllegalArgumentException when one of these is missing
   */
  WordPiece(Map<String, Integer> vocabulary, boolean uncased) {
    this.vocabulary = Map.copyOf(vocabulary);
    words = new BertWords(uncased);
    opening = number("[CLS]");
    closing = number("[SEP]");
    unknown = number("[UNK]");
  }

  @Override
  public long[] tokens(String text, int most) {
    var pieces = new ArrayList<Integer>();
    pieces.add(opening);
    for (var word : words.of(text)) {
      pieces.addAll(pieces(word));
    }
    var kept = new ArrayList<>(pieces.subList(0, Math.min(pieces.size(), most - 1)));
    kept.add(closing);
    return kept.stream().mapToLong(Integer::longValue).toArray();
  }

  @Override
  public boolean isPiece(String word) {
    return vocabulary.containsKey(word);
  }

  private List<Integer> pieces(String word) {
    if (word.length() > LONGEST_WORD) {
      return List.of(unknown);
    }
    var pieces = new ArrayList<Integer>();
    for (int from = 0; from < word.length(); ) {
      int to = endOfLongestPiece(word, from);
      if (to == from) {
        return List.of(unknown);
      }
      pieces.add(vocabulary.get(piece(word, from, to)));
      from = to;
    }
    return pieces;
  }

  /** {@code from} when no piece begins here. */
  private int endOfLongestPiece(String word, int from) {
    int to = word.length();
    while (to > from && !vocabulary.containsKey(piece(word, from, to))) {
      to--;
    }
    return to;
  }

  private static String piece(String word, int from, int to) {
    var piece = word.substring(from, to);
    return from == 0 ? piece : CONTINUES + piece;
  }

  private int number(String mark) {
    var number = vocabulary.get(mark);
    if (number == null) {
      throw new IllegalArgumentException("the vocabulary lacks " + mark);
    }
    return number;
  }
}
