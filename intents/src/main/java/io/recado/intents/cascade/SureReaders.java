package io.recado.intents.cascade;

import io.recado.conversation.Language;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.Expectation.Anything;
import io.recado.dialogue.Expectation.Clarification;
import io.recado.dialogue.Expectation.Code;
import io.recado.dialogue.Expectation.Confirmation;
import io.recado.dialogue.Expectation.Day;
import io.recado.dialogue.Expectation.Entity;
import io.recado.dialogue.Expectation.Files;
import io.recado.dialogue.Expectation.FreeText;
import io.recado.dialogue.Expectation.OneOf;
import io.recado.dialogue.Expectation.TimeOfDay;
import io.recado.dialogue.SlotValue;
import io.recado.dialogue.SlotValue.Chosen;
import io.recado.intents.entity.Beginnings;
import io.recado.intents.entity.Corrections;
import io.recado.intents.entity.EntityAnswers;
import io.recado.intents.entity.OneTimeCodes;
import io.recado.intents.entity.Openings;
import io.recado.intents.entity.Options;
import io.recado.intents.entity.TimeAnswers;
import io.recado.intents.keyword.Doubts;
import io.recado.intents.keyword.Keywords;
import io.recado.intents.language.LanguageRequests;
import io.recado.understanding.Command;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import io.recado.understanding.Utterance;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Readers that need no model: language requests, options, keywords, corrections, beginnings. */
final class SureReaders {

  private final Keywords keywords = Keywords.shipped();
  private final LanguageRequests languages = new LanguageRequests();
  private final Options options = new Options();
  private final TimeAnswers times = new TimeAnswers();
  private final EntityAnswers entities = new EntityAnswers();
  private final Corrections corrections = new Corrections(options, times, entities, keywords);
  private final Beginnings beginnings =
      new Beginnings(times, new Openings(options, times, entities));
  private final PlainVerdicts verdicts = new PlainVerdicts(keywords, times);

  Optional<Language> requestedLanguage(String text) {
    return languages.in(text);
  }

  /** A single message that, taken whole, can only be one thing. */
  Optional<Interpretation> whole(String text, Language language, Utterance utterance) {
    var expectation = utterance.expectation();
    return awaitedCode(text, utterance)
        .or(() -> named(text, expectation))
        .or(() -> verdicts.in(text, language, utterance).map(command -> sure(command, text)))
        .or(() -> keyword(text, language, utterance));
  }

  /** The messages that one holds: a yes to a summary, and what is said besides. */
  List<String> apart(String text, Language language, Utterance utterance) {
    return utterance.expectation() instanceof Confirmation && !utterance.isHeard()
        ? verdicts.apart(text, language).toList()
        : List.of(text);
  }

  /** Whether words left beside a yes say no more than it. */
  boolean addNothing(String text, Language language, Utterance utterance) {
    return verdicts.addNothing(text, language, utterance);
  }

  /** Digits alone, while a code is on its way: they answer nothing else that is asked meanwhile. */
  private static Optional<Interpretation> awaitedCode(String text, Utterance utterance) {
    var code = utterance.code();
    boolean asked = utterance.expectation() instanceof Code;
    return asked || code == null || text.codePoints().anyMatch(Character::isLetter)
        ? Optional.empty()
        : set(code.slot(), OneTimeCodes.in(text)).stream().findFirst();
  }

  /** What all the words left over say about what was asked; empty when they do not answer it. */
  List<Interpretation> answer(String text, Language language, Utterance utterance) {
    var now = utterance.writtenAt();
    return switch (utterance.expectation()) {
      case OneOf asked -> oneOf(text, language, asked, now);
      case Code asked -> set(asked.slot(), OneTimeCodes.in(text));
      case Clarification asked -> meantOrBegun(text, language, utterance, asked);
      case Confirmation asked -> corrected(corrections.in(text, language, asked, now));
      case Day asked -> now == null ? List.of() : set(asked.slot(), times.day(text, language, now));
      case TimeOfDay asked ->
          now == null
              ? List.of()
              : set(asked.slot(), times.timeOfDay(text, language, now, asked.offered()));
      case Entity asked -> set(asked.slot(), entities.answer(asked.of(), text, language, now));
      case Anything _ -> begun(text, language, utterance);
      case FreeText _, Files _ -> List.of();
    };
  }

  private List<Interpretation> meantOrBegun(
      String text, Language language, Utterance utterance, Clarification asked) {
    var meant = meant(options.answer(text, asked.options()));
    return meant.isEmpty() ? begun(text, language, utterance) : meant;
  }

  private List<Interpretation> begun(String text, Language language, Utterance utterance) {
    return beginnings.in(text, language, utterance).stream()
        .map(command -> sure(command, text))
        .toList();
  }

  /** An option, or the day and the time it is to be on. */
  private List<Interpretation> oneOf(
      String text, Language language, OneOf asked, @Nullable ZonedDateTime now) {
    var found =
        options
            .answer(text, asked.options())
            .or(() -> options.inflected(text, language, asked.options()));
    var option = chosen(found, asked.slot());
    if (!option.isEmpty() || !asked.dated() || now == null) {
      return option;
    }
    var day = set(asked.slot(), times.mentionedDay(text, language, now));
    var time = set(asked.slot(), times.mentionedTimeOrHours(text, language, now));
    return Stream.concat(day.stream(), time.stream()).toList();
  }

  private Optional<Interpretation> named(String text, Expectation expectation) {
    return switch (expectation) {
      case OneOf asked ->
          chosen(options.named(text, asked.options()), asked.slot()).stream().findFirst();
      case Clarification asked -> meant(options.named(text, asked.options())).stream().findFirst();
      case Anything asked -> offered(text, asked).stream().findFirst();
      case FreeText _, Code _, Entity _, Day _, TimeOfDay _, Files _, Confirmation _ ->
          Optional.empty();
    };
  }

  /** "Hola, confirmo, gracias" is what stands on a button with courtesies around it. */
  private List<Interpretation> offered(String text, Anything asked) {
    return meant(
        options
            .named(text, asked.offered())
            .or(() -> options.named(keywords.withoutCourtesies(text), asked.offered())));
  }

  /** "Cancel it" does not give up what cancels an appointment: a yes may be meant as well. */
  private Optional<Interpretation> keyword(String text, Language language, Utterance utterance) {
    return keywords
        .read(text, language)
        .filter(
            command ->
                !(command instanceof Command.Cancel)
                    || !verdicts.restates(text, language, utterance))
        .filter(command -> !isDoubtful(command, text, language, utterance))
        .map(command -> Skips.inLightOf(utterance.expectation(), command))
        .map(command -> new Interpretation(command, 1, text, Source.KEYWORD));
  }

  /** "Ok?" asks, and says yes to no summary. */
  private static boolean isDoubtful(
      Command command, String text, Language language, Utterance utterance) {
    return command instanceof Command.Affirm
        && utterance.expectation() instanceof Confirmation
        && Doubts.areIn(text, language);
  }

  private static List<Interpretation> chosen(Optional<Options.Found> found, String slot) {
    return found
        .map(each -> new Chosen(each.option().name(), each.evidence()))
        .map(value -> sure(new Command.SetSlot(slot, value), value.evidence()))
        .stream()
        .toList();
  }

  private static List<Interpretation> meant(Optional<Options.Found> found) {
    return found
        .map(each -> sure(new Command.Choose(each.option().name()), each.evidence()))
        .stream()
        .toList();
  }

  private static List<Interpretation> set(String slot, Optional<? extends SlotValue> value) {
    return value.map(each -> sure(new Command.SetSlot(slot, each), each.evidence())).stream()
        .toList();
  }

  private static List<Interpretation> corrected(List<Command.CorrectSlot> corrections) {
    return corrections.stream()
        .map(correction -> sure(correction, correction.value().text()))
        .toList();
  }

  private static Interpretation sure(Command command, String evidence) {
    return new Interpretation(command, 1, evidence, Source.KEYWORD);
  }
}
