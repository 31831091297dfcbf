package io.recado.dialogue;

import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words what is asked, with its buttons. */
final class Prompts {

  /** Buttons that are no option of a slot; no option can be called so. */
  static final String YES = "-yes";

  static final String CHANGE = "-change";
  static final String CANCEL = "-cancel";
  static final String SKIP = "-skip";

  private final Draft draft;
  private final Speech speech;

  Prompts(Draft draft) {
    this.draft = draft;
    this.speech = draft.speech();
  }

  /** What is asked now; null when nothing is, or an old invitation that need not be repeated. */
  @Nullable OutboundContent current() {
    return switch (draft.asked()) {
      case Asked.Nothing() -> null;
      case Asked.ByOffer(var offer) ->
          offer.question().insistent() || draft.marks().hasOffered() ? offer(offer) : null;
      case Asked.ForSlot asked -> slot(asked);
      case Asked.ToConfirm asked -> confirmation(asked);
    };
  }

  private OutboundContent slot(Asked.ForSlot asked) {
    var slot = asked.slot();
    var unclear = draft.marks().unclear(slot.name());
    var options = new ArrayList<Option>();
    if (unclear != null) {
      options.addAll(Readings.buttons(asked, unclear, speech.language()));
    } else if (slot.type() instanceof Slot.Choice choice) {
      choice.options().forEach(option -> options.add(option(asked, option)));
    }
    Findings.of(asked.run(), asked.flow(), slot)
        .ifPresent(looked -> options.addAll(found(asked, looked)));
    var body = unclear == null ? question(asked) : whichOf(slot, unclear, options.isEmpty());
    if (slot.optional()) {
      options.add(skip(asked));
    }
    return options.isEmpty() ? new OutboundContent.Text(body) : choices(body, options);
  }

  private String whichOf(Slot slot, SlotValue unclear, boolean inWords) {
    var question = speech.phrase(Phrase.WHICH_READING, Map.of());
    return inWords ? question + Readings.listed(slot, unclear, speech.language()) : question;
  }

  private String question(Asked.ForSlot asked) {
    var slot = asked.slot();
    var wording = draft.marks().retries(slot.name()) ? slot.retry() : slot.prompt();
    return wording.in(speech.language(), Values.of(asked.run(), asked.flow(), speech));
  }

  private Option option(Asked.ForSlot asked, Slot.Option option) {
    var description = option.description();
    return new Option(
        idOf(asked, option.name()).toString(),
        option.title().in(speech.language()),
        description == null ? null : description.in(speech.language()));
  }

  private List<Option> found(Asked.ForSlot asked, Looked looked) {
    var options = new ArrayList<Option>();
    for (int place : looked.shown()) {
      var item = looked.items().get(place);
      var id = idOf(asked, looked.nameOf(place));
      options.add(new Option(id.toString(), item.title(), item.description()));
    }
    if (looked.hasMore()) {
      options.add(speech.button(idOf(asked, Findings.MORE), Phrase.BUTTON_MORE));
    }
    return options;
  }

  /** Of the button that leaves a slot open. */
  static OptionId skipOf(Asked.ForSlot asked) {
    return idOf(asked, SKIP);
  }

  private Option skip(Asked.ForSlot asked) {
    var id = skipOf(asked);
    var label = asked.slot().skip();
    return label == null
        ? speech.button(id, Phrase.BUTTON_SKIP)
        : new Option(id.toString(), label.in(speech.language()), null);
  }

  private static OptionId idOf(Asked.ForSlot asked, String item) {
    return new OptionId(asked.run().id(), asked.slot().name(), item);
  }

  private OutboundContent confirmation(Asked.ToConfirm asked) {
    var step = asked.step();
    var body =
        draft.marks().retries(step.name())
            ? speech.phrase(Phrase.CONFIRM_AGAIN, Map.of())
            : step.summary().in(speech.language(), Values.of(asked.run(), asked.flow(), speech));
    var run = asked.run().id();
    return choices(
        body,
        List.of(
            speech.button(new OptionId(run, step.name(), YES), Phrase.BUTTON_YES),
            speech.button(new OptionId(run, step.name(), CHANGE), Phrase.BUTTON_CHANGE),
            speech.button(new OptionId(run, step.name(), CANCEL), Phrase.BUTTON_CANCEL)));
  }

  private OutboundContent offer(Offer offer) {
    var options = new ArrayList<Option>();
    for (int i = 0; i < offer.items().size(); i++) {
      options.add(new Option(idOf(offer, i), title(offer.question(), offer.items().get(i)), null));
    }
    return choices(question(offer.question()), options);
  }

  private Choices choices(String body, List<Option> options) {
    return new Choices(body, options, speech.phrase(Phrase.BUTTON_OPEN, Map.of()));
  }

  static String idOf(Offer offer, int item) {
    return new OptionId(offer.id(), "", String.valueOf(item)).toString();
  }

  private String question(Offer.Question question) {
    return switch (question) {
      case WELCOME -> speech.phrase(Phrase.WELCOME_QUESTION, Map.of());
      case CLARIFICATION -> speech.phrase(Phrase.CLARIFICATION, Map.of());
      case TICKET_OR_PERSON -> speech.phrase(Phrase.TICKET_OR_PERSON, Map.of());
      case PERSON -> speech.phrase(Phrase.PERSON_INSTEAD, Map.of());
      case CHANGE -> speech.phrase(Phrase.WHAT_TO_CHANGE, Map.of());
      case GO_ON -> speech.phrase(Phrase.GO_ON_OR_PERSON, Map.of("flow", topTitle()));
      case RESUME -> speech.phrase(Phrase.WELCOME_BACK, Map.of("flow", topTitle()));
    };
  }

  private String topTitle() {
    return draft.top().map(run -> draft.titleOf(run.flow())).orElse(Template.NOTHING);
  }

  private String title(Offer.Question question, Offer.Item item) {
    return switch (item) {
      case Offer.Item.StartErrand(var intent) -> capitalised(titleOfIntent(intent));
      case Offer.Item.TalkToPerson() -> speech.phrase(Phrase.BUTTON_PERSON, Map.of());
      case Offer.Item.GoOn() -> speech.phrase(Phrase.BUTTON_GO_ON, Map.of());
      case Offer.Item.GiveUp() -> speech.phrase(giveUp(question), Map.of());
      case Offer.Item.ChangeSlot(var name) -> titleOfSlot(name);
    };
  }

  static Phrase giveUp(Offer.Question question) {
    return question == Offer.Question.CHANGE ? Phrase.BUTTON_CANCEL : Phrase.BUTTON_LEAVE;
  }

  private String titleOfIntent(String intent) {
    return draft
        .catalog()
        .ofIntent(intent)
        .map(flow -> flow.title().in(speech.language()))
        .orElse(Template.NOTHING);
  }

  private String titleOfSlot(String name) {
    return draft
        .topFlow()
        .flatMap(flow -> flow.slot(name))
        .map(slot -> capitalised(slot.title().in(speech.language())))
        .orElse(Template.NOTHING);
  }

  private String capitalised(String text) {
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(speech.language().locale()) + text.substring(first);
  }
}
