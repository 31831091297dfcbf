package io.recado.dialogue;

import io.recado.conversation.Language;
import io.recado.understanding.Command.SmallTalk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is said beside errands: courtesies, questions, files nobody can read, other languages. */
final class Talk {

  private final Draft draft;
  private final Errands errands;

  Talk(Draft draft, Errands errands) {
    this.draft = draft;
    this.errands = errands;
  }

  void smallTalk(SmallTalk.Kind kind) {
    draft.marks().understood();
    switch (kind) {
      case GREETING -> draft.marks().greeted();
      case THANKS -> draft.speech().say(Phrase.THANKS);
      case GOODBYE -> draft.speech().say(Phrase.GOODBYE);
      case COMPLAINT -> complaint();
    }
  }

  private void complaint() {
    draft.speech().say(Phrase.COMPLAINT);
    if (isIdle()) {
      errands.offerTicketOrPerson();
    }
  }

  /** Answers a digression; an errand under way then asks again what it asked. */
  void question(String question) {
    draft.marks().understood();
    var answer = draft.answers().get(question);
    if (answer == null) {
      noAnswer();
      return;
    }
    if (isIdle()) {
      // The id that an offer would have: a turn played again asks for the same, known or not.
      draft.nextId();
    }
    draft.speech().say(answer.words());
    draft.speech().say(Phrase.ANSWER_SOURCE, Map.of("source", answer.source()));
  }

  private void noAnswer() {
    draft.speech().say(Phrase.NO_ANSWER);
    if (isIdle()) {
      errands.offerTicketOrPerson();
    }
  }

  /** Said once everything else of the turn is known; see {@link Walk}. */
  void repeat() {
    draft.marks().repeat();
    if (draft.lastSaid() == null && isIdle()) {
      draft.speech().say(Phrase.NOTHING_TO_REPEAT);
      errands.invite();
    }
  }

  void cannotRead(String kind) {
    draft.marks().unreadable();
    draft
        .speech()
        .say(
            switch (kind) {
              case "audio", "voice" -> Phrase.CANNOT_READ_AUDIO;
              case "sticker" -> Phrase.CANNOT_READ_STICKER;
              default -> Phrase.CANNOT_READ;
            });
  }

  void switchTo(Language language) {
    draft.chooseLanguage(language);
    draft.speech().say(Phrase.LANGUAGE_SWITCHED);
    draft.marks().understood();
  }

  /** Asks which of a few readings was meant; those the bot cannot serve are left out. */
  void clarify(List<String> intents) {
    draft.marks().failed();
    var items = new ArrayList<Offer.Item>();
    intents.stream()
        .distinct()
        .filter(draft.catalog().intents()::contains)
        .forEach(intent -> items.add(new Offer.Item.StartErrand(intent)));
    if (!items.isEmpty()) {
      items.add(new Offer.Item.TalkToPerson());
      draft.offer(Offer.Question.CLARIFICATION, items);
    }
  }

  private boolean isIdle() {
    return draft.runs().isEmpty()
        && !(draft.offer() != null && draft.offer().question().insistent());
  }
}
