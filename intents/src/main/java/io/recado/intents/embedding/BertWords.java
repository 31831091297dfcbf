package io.recado.intents.embedding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text as BERT's models mean them: each punctuation mark and each Chinese character
 * is a word of its own; control characters count for nothing.
 *
 * @param uncased whether case and accents are dropped, as the model's training did
 * @see <a href="https://github.com/google-research/bert/blob/master/tokenization.py">BERT's
 *     tokenization</a>
 */
record BertWords(boolean uncased) {

  List<String> of(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    var plain = uncased ? Normalizer.normalize(text, Normalizer.Form.NFD) : text;
    plain.codePoints().forEach(letter -> read(letter, word, words));
    end(word, words);
    return words;
  }

  private void read(int letter, StringBuilder word, List<String> words) {
    if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
      end(word, words);
    } else if (standsAlone(letter)) {
      end(word, words);
      words.add(Character.toString(letter));
    } else if (counts(letter)) {
      word.appendCodePoint(uncased ? Character.toLowerCase(letter) : letter);
    }
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private boolean counts(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> false;
      case Character.NON_SPACING_MARK -> !uncased;
      default -> letter != 0xFFFD;
    };
  }

  private static boolean standsAlone(int letter) {
    return isPunctuation(letter) || isChinese(letter);
  }

  /** All ASCII symbols count as punctuation, those too that Unicode calls otherwise, such as $. */
  private static boolean isPunctuation(int letter) {
    boolean ascii = letter > ' ' && letter < 0x7F && !Character.isLetterOrDigit(letter);
    return ascii
        || switch (Character.getType(letter)) {
          case Character.CONNECTOR_PUNCTUATION,
              Character.DASH_PUNCTUATION,
              Character.START_PUNCTUATION,
              Character.END_PUNCTUATION,
              Character.INITIAL_QUOTE_PUNCTUATION,
              Character.FINAL_QUOTE_PUNCTUATION,
              Character.OTHER_PUNCTUATION ->
              true;
          default -> false;
        };
  }

  private static boolean isChinese(int letter) {
    return (letter >= 0x4E00 && letter <= 0x9FFF)
        || (letter >= 0x3400 && letter <= 0x4DBF)
        || (letter >= 0xF900 && letter <= 0xFAFF)
        || (letter >= 0x20000 && letter <= 0x2CEAF)
        || (letter >= 0x2F800 && letter <= 0x2FA1F);
  }
}
