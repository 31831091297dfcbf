package io.recado.intents.keyword;

import io.recado.conversation.Language;
import io.recado.intents.text.Lines;
import io.recado.intents.text.PerLanguage;
import io.recado.intents.text.PlainText;
import io.recado.intents.text.Spelling;
import io.recado.intents.text.WordList;
import io.recado.understanding.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Messages that, taken whole, mean one command: "sí", "cancel", "weiter", "👍", {@code /human}. A
 * keyword inside a sentence means nothing: "no funciona" is no denial.
 *
 * <p>The words come from {@code /keywords/<language>/<command>.txt}. A customer's own language is
 * tried first, then the others, as "cancel" and "ok" travel. A yes of a single letter does not,
 * which is an "and" elsewhere.
 */
public final class Keywords {

  /** Shorter words have too many neighbours to forgive a typo. */
  private static final int SHORTEST_FORGIVEN = 6;

  /** No greeting, and no thanks, has more words that are none apart. */
  private static final int MOST_COURTESY = 3;

  private static final Set<String> COURTESY = courtesy();

  /** Colloquial words of a yes that are something else in other languages. */
  private static final Set<String> YES_AT_HOME = Set.of("jo", "joa");

  private static final WordList NO_SLIPS = WordList.of("/keywords/no-slips.txt");

  private final PerLanguage<Map<String, Command>> byLanguage = new PerLanguage<>(Keywords::load);
  private final Map<String, Command> slashCommands = new HashMap<>();

  private Keywords() {
    for (var line : Lines.of("/keywords/slash.txt")) {
      var parts = line.split(" ");
      slashCommands.put(parts[0], Meaning.named(parts[1]).command());
    }
  }

  /** The keywords shipped with this module. */
  public static Keywords shipped() {
    return new Keywords();
  }

  /** The command a whole message stands for; empty for anything longer or other. */
  public Optional<Command> read(String message, Language language) {
    var slash = slashCommands.get(message.strip().toLowerCase(Locale.ROOT).split("\\s", 2)[0]);
    if (slash != null) {
      return Optional.of(slash);
    }
    for (var spelling : spellings(message)) {
      for (var candidate : startingWith(language)) {
        var command =
            lookUp(spelling, byLanguage.in(candidate))
                .filter(each -> candidate == language || travels(spelling, each));
        if (command.isPresent()) {
          return command;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The command that words stand for in a language as they are spelled, and in no other.
   *
   * @param words in the form of {@link PlainText}
   */
  public Optional<Command> exactly(String words, Language language) {
    return Optional.ofNullable(byLanguage.in(language).get(words));
  }

  /**
   * What is left of a message without emoji, greetings, thanks and courtesies around it. Of one
   * that is nothing else something is left all the same.
   */
  public String withoutCourtesies(String message) {
    return String.join(" ", bare(PlainText.of(message).withoutEmoji().words()));
  }

  private List<String> bare(List<String> words) {
    for (int length = Math.min(MOST_COURTESY, words.size() - 1); length > 0; length--) {
      int rest = words.size() - length;
      if (isCourtesy(words.subList(0, length))) {
        return bare(words.subList(length, words.size()));
      }
      if (isCourtesy(words.subList(rest, words.size()))) {
        return bare(words.subList(0, rest));
      }
    }
    return words;
  }

  private boolean isCourtesy(List<String> words) {
    var spelling = String.join(" ", words);
    return COURTESY.containsAll(words)
        || Stream.of(Language.values())
            .anyMatch(
                language -> byLanguage.in(language).get(spelling) instanceof Command.SmallTalk);
  }

  /** The message as it stands, without emoji, and without courtesies. */
  private static List<String> spellings(String message) {
    var plain = PlainText.of(message);
    var spellings = new ArrayList<String>();
    for (var text : List.of(plain, plain.withoutEmoji())) {
      var words = withoutEchoes(text.words());
      spellings.add(String.join(" ", words));
      spellings.add(String.join(" ", words.stream().filter(w -> !COURTESY.contains(w)).toList()));
    }
    return spellings.stream().filter(spelling -> !spelling.isEmpty()).distinct().toList();
  }

  /** "no no no" is "no". */
  private static List<String> withoutEchoes(List<String> words) {
    var distinct = new ArrayList<String>();
    for (var word : words) {
      if (distinct.isEmpty() || !distinct.getLast().equals(word)) {
        distinct.add(word);
      }
    }
    return distinct;
  }

  /** "Y" and "k" say yes in English, and are no more than an "and" or a "what" in Spanish. */
  private static boolean travels(String spelling, Command command) {
    boolean isLetter = spelling.length() == 1 && Character.isLetter(spelling.charAt(0));
    boolean staysAtHome = isLetter || YES_AT_HOME.contains(spelling);
    return !(command instanceof Command.Affirm && staysAtHome);
  }

  private static Optional<Command> lookUp(String spelling, Map<String, Command> keywords) {
    var exact = keywords.get(spelling);
    return exact != null
        ? Optional.of(exact)
        : runTogether(spelling, keywords).or(() -> forgiven(spelling, keywords));
  }

  /** What is meant where a blank is missing: "porsupuesto". */
  private static Optional<Command> runTogether(String spelling, Map<String, Command> keywords) {
    return spelling.length() < SHORTEST_FORGIVEN
        ? Optional.empty()
        : onlyOne(
            keywords,
            keyword ->
                keyword.length() > spelling.length() && keyword.replace(" ", "").equals(spelling));
  }

  /** What a slip may stand for; nothing when it may stand for one thing or another. */
  private static Optional<Command> forgiven(String spelling, Map<String, Command> keywords) {
    var words = List.of(spelling.split(" "));
    if (words.stream().noneMatch(Keywords::mayBeSlip)) {
      return Optional.empty();
    }
    return onlyOne(
        keywords,
        keyword ->
            Spelling.isWithin(1, keyword, spelling)
                && differOnlyInLongWords(List.of(keyword.split(" ")), words));
  }

  /** What the keywords say that are meant; nothing where they say different things. */
  private static Optional<Command> onlyOne(
      Map<String, Command> keywords, Predicate<String> isMeant) {
    var meant =
        keywords.entrySet().stream()
            .filter(keyword -> isMeant.test(keyword.getKey()))
            .map(Map.Entry::getValue)
            .collect(Collectors.toSet());
    return meant.size() == 1 ? meant.stream().findFirst() : Optional.empty();
  }

  /** A letter wrong in a short word makes another word: "claro que ni". */
  private static boolean differOnlyInLongWords(List<String> keyword, List<String> words) {
    return keyword.size() == words.size()
        && IntStream.range(0, words.size())
            .filter(at -> !keyword.get(at).equals(words.get(at)))
            .allMatch(
                at -> keyword.get(at).length() >= SHORTEST_FORGIVEN && mayBeSlip(words.get(at)));
  }

  private static boolean mayBeSlip(String word) {
    return word.length() >= SHORTEST_FORGIVEN && !NO_SLIPS.contains(word);
  }

  private static List<Language> startingWith(Language first) {
    var order = new ArrayList<>(List.of(first));
    for (var language : Language.values()) {
      if (language != first) {
        order.add(language);
      }
    }
    return order;
  }

  private static Map<String, Command> load(Language language) {
    var keywords = new HashMap<String, Command>();
    for (var meaning : Meaning.values()) {
      for (var line : Lines.of("/keywords/" + language.code() + "/" + meaning.file() + ".txt")) {
        keywords.putIfAbsent(PlainText.of(line).value(), meaning.command());
      }
    }
    return keywords;
  }

  private static Set<String> courtesy() {
    var words = new HashSet<String>();
    Lines.of("/keywords/courtesy.txt").forEach(line -> words.addAll(List.of(line.split(" "))));
    return Set.copyOf(words);
  }
}
