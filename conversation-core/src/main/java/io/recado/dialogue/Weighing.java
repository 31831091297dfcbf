package io.recado.dialogue;

import java.util.ArrayList;
import java.util.Map;

/** What follows from all commands of a turn together, after each was read by itself. */
final class Weighing {

  /** So many turns in a row that were not understood, and a person takes over. */
  private static final int MOST_FAILURES = 3;

  private final Draft draft;
  private final Errands errands;

  Weighing(Draft draft, Errands errands) {
    this.draft = draft;
    this.errands = errands;
  }

  void weigh() {
    weighVerdict();
    weighFiles();
    weighFailure();
    weighGreeting();
    announceOrder();
  }

  private void weighVerdict() {
    var confirming = draft.confirming();
    if (draft.marks().confirmed()) {
      confirming.ifPresent(asked -> draft.changeTop(top -> top.passing(asked.step().name())));
    } else if (draft.marks().refused()) {
      confirming.ifPresent(this::askWhatToChange);
    }
  }

  private void askWhatToChange(Asked.ToConfirm asked) {
    var items = new ArrayList<Offer.Item>();
    asked.flow().slots().stream()
        .filter(slot -> asked.run().knows(slot.name()))
        .forEach(slot -> items.add(new Offer.Item.ChangeSlot(slot.name())));
    items.add(new Offer.Item.GiveUp());
    draft.offer(Offer.Question.CHANGE, items);
  }

  private void weighFiles() {
    if (draft.marks().hasKeptFiles() && draft.runs().isEmpty() && draft.handOff() == null) {
      draft.speech().say(Phrase.FILE_WITHOUT_ERRAND);
      errands.offerTicketOrPerson();
    }
  }

  private void weighFailure() {
    if (draft.marks().wasUnderstood()) {
      draft.understood();
    } else if (draft.marks().hasFailed() && draft.failed() >= MOST_FAILURES) {
      draft.speech().say(Phrase.HANDOFF_AFTER_FAILURES);
      draft.handOff(Handoffs.NOT_UNDERSTOOD);
    } else if (draft.marks().hasFailed() && needsOtherWords()) {
      askDifferently();
    }
  }

  private boolean needsOtherWords() {
    return !draft.marks().hasOffered() && !draft.marks().wasOnlyUnreadable();
  }

  private void askDifferently() {
    switch (draft.asked()) {
      case Asked.ForSlot asked -> {
        if (draft.speech().isSilent()) {
          draft.marks().retry(asked.slot().name());
        }
      }
      case Asked.ToConfirm asked -> draft.marks().retry(asked.step().name());
      case Asked.ByOffer(var offer) when offer.question().insistent() ->
          draft.speech().say(Phrase.NOT_UNDERSTOOD_CHOICES);
      case Asked.ByOffer _, Asked.Nothing() -> {
        draft.speech().say(Phrase.NOT_UNDERSTOOD);
        errands.offerTicketOrPerson();
      }
    }
  }

  private void weighGreeting() {
    if (!draft.marks().wasGreeted() || draft.handOff() != null) {
      return;
    }
    if (draft.speech().isSilent() && asksNothing()) {
      draft.speech().say(Phrase.GREETING);
      errands.invite();
    } else {
      draft.speech().sayFirst(Phrase.HELLO);
    }
  }

  private boolean asksNothing() {
    return switch (draft.asked()) {
      case Asked.Nothing() -> true;
      case Asked.ByOffer(var offer) -> !offer.question().insistent() && !draft.marks().hasOffered();
      case Asked.ForSlot _, Asked.ToConfirm _ -> false;
    };
  }

  private void announceOrder() {
    if (draft.marks().hasStarted() && draft.marks().hasPostponed() && !draft.runs().isEmpty()) {
      var first = draft.titleOf(draft.runs().getLast().flow());
      draft.speech().say(Phrase.FIRST_OF_SEVERAL, Map.of("flow", first));
    }
  }
}
