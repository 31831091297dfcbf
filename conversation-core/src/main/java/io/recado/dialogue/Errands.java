package io.recado.dialogue;

import io.recado.dialogue.Offer.Item;
import io.recado.dialogue.Offer.Question;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Errands begun, interrupted by others, taken up again and given up. */
final class Errands {

  /** Deeper than this, what is asked for besides goes on the agenda. */
  private static final int MOST_INTERRUPTED = 3;

  private static final int MOST_AGENDA = 5;
  private static final int MOST_INVITED = 9;

  /** A summary that is refused so often with nothing to change is not just shown again. */
  private static final int MOST_REFUSALS = 2;

  /** The errand proposed when the bot has no answer. */
  private static final String TICKET = "open_ticket";

  private final Draft draft;
  private final TurnMarks marks;

  Errands(Draft draft) {
    this.draft = draft;
    this.marks = draft.marks();
  }

  void begin(String intent) {
    draft.catalog().ofIntent(intent).ifPresentOrElse(this::begin, this::unknown);
  }

  /**
   * Starts the errand behind a button, with what the button tells already.
   *
   * @return whether there is such an errand
   */
  boolean begin(ErrandButton button) {
    var flow = draft.catalog().ofIntent(button.intent());
    flow.ifPresent(found -> begin(found, button.values(found)));
    return flow.isPresent();
  }

  private void begin(Flow flow) {
    begin(flow, Map.of());
  }

  private void begin(Flow flow, Map<String, SlotValue> details) {
    if (isUnderWay(flow) && isConfirmed() && details.isEmpty()) {
      marks.understood();
    } else if (isUnderWay(flow)) {
      goOnWith(flow);
      pick(flow, details);
    } else if (marks.hasStarted() || isConfirmed() || draft.runs().size() >= MOST_INTERRUPTED) {
      postpone(flow, details);
    } else {
      draft.withdrawOffer();
      start(flow, details);
      marks.started();
    }
  }

  /**
   * What was said yes to in the same breath is done first. What is interrupted goes on after it,
   * and the yes is not for its summary.
   */
  private boolean isConfirmed() {
    return marks.confirmed() && draft.confirming().isPresent();
  }

  private boolean isUnderWay(Flow flow) {
    return draft.runs().stream().anyMatch(run -> run.flow().equals(flow.name()));
  }

  private void goOnWith(Flow flow) {
    takeUp(flow);
    draft.withdrawOffer();
    draft.speech().say(Phrase.STILL_ON, Map.of("flow", draft.titleOf(flow.name())));
    marks.understood();
  }

  /** Another item is the errand's from now on, and a yes to the one before is none to it. */
  private void pick(Flow flow, Map<String, SlotValue> details) {
    details.forEach(
        (slot, value) -> {
          if (value instanceof SlotValue.Picked) {
            draft.changeTop(
                run -> run.forgettingAll().unpassing(flow.confirmations()).with(slot, value));
            marks.changed();
          }
        });
  }

  private void postpone(Flow flow, Map<String, SlotValue> details) {
    var agenda = draft.agenda();
    boolean known = agenda.stream().anyMatch(errand -> errand.intent().equals(flow.intent()));
    if (!known && agenda.size() < MOST_AGENDA) {
      agenda.add(new Errand(flow.intent(), Map.of()));
    }
    note(flow.intent(), details);
    marks.postponed(flow.intent());
  }

  /** Adds to what is known of an errand on the agenda; without room there, it is not on it. */
  void note(String intent, Map<String, SlotValue> details) {
    draft
        .agenda()
        .replaceAll(errand -> errand.intent().equals(intent) ? errand.with(details) : errand);
  }

  /** Leads a new run, with the details known before, and the files that came too early. */
  void start(Flow flow, Map<String, SlotValue> details) {
    var run = FlowRun.start(draft.nextId(), flow);
    for (var slot : flow.slots()) {
      var detail = details.get(slot.name());
      var value =
          detail == null || slot.type() instanceof Slot.Found
              ? Optional.ofNullable(detail).filter(SlotValue.Picked.class::isInstance)
              : Values.accept(slot, detail, null);
      if (value.isPresent()) {
        run = run.with(slot.name(), value.get());
      }
    }
    draft.runs().add(takeLooseFiles(run, flow));
  }

  /**
   * Leads the errand under way on in another flow, with what is known of it. Where that flow is
   * under way already, it goes on where it stopped; where it was to come later, it comes now.
   */
  void continueIn(Flow flow, Step.Continue step) {
    var left = draft.runs().removeLast();
    draft.agenda().removeIf(errand -> errand.intent().equals(flow.intent()));
    if (!takeUp(flow)) {
      start(flow, Findings.inputs(step.details(), left));
      var at = flow.step(step.at()).isPresent() ? step.at() : flow.first();
      draft.changeTop(run -> run.from(at));
    }
  }

  /** Has an interrupted run of this flow go on; false when there is none. */
  private boolean takeUp(Flow flow) {
    var runs = draft.runs();
    var begun = runs.stream().filter(run -> run.flow().equals(flow.name())).findFirst();
    begun.ifPresent(
        run -> {
          runs.remove(run);
          runs.add(run);
        });
    return begun.isPresent();
  }

  /**
   * Has the customer prove who they are before the errand under way goes on. Whoever was asked to
   * in another errand already goes on where they stopped.
   */
  void prove() {
    var flow = draft.catalog().proving();
    if (flow.isEmpty()) {
      draft.speech().say(Phrase.HANDOFF);
      draft.handOff(Handoffs.UNPROVEN);
      return;
    }
    if (!takeUp(flow.get())) {
      start(flow.get(), Map.of());
    }
  }

  /**
   * Goes on with what waits for the one-time code that was typed, whatever has come on top of it;
   * what it is to prove goes along. A slot of that name in the errand under way comes first.
   */
  void takeUpCode(String slot) {
    boolean ofTop = draft.topFlow().flatMap(flow -> flow.slot(slot)).isPresent();
    AwaitedCode.of(draft.catalog(), draft.runs())
        .filter(code -> code.slot().name().equals(slot) && !ofTop)
        .ifPresent(this::takeUp);
  }

  private void takeUp(AwaitedCode code) {
    var runs = draft.runs();
    int place = runs.indexOf(code.run());
    int first = code.flow().proves() && place > 0 ? place - 1 : place;
    Collections.rotate(runs.subList(first, runs.size()), runs.size() - 1 - place);
  }

  private FlowRun takeLooseFiles(FlowRun run, Flow flow) {
    var slot = flow.files();
    if (slot.isEmpty() || draft.looseFiles().isEmpty()) {
      return run;
    }
    var files = new SlotValue.Files(draft.looseFiles());
    draft.looseFiles().clear();
    draft.speech().say(Phrase.FILE_RECEIVED);
    return Values.accept(slot.get(), files, run.slots().get(slot.get().name()))
        .map(value -> run.with(slot.get().name(), value))
        .orElse(run);
  }

  private void unknown() {
    draft.speech().say(Phrase.UNKNOWN_ERRAND);
    draft.offer(Question.PERSON, List.of(new Item.TalkToPerson()));
    marks.understood();
  }

  /** Does what a button of an offer stands for. */
  void follow(Offer offer, int item) {
    draft.withdrawOffer();
    marks.understood();
    switch (offer.items().get(item)) {
      case Item.StartErrand(var intent) -> begin(intent);
      case Item.TalkToPerson() -> askForPerson();
      case Item.GoOn() -> goOn();
      case Item.GiveUp() -> cancel();
      case Item.ChangeSlot(var slot) -> change(slot);
    }
  }

  /**
   * What was found a long silence ago may no longer be there, and a yes in the same breath is none
   * to what is found now.
   */
  private void goOn() {
    draft.top().ifPresent(run -> draft.changeTop(FlowRun::forgettingAll));
    marks.changed();
  }

  /** The summary comes again, but not for ever. */
  void changeNothing() {
    draft.withdrawOffer();
    marks.understood();
    draft.setBack(MOST_REFUSALS);
  }

  /**
   * The question is asked again; files are collected anew. A slot that is gone is not asked for.
   */
  private void change(String slot) {
    var flow = draft.topFlow();
    if (flow.flatMap(found -> found.slot(slot)).isPresent()) {
      draft.changeTop(FlowRun::gettingOn);
      boolean files = flow.get().files().filter(found -> found.name().equals(slot)).isPresent();
      if (files || flow.get().lookFor(slot).isPresent()) {
        draft.askAgain(slot);
      } else {
        draft.changeTop(run -> run.asking(slot));
      }
    }
  }

  void cancel() {
    draft.withdrawOffer();
    if (draft.runs().isEmpty()) {
      draft.speech().say(Phrase.NOTHING_TO_CANCEL);
    } else {
      var flow = draft.giveUpTop();
      draft.speech().say(Phrase.CANCELLED, Map.of("flow", draft.titleOf(flow)));
      Interruptions.sayWhatIsTakenUp(draft);
    }
    marks.understood();
  }

  void askForPerson() {
    draft.speech().say(Phrase.HANDOFF);
    draft.handOff(Handoffs.ASKED);
  }

  /** Shows what can be done here. */
  void invite() {
    var items = new ArrayList<Item>();
    draft.catalog().intents().stream()
        .limit(MOST_INVITED)
        .forEach(intent -> items.add(new Item.StartErrand(intent)));
    items.add(new Item.TalkToPerson());
    draft.offer(Question.WELCOME, items);
  }

  /** Offers a ticket or a person where the bot can do nothing by itself. */
  void offerTicketOrPerson() {
    if (draft.catalog().ofIntent(TICKET).isPresent()) {
      draft.offer(
          Question.TICKET_OR_PERSON,
          List.of(new Item.StartErrand(TICKET), new Item.TalkToPerson()));
    } else {
      draft.offer(Question.PERSON, List.of(new Item.TalkToPerson()));
    }
  }
}
