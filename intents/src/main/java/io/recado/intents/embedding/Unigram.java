package io.recado.intents.embedding;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokenizer of the multilingual models made with SentencePiece: of all ways to cut a word into
 * known pieces the one whose pieces are likeliest together. A letter in no piece is unknown.
 *
 * @see <a href="https://arxiv.org/abs/1804.10959">Kudo: Subword Regularization, 2018</a>
 */
final class Unigram implements Tokenizer {

  /** Stands before each word, as SentencePiece writes it. */
  private static final char WORD = '\u2581';

  /** How much worse an unknown letter is than the unlikeliest piece: SentencePiece's own figure. */
  private static final double PENALTY_OF_UNKNOWN = 10;

  private final Map<String, Piece> pieces = new HashMap<>();
  private final int longest;
  private final int opening;
  private final int closing;
  private final int unknown;
  private final double unlikeliest;

  /** A piece's number, and the logarithm of its probability. */
  record Piece(String text, int number, double logProbability) {}

  /**
   * @param unknown the number that stands for what is in no piece
   * @throws IllegalArgumentException when {@code <s>} or {@code </s>} is missing
   */
  Unigram(List<Piece> vocabulary, int unknown) {
    vocabulary.forEach(piece -> pieces.put(piece.text(), piece));
    longest = vocabulary.stream().mapToInt(piece -> piece.text().length()).max().orElse(0);
    unlikeliest = vocabulary.stream().mapToDouble(Piece::logProbability).min().orElse(0);
    opening = number("<s>");
    closing = number("</s>");
    this.unknown = unknown;
  }

  @Override
  public long[] tokens(String text, int most) {
    var tokens = new long[Math.max(most, 2)];
    int count = 0;
    tokens[count++] = opening;
    for (var word : Normalizer.normalize(text, Normalizer.Form.NFKC).strip().split("\\s+")) {
      for (int number : cut(WORD + word)) {
        boolean unknownAgain = number == unknown && tokens[count - 1] == unknown;
        if (!unknownAgain && count < tokens.length - 1) {
          tokens[count++] = number;
        }
      }
    }
    tokens[count++] = closing;
    return Arrays.copyOf(tokens, count);
  }

  @Override
  public boolean isPiece(String word) {
    return pieces.containsKey(WORD + word);
  }

  /** Viterbi: the best way to each place in the word, from the best ways to the places before. */
  private int[] cut(String word) {
    var best = new Way[word.length() + 1];
    best[0] = new Way(0, unknown, 0, 0);
    for (int to = 1; to <= word.length(); to++) {
      best[to] = letterUnknown(best[to - 1], to - 1);
      for (int from = Math.max(0, to - longest); from < to; from++) {
        var piece = pieces.get(word.substring(from, to));
        if (piece != null && best[from].score + piece.logProbability() > best[to].score) {
          best[to] = best[from].followedBy(piece, from);
        }
      }
    }
    var numbers = new int[best[word.length()].length];
    for (int at = word.length(), k = numbers.length - 1; k >= 0; at = best[at].from, k--) {
      numbers[k] = best[at].number;
    }
    return numbers;
  }

  private Way letterUnknown(Way before, int from) {
    double score = before.score + unlikeliest - PENALTY_OF_UNKNOWN;
    return new Way(from, unknown, score, before.length + 1);
  }

  private int number(String mark) {
    var piece = pieces.get(mark);
    if (piece == null) {
      throw new IllegalArgumentException("the vocabulary lacks " + mark);
    }
    return piece.number();
  }

  /** The last piece of a way through a word: where it begins, and what came together till here. */
  private record Way(int from, int number, double score, int length) {

    Way followedBy(Piece piece, int from) {
      return new Way(from, piece.number(), score + piece.logProbability(), length + 1);
    }
  }
}
