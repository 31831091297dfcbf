package io.recado.intents.cascade;

import io.recado.conversation.Language;
import io.recado.dialogue.Expectation.Matter;
import io.recado.intents.entity.TimeAnswers;
import io.recado.intents.keyword.Doubts;
import io.recado.intents.text.Inflection;
import io.recado.intents.text.PerLanguage;
import io.recado.intents.text.PlainText;
import io.recado.intents.text.WordList;
import java.text.Normalizer;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells words that say nothing beyond what was asked: small ones, and what is to be done, said
 * again in whatever form. One word beyond that, and it is for others to read.
 */
final class Restatements {

  /** A form of "pasar", and what passes a step over. */
  private static final List<String> PASSING = List.of("paso");

  /** Shorter words are about anything. */
  static final int SHORTEST_THING = 3;

  /**
   * "Pagué", "canceló", "cancelaste": what is over. "Cancele", without the accent, tells to do it.
   */
  private static final Pattern TOLD = Pattern.compile("\\p{L}+(?:[éó]|aste|iste)(?!\\p{L})");

  /** They choose one of several where what is chosen is not said: "das neue zurücksetzen". */
  private static final Set<String> CHOOSING =
      Set.of("nuevo", "nueva", "nuevos", "nuevas", "new", "neue", "neuen", "neues", "neuer");

  private static final Set<String> DEFINITE =
      Set.of("el", "la", "los", "las", "the", "der", "die", "das", "den", "dem");

  private final PerLanguage<WordList> besideYes = WordList.perLanguage("/entity/beside-yes");
  private final PerLanguage<WordList> besideNo = WordList.perLanguage("/entity/beside-no");
  private final WordList wishes = WordList.of("/entity/wishes.txt");
  private final TimeAnswers times;

  Restatements(TimeAnswers times) {
    this.times = times;
  }

  /**
   * Words in the light of what was asked.
   *
   * @param words in the form of {@link PlainText}
   * @param text of which they are, as it was written
   * @param now when that was; null where nobody knows
   */
  record Said(
      List<String> words,
      String text,
      Language language,
      Matter matter,
      @Nullable ZonedDateTime now) {}

  /** Whether they add nothing to a yes. */
  boolean addNothingToYes(Said said) {
    if (mayTakeBack(said)) {
      return false;
    }
    var left = besideYes.in(said.language()).strangersIn(said.words());
    return left.isEmpty() ? !isOwnDoing(said) : restate(said, left);
  }

  /** Whether they add nothing to a no: without an act, too, as nothing is done upon it. */
  boolean addNothingToNo(Said said) {
    var left = besideYes.in(said.language()).strangersIn(said.words());
    left = besideNo.in(said.language()).strangersIn(left);
    return left.stream().allMatch(word -> isAct(word, said) || stands(word, said));
  }

  /** Whether they say what is asked about again, and nothing else. */
  boolean restate(Said said) {
    return !mayTakeBack(said)
        && restate(said, besideYes.in(said.language()).strangersIn(said.words()));
  }

  /** "Ok, ich mache das" tells what they do; "ja, ich möchte" with the act, what is to be done. */
  private static boolean isOwnDoing(Said said) {
    return Doubts.isOwnDoing(said.text(), said.language())
        && said.words().stream().noneMatch(word -> isAct(word, said));
  }

  /** Whatever else they say: "bitte nicht zurücksetzen", "pero mañana", "nos vemos". */
  private static boolean mayTakeBack(Said said) {
    return said.words().stream().anyMatch(Doubts::isContradiction)
        || Doubts.partsIn(said.text())
        || Doubts.reserve(said.text())
        || Doubts.isBelied(said.text(), said.language());
  }

  private boolean restate(Said said, List<String> telling) {
    var told = told(said);
    var besides = telling.stream().filter(word -> !isAct(word, said)).toList();
    return besides.size() < telling.size()
        && !telling.equals(PASSING)
        && !choosesOne(said)
        && telling.stream().noneMatch(told::contains)
        && besides.stream().allMatch(word -> stands(word, said));
  }

  private static boolean isAct(String word, Said said) {
    return said.matter().acts().stream()
        .map(act -> PlainText.of(act).value())
        .anyMatch(
            act -> Inflection.isOneWord(act, word, said.language()) || isPartOf(act, word, said));
  }

  /** "Sagen Sie ihn ab" has "absagen" in two parts. */
  private static boolean isPartOf(String act, String word, Said said) {
    return said.language() == Language.GERMAN
        && said.words().stream()
            .flatMap(part -> Stream.of(part + word, word + part))
            .anyMatch(whole -> Inflection.isOneWord(act, whole, Language.GERMAN));
  }

  private boolean stands(String word, Said said) {
    return wishes.contains(word) || isThing(word, said);
  }

  /** A day, a time or a number named again may be meant as another one. */
  private boolean isThing(String word, Said said) {
    return word.length() >= SHORTEST_THING
        && word.chars().allMatch(Character::isLetter)
        && !namesTime(said)
        && said.matter().things().stream()
            .flatMap(thing -> PlainText.of(thing).words().stream())
            .anyMatch(thing -> Inflection.isOneWord(thing, word, said.language()));
  }

  /** "Das neue", and not "das neue Passwort". */
  private boolean choosesOne(Said said) {
    var words = said.words();
    return IntStream.range(1, words.size())
        .filter(at -> CHOOSING.contains(words.get(at)) && DEFINITE.contains(words.get(at - 1)))
        .anyMatch(at -> at + 1 == words.size() || !isThing(words.get(at + 1), said));
  }

  private boolean namesTime(Said said) {
    var now = said.now();
    return now != null
        && (times.mentionedDay(said.text(), said.language(), now).isPresent()
            || times.mentionedTimeOrHours(said.text(), said.language(), now).isPresent());
  }

  /** What is said to be done already. */
  private static Set<String> told(Said said) {
    return said.language() == Language.SPANISH
        ? TOLD.matcher(Normalizer.normalize(said.text(), Normalizer.Form.NFC))
            .results()
            .flatMap(found -> Stream.of(PlainText.of(found.group()).value()))
            .collect(Collectors.toSet())
        : Set.of();
  }
}
