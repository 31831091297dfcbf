package io.recado.intents.entity;

import io.recado.conversation.Language;
import io.recado.dialogue.Expectation.Option;
import io.recado.intents.text.Inflection;
import io.recado.intents.text.PlainText;
import io.recado.intents.text.Spelling;
import io.recado.intents.text.WordList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds which option of a list a customer means. */
public final class Options {

  /** In longer messages a word that looks like an option with a typo is more often another word. */
  private static final int MOST_WORDS_TO_FORGIVE_TYPOS = 3;

  /** Longer messages may speak of an option and mean something else. */
  private static final int MOST_WORDS_OF_AN_ANSWER = 6;

  /** Shorter ones have forms like other words. */
  private static final int SHORTEST_FORM = 5;

  private static final Pattern CLAUSE_END = Pattern.compile("[,.;:!?\\n]+");

  private final Ordinals ordinals = new Ordinals();
  private final Negations negations = new Negations();
  private final WordList wholeAnswers = WordList.of("/entity/whole_answers.txt");
  private final WordList denials = WordList.of("/entity/denials.txt");

  /**
   * The option found, and how.
   *
   * @param evidence the words it was found by
   */
  public record Found(Option option, String evidence) {}

  /**
   * The answer to "which of these?": named in full, counted ("la segunda"), mentioned, misspelt.
   */
  public Optional<Found> answer(String message, List<Option> options) {
    return named(message, options)
        .or(() -> ordinals.in(message, options))
        .or(() -> mentioned(message, options))
        .or(() -> misspelt(message, options));
  }

  /** The only option of which a short message has a word in another form: "cierra", "closing". */
  public Optional<Found> inflected(String message, Language language, List<Option> options) {
    var words = PlainText.of(message).words();
    if (words.size() > MOST_WORDS_OF_AN_ANSWER || words.stream().anyMatch(denials::contains)) {
      return Optional.empty();
    }
    var found = new ArrayList<Found>();
    for (var option : options) {
      words.stream()
          .filter(word -> spellings(option).stream().anyMatch(each -> isForm(each, word, language)))
          .findFirst()
          .ifPresent(word -> found.add(new Found(option, word)));
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private boolean isForm(String spelling, String word, Language language) {
    return word.length() >= SHORTEST_FORM
        && !word.equals(spelling)
        && !wholeAnswers.contains(spelling)
        && Inflection.isOneWord(spelling, word, language);
  }

  /** The option whose name or word is the whole message. */
  public Optional<Found> named(String message, List<Option> options) {
    var plain = PlainText.of(message).value();
    return options.stream()
        .filter(option -> spellings(option).contains(plain))
        .map(option -> new Found(option, message))
        .findFirst();
  }

  /** The only option the message speaks of, unless it rules the option out ("no es urgente"). */
  public Optional<Found> mentioned(String message, List<Option> options) {
    var clauses = clauses(message);
    var found = new ArrayList<Found>();
    for (var option : options) {
      clauses.stream()
          .flatMap(clause -> evidence(clause, option).stream())
          .findFirst()
          .ifPresent(evidence -> found.add(new Found(option, evidence)));
    }
    return onlyOrLongest(found);
  }

  /** The commas matter: "no, es urgente" is the contrary of "no es urgente". */
  private static List<List<String>> clauses(String message) {
    return CLAUSE_END.splitAsStream(message).map(clause -> PlainText.of(clause).words()).toList();
  }

  private Optional<String> evidence(List<String> words, Option option) {
    return spellings(option).stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .filter(spelling -> tells(words, spelling))
        .filter(spelling -> negations.stand(words, spelling))
        .findFirst();
  }

  /** "Geht" is an answer, "geht" in "geht nicht" is none. */
  private boolean tells(List<String> words, String spelling) {
    return words.size() == 1 || !wholeAnswers.contains(spelling);
  }

  /** Only where one of them was asked for: unasked, a likeness proves nothing. */
  private Optional<Found> misspelt(String message, List<Option> options) {
    var words = PlainText.of(message).words();
    var found = new ArrayList<Found>();
    for (var option : options) {
      misspelt(words, option).ifPresent(evidence -> found.add(new Found(option, evidence)));
    }
    return onlyOrLongest(found);
  }

  private Optional<String> misspelt(List<String> words, Option option) {
    if (words.size() > MOST_WORDS_TO_FORGIVE_TYPOS) {
      return Optional.empty();
    }
    return words.stream()
        .filter(
            word ->
                spellings(option).stream()
                    .filter(name -> tells(words, name))
                    .anyMatch(name -> Spelling.alike(name, word)))
        .filter(word -> negations.stand(words, word))
        .findFirst();
  }

  /** "no es muy urgente" speaks of "urgente", but an option called "muy urgente" is nearer. */
  private static Optional<Found> onlyOrLongest(List<Found> found) {
    var longestFirst =
        found.stream()
            .sorted(Comparator.comparingInt((Found each) -> each.evidence().length()).reversed())
            .toList();
    if (longestFirst.isEmpty()) {
      return Optional.empty();
    }
    var longest = longestFirst.getFirst();
    boolean clear =
        longestFirst.stream()
                .skip(1)
                .allMatch(
                    other ->
                        (" " + longest.evidence() + " ").contains(" " + other.evidence() + " "))
            && (longestFirst.size() < 2
                || !longestFirst.get(1).evidence().equals(longest.evidence()));
    return clear ? Optional.of(longest) : Optional.empty();
  }

  private static Set<String> spellings(Option option) {
    var spellings = new LinkedHashSet<String>();
    spellings.add(PlainText.of(option.name()).value());
    option.words().forEach(word -> spellings.add(PlainText.of(word).value()));
    spellings.remove("");
    return spellings;
  }
}
