package io.recado.dialogue;

import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.Option;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Days, times and the like that can be read in several ways: which of them a slot takes, and the
 * buttons that ask which was meant. A button's id carries its reading, so nothing has to be
 * remembered.
 */
final class Readings {

  /** Who names more than this is asked about the likeliest; beside them may stand a way to skip. */
  private static final int MOST_BUTTONS = Choices.MOST_OPTIONS - 1;

  /** Without the colon, which parts a button's id. */
  private static final DateTimeFormatter TIME_IN_ID = DateTimeFormatter.ofPattern("HHmm");

  private static final String DAY_ON_BUTTON = "EEE d MMM yyyy";

  private Readings() {}

  /** What of a value the slot takes; empty when it takes nothing of it. */
  static Optional<SlotValue> of(Slot slot, SlotValue value) {
    return switch (slot.type()) {
      case Slot.Day _ -> value instanceof SlotValue.Day day ? Optional.of(day) : Optional.empty();
      case Slot.TimeOfDay type -> within(type, value);
      case Slot.Entity(var type, _) -> holding(type, value);
      case Slot.FreeText _,
          Slot.Reference _,
          Slot.Code _,
          Slot.Choice _,
          Slot.Found _,
          Slot.FileList _ ->
          Optional.empty();
    };
  }

  static boolean isOne(SlotValue value) {
    return switch (value) {
      case SlotValue.Day day -> day.readings().size() == 1;
      case SlotValue.TimeOfDay time -> time.readings().size() == 1;
      case SlotValue.Entity entity -> entity.readings().size() == 1;
      case SlotValue.Words _,
          SlotValue.Chosen _,
          SlotValue.Hours _,
          SlotValue.Picked _,
          SlotValue.Files _ ->
          true;
    };
  }

  /** A button for each reading; none for what has no readings. */
  static List<Option> buttons(Asked.ForSlot asked, SlotValue value, Language language) {
    return switch (value) {
      case SlotValue.Day day ->
          day.readings().stream()
              .limit(MOST_BUTTONS)
              .map(each -> button(asked, each, language))
              .toList();
      case SlotValue.TimeOfDay time ->
          time.readings().stream().limit(MOST_BUTTONS).map(each -> button(asked, each)).toList();
      case SlotValue.Entity entity -> buttons(asked, entity, language);
      case SlotValue.Words _,
          SlotValue.Chosen _,
          SlotValue.Hours _,
          SlotValue.Picked _,
          SlotValue.Files _ ->
          List.of();
    };
  }

  /** The value behind a button of this slot; empty when there is none. */
  static Optional<SlotValue> tapped(Slot slot, String item) {
    try {
      return switch (slot.type()) {
        case Slot.Day _ -> Optional.of(new SlotValue.Day(List.of(LocalDate.parse(item)), ""));
        case Slot.TimeOfDay _ -> Optional.of(new SlotValue.TimeOfDay(List.of(time(item)), ""));
        case Slot.Entity(var type, _) ->
            Optional.<SlotValue>of(new SlotValue.Entity(List.of(item), ""))
                .filter(_ -> type.holds(item));
        case Slot.FreeText _,
            Slot.Reference _,
            Slot.Code _,
            Slot.Choice _,
            Slot.Found _,
            Slot.FileList _ ->
            Optional.empty();
      };
    } catch (DateTimeException otherButton) {
      return Optional.empty();
    }
  }

  /** The times on the buttons said last, if it was this slot's. */
  static List<LocalTime> offered(@Nullable OutboundContent said, FlowRun run, Slot slot) {
    if (!(said instanceof Choices choices)) {
      return List.of();
    }
    return choices.options().stream()
        .flatMap(option -> OptionId.parse(option.id()).stream())
        .filter(id -> id.asker().equals(run.id()) && id.step().equals(slot.name()))
        .flatMap(id -> tapped(slot, id.item()).stream())
        .map(value -> value instanceof SlotValue.TimeOfDay time ? time.readings().getFirst() : null)
        .filter(Objects::nonNull)
        .toList();
  }

  private static Optional<SlotValue> holding(EntityType type, SlotValue value) {
    if (!(value instanceof SlotValue.Entity(var readings, var evidence))) {
      return Optional.empty();
    }
    var taken = readings.stream().filter(type::holds).distinct().toList();
    return taken.isEmpty() ? Optional.empty() : Optional.of(new SlotValue.Entity(taken, evidence));
  }

  private static Optional<SlotValue> within(Slot.TimeOfDay type, SlotValue value) {
    if (value instanceof SlotValue.Hours) {
      return Optional.of(value).filter(_ -> type.hours());
    }
    return value instanceof SlotValue.TimeOfDay time ? within(type, time) : Optional.empty();
  }

  private static Optional<SlotValue> within(Slot.TimeOfDay type, SlotValue.TimeOfDay value) {
    var taken = value.readings().stream().filter(type::takes).toList();
    return taken.isEmpty()
        ? Optional.empty()
        : Optional.of(new SlotValue.TimeOfDay(taken, value.evidence()));
  }

  private static LocalTime time(String item) {
    return LocalTime.parse(item, TIME_IN_ID);
  }

  private static Option button(Asked.ForSlot asked, LocalDate day, Language language) {
    var title = DateTimeFormatter.ofPattern(DAY_ON_BUTTON, language.locale()).format(day);
    return new Option(id(asked, day.toString()), title, null);
  }

  private static Option button(Asked.ForSlot asked, LocalTime time) {
    var title = new SlotValue.TimeOfDay(List.of(time), "").text();
    return new Option(id(asked, time.format(TIME_IN_ID)), title, null);
  }

  /** None where one of them is too long for a button: what was read is then listed in words. */
  private static List<Option> buttons(
      Asked.ForSlot asked, SlotValue.Entity value, Language language) {
    return value.readings().stream().allMatch(each -> fits(asked.slot(), each, language))
        ? value.readings().stream()
            .limit(MOST_BUTTONS)
            .map(each -> new Option(id(asked, each), shown(asked.slot(), each, language), null))
            .toList()
        : List.of();
  }

  private static boolean fits(Slot slot, String reading, Language language) {
    int names = (slot.name() + reading).getBytes(StandardCharsets.UTF_8).length;
    return names <= OptionId.MOST_NAMES
        && !reading.contains(OptionId.SEPARATOR)
        && shown(slot, reading, language).length() <= SlotParser.MOST_TITLE;
  }

  /** What was read in an answer, for a question that has no buttons for it. */
  static String listed(Slot slot, SlotValue value, Language language) {
    return value instanceof SlotValue.Entity(var readings, _)
        ? readings.stream()
            .limit(MOST_BUTTONS)
            .map(each -> "\n• " + shown(slot, each, language))
            .collect(Collectors.joining())
        : "";
  }

  private static String shown(Slot slot, String reading, Language language) {
    return Values.shown(slot, new SlotValue.Entity(List.of(reading), ""), language);
  }

  private static String id(Asked.ForSlot asked, String item) {
    return new OptionId(asked.run().id(), asked.slot().name(), item).toString();
  }
}
