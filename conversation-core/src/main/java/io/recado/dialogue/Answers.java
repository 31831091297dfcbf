package io.recado.dialogue;

import java.util.Map;
import java.util.Optional;

/** Answers to what was asked, details given unasked, and corrections. */
final class Answers {

  private final Draft draft;
  private final Errands errands;
  private final Filling filling;
  private final Attachments attachments;
  private final Findings findings;
  private final TurnMarks marks;

  Answers(Draft draft, Errands errands, Filling filling, Attachments attachments) {
    this.draft = draft;
    this.errands = errands;
    this.filling = filling;
    this.attachments = attachments;
    this.findings = new Findings(draft, filling);
    this.marks = draft.marks();
  }

  /** Sets a slot of the errand under way; a slot that has a value already is corrected. */
  void set(String name, SlotValue value) {
    errands.takeUpCode(name);
    if (marks.hasPostponed() && !isAwaitedCode(name)) {
      setForLater(name, value);
      return;
    }
    draft
        .topFlow()
        .flatMap(flow -> flow.slot(name))
        .ifPresentOrElse(slot -> set(slot, value), marks::failed);
  }

  private boolean isAwaitedCode(String name) {
    return AwaitedCode.of(draft.catalog(), draft.runs())
        .filter(code -> code.slot().name().equals(name))
        .isPresent();
  }

  private void set(Slot slot, SlotValue value) {
    if (slot.type() instanceof Slot.FileList && value instanceof SlotValue.Files(var files)) {
      attachments.attach(slot, files);
      return;
    }
    if (slot.type() instanceof Slot.Found) {
      choose(slot, value);
      return;
    }
    var before = draft.runs().getLast().slots().get(slot.name());
    Values.accept(slot, value, before)
        .ifPresentOrElse(accepted -> filling.put(slot, accepted), () -> refuse(slot, value));
  }

  /** A day or a time may be one of what was found, or what to look for instead. */
  private void choose(Slot slot, SlotValue value) {
    var run = draft.runs().getLast();
    var flow = draft.catalog().named(run.flow()).orElseThrow();
    if (slot.type() instanceof Slot.Found found
        && found.opening()
        && value instanceof SlotValue.Words words) {
      mention(new Asked.ForSlot(run, flow, slot), words);
      return;
    }
    var narrowed = Findings.narrowedBy(flow, slot, value);
    if (narrowed.flatMap(each -> Values.accept(each, value, null)).isPresent()) {
      set(narrowed.get(), value);
    } else if (!findings.answer(new Asked.ForSlot(run, flow, slot), value)) {
      narrowed.ifPresentOrElse(each -> askWhich(each, value), () -> refuse(slot, value));
    }
  }

  /** Words that may name it; what they name is seen once it is looked up. */
  private void mention(Asked.ForSlot asked, SlotValue.Words words) {
    var slot = asked.slot().name();
    if (asked.run().knows(slot)) {
      return;
    }
    if (Findings.of(asked.run(), asked.flow(), asked.slot()).isEmpty()) {
      draft.changeTop(run -> run.with(slot, words));
    } else {
      findings.answer(asked, words);
    }
  }

  private void askWhich(Slot slot, SlotValue readings) {
    Readings.of(slot, readings).ifPresent(each -> marks.unclear(slot.name(), each));
    draft.changeTop(run -> run.asking(slot.name()));
    marks.changed();
  }

  private void refuse(Slot slot, SlotValue value) {
    var unclear = Readings.of(slot, value);
    unclear.ifPresent(readings -> marks.unclear(slot.name(), readings));
    if (value instanceof SlotValue.Hours && marks.wasUnderstood()) {
      // The day they came with has been taken, and is the answer.
      return;
    }
    if (draft.asksFor(slot)) {
      marks.retry(slot.name());
    } else if (isKnown(slot)) {
      // What was said before no longer holds, and a yes in the same breath is none to it.
      draft.changeTop(run -> run.asking(slot.name()));
      marks.changed();
    } else if (unclear.isPresent()) {
      marks.understood();
    } else {
      marks.failed();
    }
  }

  private boolean isKnown(Slot slot) {
    return draft.runs().getLast().slots().containsKey(slot.name());
  }

  /**
   * A detail of an errand that waits on the agenda; whether it fits is seen when its turn comes.
   */
  private void setForLater(String name, SlotValue value) {
    marks.lastPostponed().ifPresent(intent -> errands.note(intent, Map.of(name, value)));
    marks.understood();
  }

  /** What came up only in this turn, such as an interrupted errand, is asked first. */
  void affirm() {
    var now = draft.asked();
    if (!draft.wasAsked(now)) {
      marks.understood();
      return;
    }
    switch (now) {
      case Asked.ToConfirm _ -> marks.verdict(true);
      case Asked.ForSlot asked when isAnswered(asked) -> marks.understood();
      case Asked.ForSlot asked when asked.slot().type() instanceof Slot.FileList ->
          marks.understood();
      case Asked.ForSlot asked -> verdict(asked.slot(), true);
      case Asked.ByOffer(var offer) -> affirm(offer);
      case Asked.Nothing() -> acknowledge();
    }
  }

  /** As with a yes, what came up only in this turn is asked first. */
  void deny() {
    var now = draft.asked();
    if (!draft.wasAsked(now)) {
      marks.understood();
      return;
    }
    switch (now) {
      case Asked.ToConfirm _ -> marks.verdict(false);
      case Asked.ForSlot asked when isAnswered(asked) -> marks.understood();
      case Asked.ForSlot asked when asked.slot().optional() -> leaveOpen(asked.slot());
      case Asked.ForSlot asked -> verdict(asked.slot(), false);
      case Asked.ByOffer(var offer) -> deny(offer);
      case Asked.Nothing() -> acknowledge();
    }
  }

  /**
   * Whether the answer came in the same breath. A yes, a no or a word to go on beside it takes none
   * of it back: "just a ticket", "ok".
   */
  private static boolean isAnswered(Asked.ForSlot asked) {
    return asked.run().asking() == null && asked.run().knows(asked.slot().name());
  }

  /** However a yes or a no was said, it chooses the option that a plain one stands for. */
  private void verdict(Slot slot, boolean yes) {
    var option =
        slot.type() instanceof Slot.Choice choice
            ? choice.saying(yes, draft.speech().language())
            : Optional.<Slot.Option>empty();
    option.ifPresentOrElse(
        chosen -> set(slot, new SlotValue.Chosen(chosen.name(), "")),
        () -> marks.retry(slot.name()));
  }

  /** A yes answers only an offer of one thing. */
  private void affirm(Offer offer) {
    switch (offer.question()) {
      case RESUME, GO_ON, PERSON -> errands.follow(offer, 0);
      case WELCOME -> acknowledge();
      case CLARIFICATION, TICKET_OR_PERSON, CHANGE -> marks.failed();
    }
  }

  private void deny(Offer offer) {
    switch (offer.question()) {
      case RESUME, GO_ON -> errands.follow(offer, 1);
      case CHANGE -> errands.changeNothing();
      case WELCOME, CLARIFICATION, TICKET_OR_PERSON, PERSON -> acknowledge();
    }
  }

  private void acknowledge() {
    draft.withdrawOffer();
    draft.speech().say(Phrase.ANYTHING_ELSE);
    marks.understood();
  }

  void skip() {
    switch (draft.asked()) {
      case Asked.ForSlot asked when isAnswered(asked) -> marks.understood();
      case Asked.ForSlot asked when asked.slot().optional() -> leaveOpen(asked.slot());
      case Asked.ForSlot asked -> insist(asked.slot());
      case Asked.ToConfirm asked -> marks.retry(asked.step().name());
      case Asked.ByOffer _, Asked.Nothing() -> marks.failed();
    }
  }

  private void leaveOpen(Slot slot) {
    draft.changeTop(run -> run.skipping(slot.name()));
    filling.unconfirmAfter(slot);
    marks.changed();
  }

  private void insist(Slot slot) {
    var speech = draft.speech();
    speech.say(Phrase.SLOT_NEEDED, Map.of("slot", slot.title().in(speech.language())));
    marks.failed();
  }
}
