package io.recado.dialogue;

import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells understanding what is being asked. */
final class Expectations {

  private final FlowCatalog catalog;
  private final Language language;
  private final @Nullable OutboundContent lastSaid;
  private final @Nullable OutboundContent told;

  Expectations(FlowCatalog catalog, DialogueState state) {
    this.catalog = catalog;
    this.language = state.language();
    this.lastSaid = state.lastSaid();
    this.told = state.told();
  }

  Expectation of(Asked asked, List<FlowRun> runs) {
    return switch (asked) {
      case Asked.Nothing() -> anything();
      case Asked.ByOffer(var offer) -> ofOffer(offer, runs);
      case Asked.ForSlot(var run, var flow, var slot) -> ofSlot(run, flow, slot);
      case Asked.ToConfirm(var run, var flow, var step) ->
          new Expectation.Confirmation(
              flow.name(),
              correctable(flow),
              holding(flow, Slot.Day.class),
              holding(flow, Slot.TimeOfDay.class),
              entities(flow),
              Matters.of(run, flow, step));
    };
  }

  private Expectation anything() {
    return new Expectation.Anything(ToldButtons.of(catalog, told));
  }

  private Expectation ofSlot(FlowRun run, Flow flow, Slot slot) {
    return switch (slot.type()) {
      case Slot.FreeText _, Slot.Reference _ ->
          new Expectation.FreeText(flow.name(), slot.name(), slot.optional());
      case Slot.Choice choice ->
          new Expectation.OneOf(flow.name(), slot.name(), options(choice), slot.optional());
      case Slot.Code _ -> new Expectation.Code(flow.name(), slot.name(), slot.optional());
      case Slot.Entity(var type, _) ->
          new Expectation.Entity(flow.name(), slot.name(), type, slot.optional());
      case Slot.Day _ -> new Expectation.Day(flow.name(), slot.name(), slot.optional());
      case Slot.TimeOfDay _ ->
          new Expectation.TimeOfDay(
              flow.name(), slot.name(), slot.optional(), Readings.offered(lastSaid, run, slot));
      case Slot.Found _ ->
          Findings.of(run, flow, slot)
              .<Expectation>map(looked -> ofFound(flow, slot, looked))
              .orElseGet(Expectation.Anything::new);
      case Slot.FileList _ -> new Expectation.Files(flow.name(), slot.name(), slot.optional());
    };
  }

  private Expectation ofFound(Flow flow, Slot slot, Looked looked) {
    var titles = new FoundTitles(looked, language);
    var options = new ArrayList<Expectation.Option>();
    for (int place : looked.shown()) {
      options.add(new Expectation.Option(looked.nameOf(place), titles.wordsOf(place)));
    }
    if (looked.hasMore()) {
      options.add(new Expectation.Option(Findings.MORE, phrase(Phrase.BUTTON_MORE)));
    }
    return new Expectation.OneOf(
        flow.name(), slot.name(), options, slot.optional(), Findings.isDated(flow, slot, looked));
  }

  private static Set<String> holding(Flow flow, Class<? extends Slot.Type> type) {
    return flow.slots().stream()
        .filter(slot -> type.isInstance(slot.type()))
        .filter(slot -> !(slot.type() instanceof Slot.Day(boolean opening, _)) || opening)
        .map(Slot::name)
        .collect(Collectors.toSet());
  }

  private static Map<String, EntityType> entities(Flow flow) {
    var entities = new LinkedHashMap<String, EntityType>();
    for (var slot : flow.slots()) {
      if (slot.type() instanceof Slot.Entity(var type, _)) {
        entities.put(slot.name(), type);
      }
    }
    return entities;
  }

  private Map<String, List<Expectation.Option>> correctable(Flow flow) {
    var slots = new LinkedHashMap<String, List<Expectation.Option>>();
    for (var slot : flow.slots()) {
      if (slot.type() instanceof Slot.Found) {
        // Chosen from a list, which is shown again when it is to be changed.
        continue;
      }
      slots.put(
          slot.name(), slot.type() instanceof Slot.Choice choice ? options(choice) : List.of());
    }
    return slots;
  }

  private List<Expectation.Option> options(Slot.Choice choice) {
    return choice.options().stream().map(option -> option.expected(language)).toList();
  }

  private Expectation ofOffer(Offer offer, List<FlowRun> runs) {
    return switch (offer.question()) {
      // Anything can be said to an open invitation, so it must not narrow what is read.
      case WELCOME -> anything();
      case RESUME ->
          new Expectation.Confirmation(runs.isEmpty() ? "" : runs.getLast().flow(), Map.of());
      case CLARIFICATION, TICKET_OR_PERSON, PERSON, CHANGE, GO_ON ->
          new Expectation.Clarification(items(offer, runs));
    };
  }

  private List<Expectation.Option> items(Offer offer, List<FlowRun> runs) {
    var options = new ArrayList<Expectation.Option>();
    for (int i = 0; i < offer.items().size(); i++) {
      var words = words(offer.question(), offer.items().get(i), runs);
      options.add(new Expectation.Option(Prompts.idOf(offer, i), words));
    }
    return options;
  }

  private Set<String> words(Offer.Question question, Offer.Item item, List<FlowRun> runs) {
    return switch (item) {
      case Offer.Item.StartErrand(var intent) ->
          catalog.ofIntent(intent).map(flow -> Set.of(lower(flow.title()))).orElse(Set.of());
      case Offer.Item.ChangeSlot(var name) ->
          runs.isEmpty()
              ? Set.of()
              : catalog
                  .named(runs.getLast().flow())
                  .flatMap(flow -> flow.slot(name))
                  .map(slot -> Set.of(lower(slot.title())))
                  .orElse(Set.of());
      case Offer.Item.TalkToPerson() -> phrase(Phrase.BUTTON_PERSON);
      case Offer.Item.GoOn() -> phrase(Phrase.BUTTON_GO_ON);
      case Offer.Item.GiveUp() -> phrase(Prompts.giveUp(question));
    };
  }

  private Set<String> phrase(Phrase phrase) {
    return Set.of(
        catalog
            .phrases()
            .in(language, phrase, name -> Template.NOTHING)
            .toLowerCase(language.locale()));
  }

  private String lower(Wording wording) {
    return wording.in(language).toLowerCase(language.locale());
  }
}
