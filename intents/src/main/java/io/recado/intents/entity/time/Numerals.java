package io.recado.intents.entity.time;

import io.recado.intents.entity.time.Meaning.Count;
import io.recado.intents.entity.time.Meaning.Figures;
import io.recado.intents.grammar.Grammar.Terminals;
import io.recado.intents.grammar.Token;
import io.recado.intents.text.WordList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers and figures written in digits, and what may stand behind a phrase that ends in one. */
final class Numerals implements Terminals<Meaning> {

  private static final Map<String, Pattern> KINDS =
      Map.ofEntries(
          kind("digits", "0?\\d|[1-9]\\d{1,2}"),
          kind("four", "[012]\\d[0-5]\\d"),
          kind("year", "20\\d\\d"),
          kind("short-year", "2\\d"),
          kind("colon", "\\d{1,2}:\\d\\d"),
          kind("point-time", "\\d{1,2}\\.\\d\\d"),
          kind("slash", "\\d{1,2}/\\d{1,2}"),
          kind("dot", "\\d{1,2}\\.\\d{1,2}"),
          kind("full-dot", "\\d\\d\\.\\d\\d"),
          kind("date", "\\d{1,2}([./-])\\d{1,2}\\1(20)?\\d\\d"),
          kind("iso-date", "20\\d\\d-\\d\\d?-\\d\\d?"),
          kind("range", "\\d{1,2}([:.]\\d\\d)?[-–]\\d{1,2}([:.]\\d\\d)?"),
          kind("clock-range", "\\d{1,2}[:.]\\d\\d[-–]\\d{1,2}[:.]\\d\\d"));

  /** The end of the phrase: of the text, of a clause, or before a small word. */
  private static final String END = "end";

  /** The end of the text or of a clause. */
  private static final String STOP = "stop";

  private static final Pattern NO_DIGIT = Pattern.compile("\\D+");
  private static final Pattern ENDING = Pattern.compile("[,.;!?)…]|\\p{So}");

  private final WordList stopwords;

  /**
   * @param stopwords words that are of the sentence and not what a number counts
   */
  Numerals(WordList stopwords) {
    this.stopwords = stopwords;
  }

  @Override
  public boolean know(String kind) {
    return KINDS.containsKey(kind);
  }

  @Override
  public @Nullable Meaning read(String kind, Token token) {
    var form = KINDS.get(kind);
    if (form == null || !form.matcher(token.word()).matches()) {
      return null;
    }
    var numbers = Arrays.stream(NO_DIGIT.split(token.word())).map(Integer::valueOf).toList();
    if (kind.equals("four")) {
      return new Figures(List.of(numbers.getFirst() / 100, numbers.getFirst() % 100), false);
    }
    return numbers.size() == 1
        ? new Count(numbers.getFirst())
        : new Figures(numbers, token.word().startsWith("0"));
  }

  @Override
  public boolean lookAhead(String kind) {
    return kind.equals(END) || kind.equals(STOP);
  }

  @Override
  public boolean mayFollow(String kind, Token next) {
    return (kind.equals(END) && stopwords.contains(next.word()))
        || ENDING.matcher(next.word()).matches();
  }

  private static Map.Entry<String, Pattern> kind(String name, String form) {
    return Map.entry(name, Pattern.compile(form));
  }
}
