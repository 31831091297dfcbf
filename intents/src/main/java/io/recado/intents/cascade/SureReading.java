package io.recado.intents.cascade;

import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.Choice;
import io.recado.dialogue.Expectation.Confirmation;
import io.recado.intents.keyword.Doubts;
import io.recado.intents.language.LanguageDetector;
import io.recado.understanding.Command;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import io.recado.understanding.Utterance;
import java.util.ArrayList;
import java.util.List;

/** The first reading of a burst, by all that needs no model. */
final class SureReading {

  private final LanguageDetector detector;
  private final SureReaders readers;

  SureReading(LanguageDetector detector, SureReaders readers) {
    this.detector = detector;
    this.readers = readers;
  }

  Draft of(Utterance utterance) {
    var burst = new Burst(utterance.messages());
    var settled = new ArrayList<Interpretation>();
    burst.taps().forEach(tap -> settled.add(tapped(tap)));
    if (!burst.files().isEmpty()) {
      settled.add(button(new Command.Attach(burst.files())));
    }
    if (settled.isEmpty() && burst.texts().isEmpty()) {
      burst.unreadable().forEach(kind -> settled.add(button(new Command.CannotRead(kind))));
    }
    if (burst.started()) {
      settled.add(button(new Command.SmallTalk(Command.SmallTalk.Kind.GREETING)));
    }
    return readTexts(burst, settled, utterance);
  }

  private Draft readTexts(Burst burst, List<Interpretation> settled, Utterance utterance) {
    var language = detector.detect(String.join("\n", burst.texts()), utterance.language());
    var left = new ArrayList<String>();
    for (var text : burst.texts()) {
      var requested = readers.requestedLanguage(text);
      if (requested.isPresent()) {
        language = requested.get();
        settled.add(keyword(new Command.SwitchLanguage(language), text));
      } else {
        for (var part : readers.apart(text, language, utterance)) {
          readers
              .whole(part, language, utterance)
              .ifPresentOrElse(settled::add, () -> left.add(part));
        }
      }
    }
    var draft = readRest(String.join("\n", left), settled, language, utterance);
    return inLightOf(utterance, draft, burst).showing(burst.seen());
  }

  private static Draft inLightOf(Utterance utterance, Draft draft, Burst burst) {
    return utterance.expectation() instanceof Confirmation asked
        ? weighed(draft, burst).confirming(asked.flow())
        : draft;
  }

  /**
   * What takes a yes back in one message does so in another beside it, too. A voice message that
   * nobody could hear may be such a one.
   */
  private static Draft weighed(Draft draft, Burst burst) {
    if (draft.settled().stream().noneMatch(each -> isYes(each.command()))) {
      return draft;
    }
    var unheard =
        burst.unheard().stream().map(kind -> button(new Command.CannotRead(kind))).toList();
    return unheard.isEmpty() && !isTakenBack(draft, burst) ? draft : draft.withoutYes(unheard);
  }

  private static boolean isTakenBack(Draft draft, Burst burst) {
    return burst.texts().stream().anyMatch(Doubts::partsIn)
        || draft.settled().stream().anyMatch(each -> takesBack(each.command()));
  }

  /** "Sí" and then "¿cómo?" or "no". */
  private static boolean takesBack(Command command) {
    return command instanceof Command.Repeat
        || command instanceof Command.Skip
        || command instanceof Command.Deny
        || command instanceof Command.Cancel;
  }

  private Draft readRest(
      String rest, List<Interpretation> settled, Language language, Utterance utterance) {
    if (rest.isEmpty() || isNothingBesideYes(rest, settled, language, utterance)) {
      return new Draft(settled, "", language);
    }
    var answers = readers.answer(rest, language, utterance);
    if (!answers.isEmpty() && utterance.expectation() instanceof Confirmation) {
      // "No" and then "es urgente": what is to be put right says more than the yes or no before it.
      settled.removeIf(each -> isVerdict(each.command()));
    }
    settled.addAll(answers);
    return new Draft(settled, answers.isEmpty() ? rest : "", language);
  }

  /** "Sí" and then "anúlala". */
  private boolean isNothingBesideYes(
      String rest, List<Interpretation> settled, Language language, Utterance utterance) {
    return settled.stream().anyMatch(each -> isYes(each.command()))
        && readers.addNothing(rest, language, utterance);
  }

  private static boolean isYes(Command command) {
    return command instanceof Command.Affirm;
  }

  private static boolean isVerdict(Command command) {
    return isYes(command) || command instanceof Command.Deny;
  }

  private static Interpretation tapped(Choice tap) {
    return new Interpretation(new Command.Choose(tap.id()), 1, "", Source.BUTTON);
  }

  private static Interpretation button(Command command) {
    return new Interpretation(command, 1, "", Source.BUTTON);
  }

  private static Interpretation keyword(Command command, String evidence) {
    return new Interpretation(command, 1, evidence, Source.KEYWORD);
  }
}
