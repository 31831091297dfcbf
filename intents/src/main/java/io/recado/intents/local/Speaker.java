package io.recado.intents.local;

import io.recado.conversation.Language;
import io.recado.intents.text.Lines;
import io.recado.intents.text.PerLanguage;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says phrases the way the transcript of a voice note has them: no capitals and no marks, numbers
 * in words, words that only gain time, and a beginning that is begun again.
 */
final class Speaker {

  private static final PerLanguage<List<String>> LINES =
      new PerLanguage<>(language -> Lines.of("/spoken/" + language.code() + ".txt"));

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{M}\\p{So}']+");

  private static final double OPENINGS = 0.7;
  private static final double GAPS = 0.08;
  private static final double BEGUN_AGAIN = 0.3;

  private final Random random;
  private final List<String> fillers;
  private final List<String> numbers;

  Speaker(Language language, long seed) {
    random = new Random(seed);
    fillers = List.of(LINES.in(language).getFirst().split("; "));
    numbers = List.of(LINES.in(language).getLast().split("; "));
  }

  String say(String phrase) {
    var inWords = NUMBER.matcher(phrase).replaceAll(found -> " " + inWords(found.group()) + " ");
    var words =
        List.of(MARKS.matcher(inWords.toLowerCase(Locale.ROOT)).replaceAll(" ").strip().split(" "));
    var said = new StringBuilder();
    if (random.nextDouble() < OPENINGS) {
      said.append(filler()).append(' ');
    }
    if (random.nextDouble() < BEGUN_AGAIN && words.size() > 2) {
      said.append(String.join(" ", words.subList(0, 2))).append(' ').append(filler()).append(' ');
    }
    for (var word : words) {
      said.append(word).append(' ');
      if (random.nextDouble() < GAPS) {
        said.append(filler()).append(' ');
      }
    }
    return said.toString().strip();
  }

  /** Beyond twelve digit by digit, as ticket numbers are told. */
  private String inWords(String number) {
    boolean listed = number.length() < 3 && Integer.parseInt(number) < numbers.size();
    return listed
        ? numbers.get(Integer.parseInt(number))
        : number
            .chars()
            .mapToObj(digit -> numbers.get(Character.digit(digit, 10)))
            .collect(Collectors.joining(" "));
  }

  private String filler() {
    return fillers.get(random.nextInt(fillers.size()));
  }
}
