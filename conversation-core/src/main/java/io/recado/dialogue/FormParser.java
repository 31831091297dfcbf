package io.recado.dialogue;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/** Reads the types of slots whose values have a form: numbers, addresses, days, times. */
final class FormParser {

  private final Problems problems;

  FormParser(Problems problems) {
    this.problems = problems;
  }

  Slot.Type number(Section section) {
    if (!section.has("pattern")) {
      SlotParser.allow(section, Set.of());
      return new Slot.Reference();
    }
    SlotParser.allow(section, Set.of("pattern", "opening"));
    return form(section)
        .<Slot.Type>map(
            form -> new Slot.Entity(new EntityType.OwnNumber(form), SlotParser.opening(section)))
        .orElseGet(Slot.Reference::new);
  }

  private Optional<NumberForm> form(Section section) {
    var signs = section.text("pattern");
    try {
      return Optional.of(new NumberForm(signs));
    } catch (IllegalArgumentException noForm) {
      problems.at(
          section.line("pattern"),
          "%s: a pattern has up to %d signs, one # for a digit at least, not \"%s\"",
          section.what(),
          NumberForm.LONGEST,
          signs);
      return Optional.empty();
    }
  }

  Slot.Type entity(Section section, EntityType type) {
    SlotParser.allow(section, Set.of("opening"));
    return new Slot.Entity(type, SlotParser.opening(section));
  }

  Slot.Type day(Section section) {
    SlotParser.allow(section, Set.of("opening", "moved"));
    return new Slot.Day(SlotParser.opening(section), section.flag("moved"));
  }

  Slot.Type timeOfDay(Section section) {
    SlotParser.allow(section, Set.of("from", "until", "hours", "moved"));
    var first = time(section, "from", LocalTime.MIN);
    var last = time(section, "until", LocalTime.MAX);
    if (last.isBefore(first)) {
      problems.at(section.line("until"), "%s: until is before from", section.what());
    }
    return new Slot.TimeOfDay(first, last, section.flag("hours"), section.flag("moved"));
  }

  private LocalTime time(Section section, String key, LocalTime otherwise) {
    if (!section.has(key)) {
      return otherwise;
    }
    var text = section.text(key);
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException noTime) {
      problems.at(
          section.line(key),
          "%s: %s must be a time such as 09:00, not \"%s\"",
          section.what(),
          key,
          text);
      return otherwise;
    }
  }
}
