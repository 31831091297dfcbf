package io.recado.dialogue;

import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.OutboundContent;
import io.recado.dialogue.Offer.Item;
import io.recado.dialogue.Offer.Question;
import io.recado.understanding.KnowledgeAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The next state in the making, while one decision is taken. Lives no longer than that and is seen
 * by one thread.
 */
final class Draft {

  private static final int MOST_VAIN_ANSWERS = 3;

  private final FlowCatalog catalog;
  private final Situation situation;
  private final Speech speech;
  private final List<FlowRun> runs;
  private final List<Errand> agenda;
  private final List<FlowRun> queued;
  private final List<MediaFile> looseFiles;
  private final @Nullable OutboundContent lastSaid;
  private final @Nullable OutboundContent told;
  private final TurnMarks marks = new TurnMarks();
  private final Patience patience;
  private final Beginning beginning;
  private boolean languageChosen;
  private @Nullable Offer offer;
  private int failures;
  private int counter;
  private @Nullable Instant lastTurnAt;
  private int reminders;
  private @Nullable String handOff;

  Draft(FlowCatalog catalog, Patience patience, Situation situation, DialogueState state) {
    this.catalog = catalog;
    this.patience = patience;
    this.situation = situation;
    this.beginning = Beginning.of(catalog, state);
    this.speech = new Speech(catalog.phrases(), situation.firm(), state.language());
    this.runs = new ArrayList<>(state.runs());
    this.agenda = new ArrayList<>(state.agenda());
    this.queued = new ArrayList<>(state.queued());
    this.looseFiles = new ArrayList<>(state.looseFiles());
    this.lastSaid = state.lastSaid();
    this.told = state.told();
    this.languageChosen = state.languageChosen();
    this.offer = state.offer();
    this.failures = state.failures();
    this.counter = state.counter();
    this.lastTurnAt = state.lastTurnAt();
    this.reminders = state.reminders();
  }

  DialogueState state(@Nullable OutboundContent said) {
    return new DialogueState(
        speech.language(),
        languageChosen,
        runs,
        agenda,
        queued,
        looseFiles,
        offer,
        said == null ? lastSaid : said,
        failures,
        counter,
        lastTurnAt,
        reminders,
        silenceAt(),
        said == null ? told : null);
  }

  /**
   * From now, when the customer was spoken to, to the reminder; from their own words to the end.
   */
  private @Nullable Instant silenceAt() {
    if (runs.isEmpty() || lastTurnAt == null) {
      return null;
    }
    return reminders == 0 && patience.reminds()
        ? now().plus(patience.reminder())
        : lastTurnAt.plus(patience.expiry());
  }

  FlowCatalog catalog() {
    return catalog;
  }

  Speech speech() {
    return speech;
  }

  /** Question → answer, of what is known. */
  Map<String, KnowledgeAnswer> answers() {
    return situation.answers();
  }

  TurnMarks marks() {
    return marks;
  }

  List<Errand> agenda() {
    return agenda;
  }

  List<FlowRun> queued() {
    return queued;
  }

  List<MediaFile> looseFiles() {
    return looseFiles;
  }

  /** The flows under way; the last is led now. */
  List<FlowRun> runs() {
    return runs;
  }

  Optional<FlowRun> top() {
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast());
  }

  /** The flow that is led now; empty where none is, or its flow is gone. */
  Optional<Flow> topFlow() {
    return top().flatMap(run -> catalog.named(run.flow()));
  }

  void changeTop(UnaryOperator<FlowRun> change) {
    runs.set(runs.size() - 1, change.apply(runs.getLast()));
  }

  /** The errand under way has come to its end; one that it had interrupted goes on. */
  void endTop() {
    runs.removeLast();
    Interruptions.sayWhatIsTakenUp(this);
  }

  /**
   * Gives up the errand under way. What was to be proven in it was for the errand below, which is
   * given up with it.
   *
   * @return the flow of what was given up
   */
  String giveUpTop() {
    var given = runs.removeLast();
    boolean proving = catalog.named(given.flow()).filter(Flow::proves).isPresent();
    return proving && !runs.isEmpty() ? runs.removeLast().flow() : given.flow();
  }

  Asked asked() {
    return Asked.of(catalog, offer, runs);
  }

  /** Whether this was asked when the turn began, so that a yes or a no of the turn answers it. */
  boolean wasAsked(Asked asked) {
    return beginning.asked(asked);
  }

  /** The summary that stood when the turn began, while it is still asked about. */
  Optional<Asked.ToConfirm> confirming() {
    return asked() instanceof Asked.ToConfirm asked && beginning.stoodAt(asked)
        ? Optional.of(asked)
        : Optional.empty();
  }

  boolean asksFor(Slot slot) {
    return asked() instanceof Asked.ForSlot asking && asking.slot().equals(slot);
  }

  /** How a flow is called to the customer. */
  String titleOf(String flow) {
    return catalog
        .named(flow)
        .map(found -> found.title().in(speech.language()))
        .orElse(Template.NOTHING);
  }

  @Nullable Offer offer() {
    return offer;
  }

  void offer(Question question, List<Item> items) {
    offer = new Offer(nextId(), question, items);
    marks.offered();
  }

  void withdrawOffer() {
    offer = null;
  }

  /** An id no run or offer of this conversation had before. */
  String nextId() {
    return situation.seed() + "." + nextNumber();
  }

  /** A number nothing else in this conversation has. */
  int nextNumber() {
    return ++counter;
  }

  /** Asks for a slot of the errand under way anew; what it is chosen from is looked up again. */
  void askAgain(String slot) {
    var look = catalog.named(runs.getLast().flow()).flatMap(flow -> flow.lookFor(slot));
    changeTop(run -> run.emptying(slot).asking(slot));
    look.ifPresent(step -> changeTop(run -> run.forgetting(step.name())));
  }

  /**
   * An answer led nowhere, so the slot is asked for anew; but not for ever. How many codes may be
   * tried, those who check them say.
   */
  void answeredInVain(String slot) {
    askAgain(slot);
    if (!isCode(slot)) {
      setBack(MOST_VAIN_ANSWERS);
    }
  }

  private boolean isCode(String slot) {
    return catalog
        .named(runs.getLast().flow())
        .flatMap(flow -> flow.slot(slot))
        .filter(found -> found.type() instanceof Slot.Code)
        .isPresent();
  }

  /**
   * The errand under way, if there is one, got no further. After so many times the customer is
   * asked whether to go on with it at all.
   */
  void setBack(int most) {
    if (runs.isEmpty()) {
      return;
    }
    changeTop(FlowRun::setBack);
    if (runs.getLast().setbacks() >= most) {
      offer(Question.GO_ON, List.of(new Item.GoOn(), new Item.GiveUp(), new Item.TalkToPerson()));
    }
  }

  /** The customer was heard: their language counts unless they chose one. */
  void heard() {
    lastTurnAt = situation.now();
    reminders = 0;
    if (situation.writesIn() != null && !languageChosen) {
      speech.speak(situation.writesIn());
    }
  }

  void chooseLanguage(Language language) {
    speech.speak(language);
    languageChosen = true;
  }

  @Nullable Instant lastTurnAt() {
    return lastTurnAt;
  }

  Instant now() {
    return situation.now();
  }

  @Nullable OutboundContent lastSaid() {
    return lastSaid;
  }

  int failed() {
    return ++failures;
  }

  void understood() {
    failures = 0;
  }

  void reminded() {
    reminders++;
  }

  /** A person is to take over: whatever was under way is theirs now, but for queued actions. */
  void handOff(String reason) {
    handOff = reason;
    forget();
    failures = 0;
  }

  /** Gives up whatever is under way, but for queued actions: their outcome is still told. */
  void forget() {
    runs.clear();
    agenda.clear();
    looseFiles.clear();
    offer = null;
  }

  @Nullable String handOff() {
    return handOff;
  }
}
