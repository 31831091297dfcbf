package io.recado.intents.cascade;

import io.recado.conversation.Language;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.Expectation.Confirmation;
import io.recado.dialogue.Expectation.Matter;
import io.recado.dialogue.Expectation.OneOf;
import io.recado.dialogue.Expectation.Option;
import io.recado.dialogue.SlotValue.Chosen;
import io.recado.intents.entity.TimeAnswers;
import io.recado.intents.keyword.Doubts;
import io.recado.intents.keyword.Keywords;
import io.recado.intents.text.PerLanguage;
import io.recado.intents.text.PlainText;
import io.recado.understanding.Command;
import io.recado.understanding.Utterance;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a yes or a no with words behind it that say no more: "sí, anúlala" to whether an
 * appointment shall be cancelled. "Sí, pero mejor el viernes" is none, and one that was heard by a
 * machine must stand alone.
 */
final class PlainVerdicts {

  private static final Command YES = new Command.Affirm();
  private static final Command NO = new Command.Deny();

  private static final int MOST_WORDS_OF_A_VERDICT = 3;

  /** Who says more has more to say. */
  private static final int MOST_WORDS = 12;

  /** A yes by itself; before others it says that something is done already: "ya pagué". */
  private static final Set<String> NO_BEGINNINGS = Set.of("ya");

  private static final PerLanguage<Pattern> JOINTS =
      new PerLanguage<>(
          language ->
              Pattern.compile("[\\s,.!]+(?:" + Clauses.joints(language) + ")\\b", Clauses.flags()));

  private final Keywords keywords;
  private final Restatements restatements;

  PlainVerdicts(Keywords keywords, TimeAnswers times) {
    this.keywords = keywords;
    this.restatements = new Restatements(times);
  }

  /** What a message says, if it is a yes or a no to what was asked and nothing else. */
  Optional<Command> in(String text, Language language, Utterance utterance) {
    if (utterance.isHeard() || Doubts.isAsked(text, language) || isCourtesy(text, language)) {
      return Optional.empty();
    }
    return switch (utterance.expectation()) {
      case Confirmation asked -> verdict(text, language, asked.matter(), utterance);
      case OneOf asked ->
          Stream.of(YES, NO)
              .flatMap(verdict -> chosen(verdict, text, language, asked, utterance).stream())
              .findFirst();
      case Expectation asked when Skips.isOptional(asked) ->
          verdict(text, language, Matter.NONE, utterance)
              .filter(NO::equals)
              .<Command>map(_ -> new Command.Skip());
      case Expectation _ -> Optional.empty();
    };
  }

  /** "Ok, gracias" thanks, and says yes to nothing. */
  private boolean isCourtesy(String text, Language language) {
    return keywords
        .exactly(PlainText.of(text).withoutEmoji().value(), language)
        .filter(Command.SmallTalk.class::isInstance)
        .isPresent();
  }

  /** Whether words beside a yes say nothing that was not asked. */
  boolean addNothing(String text, Language language, Utterance utterance) {
    var words = words(text);
    return utterance.expectation() instanceof Confirmation asked
        && !utterance.isHeard()
        && !Doubts.isAsked(text, language)
        && words.size() <= MOST_WORDS
        && restatements.addNothingToYes(said(words, text, language, asked.matter(), utterance));
  }

  /** Whether a summary's own act is said without a yes, which does not tell what is meant by it. */
  boolean restates(String text, Language language, Utterance utterance) {
    return utterance.expectation() instanceof Confirmation asked
        && restatements.restate(said(words(text), text, language, asked.matter(), utterance));
  }

  /**
   * A yes and what is said besides ("sí, y además quiero pagar") as the two messages they could
   * have been; all others as they are, and so are questions, which parted are none: "y que sigue".
   */
  Stream<String> apart(String text, Language language) {
    var parts = JOINTS.in(language).split(text, 2);
    return parts.length == 2
            && !parts[1].isBlank()
            && isYes(parts[0], language)
            && !Doubts.isAsked(text, language)
        ? Stream.of(parts[0], parts[1].strip())
        : Stream.of(text);
  }

  private boolean isYes(String text, Language language) {
    var words = PlainText.of(text).value();
    return !NO_BEGINNINGS.contains(words)
        && keywords.exactly(words, language).filter(YES::equals).isPresent();
  }

  private Optional<Command> chosen(
      Command verdict, String text, Language language, OneOf asked, Utterance utterance) {
    return asked.options().stream()
        .filter(option -> isCalled(option, verdict, language))
        .findFirst()
        .filter(
            option ->
                verdict(text, language, matter(option), utterance)
                    .filter(verdict::equals)
                    .isPresent())
        .<Command>map(option -> new Command.SetSlot(asked.slot(), new Chosen(option.name(), text)));
  }

  /** "Fine" is another word for yes, and no option for that. */
  private static boolean isCalled(Option option, Command verdict, Language language) {
    var word =
        switch (language) {
          case SPANISH -> verdict.equals(YES) ? "sí" : "no";
          case ENGLISH -> verdict.equals(YES) ? "yes" : "no";
          case GERMAN -> verdict.equals(YES) ? "ja" : "nein";
        };
    return option.words().contains(word);
  }

  private static Matter matter(Option option) {
    var acts =
        option.words().stream()
            .flatMap(word -> PlainText.of(word).words().stream())
            .filter(word -> word.length() >= Restatements.SHORTEST_THING)
            .collect(Collectors.toSet());
    return new Matter(acts, Set.of());
  }

  private Optional<Command> verdict(
      String text, Language language, Matter matter, Utterance utterance) {
    var words = words(text);
    if (words.size() > MOST_WORDS) {
      return Optional.empty();
    }
    for (int length = Math.min(MOST_WORDS_OF_A_VERDICT, words.size()); length > 0; length--) {
      var verdict = beginning(words.subList(0, length), language);
      var rest = said(words.subList(length, words.size()), text, language, matter, utterance);
      if (verdict.filter(each -> isAll(each, rest)).isPresent()) {
        return verdict;
      }
    }
    return Optional.empty();
  }

  private Optional<Command> beginning(List<String> words, Language language) {
    var beginning = String.join(" ", words);
    return NO_BEGINNINGS.contains(beginning) || beginning.length() < 2
        ? Optional.empty()
        : keywords
            .exactly(beginning, language)
            .filter(command -> command.equals(YES) || command.equals(NO));
  }

  private boolean isAll(Command verdict, Restatements.Said rest) {
    return verdict.equals(YES)
        ? restatements.addNothingToYes(rest)
        : restatements.addNothingToNo(rest);
  }

  /** Whatever is another word for yes says nothing beside one. */
  private Restatements.Said said(
      List<String> words, String text, Language language, Matter matter, Utterance utterance) {
    var others = words.stream().filter(word -> !isYes(word, language)).toList();
    return new Restatements.Said(others, text, language, matter, utterance.writtenAt());
  }

  private List<String> words(String text) {
    return PlainText.of(keywords.withoutCourtesies(text)).words();
  }
}
