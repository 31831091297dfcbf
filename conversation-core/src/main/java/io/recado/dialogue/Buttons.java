package io.recado.dialogue;

import java.util.Optional;

/** Taps on buttons. What comes back is only believed if it belongs to what is asked now. */
final class Buttons {

  private final Draft draft;
  private final Answers answers;
  private final Errands errands;

  Buttons(Draft draft, Answers answers, Errands errands) {
    this.draft = draft;
    this.answers = answers;
    this.errands = errands;
  }

  void tapped(String option) {
    var id = OptionId.parse(option);
    if (id.filter(this::follow).isEmpty() && !isSettled(id)) {
      stale();
    }
  }

  /** A question about an errand that ended in the same breath, which was told of. */
  private boolean isSettled(Optional<OptionId> id) {
    return id.filter(Aside::isAskedBy).isPresent() && !draft.speech().isSilent();
  }

  /** Does what the button stands for, and tells whether it stands for anything now. */
  private boolean follow(OptionId id) {
    var errand = ErrandButton.of(id);
    if (errand.isPresent()) {
      return errands.begin(errand.get());
    }
    var offer = draft.offer();
    if (offer != null && offer.id().equals(id.asker())) {
      return followOffer(offer, id.item());
    }
    if (offer != null && offer.question() == Offer.Question.RESUME) {
      return false;
    }
    return tellAside(id) || answerFlow(id);
  }

  /** Answers a question about what the errand is for; what the errand asked is asked again. */
  private boolean tellAside(OptionId id) {
    return draft.topFlow().filter(flow -> tellAside(id, draft.runs().getLast(), flow)).isPresent();
  }

  private boolean tellAside(OptionId id, FlowRun run, Flow flow) {
    var aside = Aside.askedBy(id, run, flow);
    aside.ifPresent(
        asked -> {
          draft.speech().say(asked.answer(run, flow, draft.speech()));
          draft.marks().questioned();
        });
    return aside.isPresent();
  }

  private boolean answerFlow(OptionId id) {
    return switch (askedByFlow()) {
      case Asked.ForSlot asked when isOf(id, asked.run(), asked.slot().name()) ->
          answer(asked, id.item());
      case Asked.ToConfirm asked when isOf(id, asked.run(), asked.step().name()) ->
          confirm(id.item());
      case Asked.ForSlot _, Asked.ToConfirm _, Asked.ByOffer _, Asked.Nothing() -> false;
    };
  }

  private Asked askedByFlow() {
    return draft.runs().isEmpty()
        ? new Asked.Nothing()
        : Asked.of(draft.catalog(), null, draft.runs());
  }

  private static boolean isOf(OptionId id, FlowRun run, String step) {
    return id.asker().equals(run.id()) && id.step().equals(step);
  }

  private boolean answer(Asked.ForSlot asked, String item) {
    if (item.equals(Prompts.SKIP)) {
      draft.withdrawOffer();
      answers.skip();
      return true;
    }
    var value = value(asked, item);
    value.ifPresent(
        tapped -> {
          draft.withdrawOffer();
          answers.set(asked.slot().name(), tapped);
        });
    return value.isPresent();
  }

  private static Optional<SlotValue> value(Asked.ForSlot asked, String item) {
    var slot = asked.slot();
    return switch (slot.type()) {
      case Slot.Choice choice ->
          choice.option(item).map(option -> new SlotValue.Chosen(option.name(), ""));
      case Slot.Found _ -> found(asked, item);
      case Slot.Day _,
          Slot.TimeOfDay _,
          Slot.Entity _,
          Slot.FreeText _,
          Slot.Reference _,
          Slot.Code _,
          Slot.FileList _ ->
          Readings.tapped(slot, item);
    };
  }

  private static Optional<SlotValue> found(Asked.ForSlot asked, String item) {
    return Findings.of(asked.run(), asked.flow(), asked.slot())
        .filter(looked -> item.equals(Findings.MORE) || looked.named(item).isPresent())
        .map(looked -> new SlotValue.Chosen(item, ""));
  }

  private boolean confirm(String item) {
    return switch (item) {
      case Prompts.YES -> {
        draft.withdrawOffer();
        verdict(true);
        yield true;
      }
      case Prompts.CHANGE -> {
        draft.withdrawOffer();
        verdict(false);
        yield true;
      }
      case Prompts.CANCEL -> {
        errands.cancel();
        yield true;
      }
      default -> false;
    };
  }

  /** A summary that came up only in this turn is shown first. */
  private void verdict(boolean yes) {
    draft.confirming().ifPresentOrElse(_ -> draft.marks().verdict(yes), draft.marks()::understood);
  }

  private boolean followOffer(Offer offer, String item) {
    if (!item.matches("\\d") || Integer.parseInt(item) >= offer.items().size()) {
      return false;
    }
    errands.follow(offer, Integer.parseInt(item));
    return true;
  }

  private void stale() {
    draft.speech().say(Phrase.STALE_BUTTON);
    if (draft.asked() instanceof Asked.Nothing) {
      errands.invite();
    }
  }
}
