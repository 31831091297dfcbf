package io.recado.dialogue;

import io.recado.conversation.OutboundContent.Choices;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the slots of a flow. */
final class SlotParser {

  /** WhatsApp shows 24 characters of a list row's title. */
  static final int MOST_TITLE = 24;

  /** WhatsApp shows 20 characters of a reply button. */
  static final int MOST_BUTTON = 20;

  private static final int MOST_TEXT = 4000;
  private static final int MOST_FILES = 10;

  /** Beside what was found there may be a way to skip, and one to see more. */
  private static final int MOST_SHOWN = Choices.MOST_OPTIONS - 2;

  private static final Set<String> COMMON =
      Set.of("type", "optional", "title", "prompt", "retry", "skip", "skip_words");

  private final Problems problems;
  private final FlowTexts texts;
  private final OptionParser options;
  private final FormParser forms;

  SlotParser(Problems problems, FlowTexts texts) {
    this.problems = problems;
    this.texts = texts;
    this.options = new OptionParser(problems, texts);
    this.forms = new FormParser(problems);
  }

  List<Slot> slots(Section section) {
    var slots = new ArrayList<Slot>();
    section.sections("slot").forEach((name, slot) -> slots.add(slot(name, slot)));
    if (slots.size() >= Choices.MOST_OPTIONS) {
      problems.at(
          section.line(),
          "the flow has %d slots; at most %d can be offered when asking what to change",
          slots.size(),
          Choices.MOST_OPTIONS - 1);
    }
    return slots;
  }

  private Slot slot(String name, Section section) {
    Names.check(problems, section.line(), section.what(), name);
    boolean optional = section.flag("optional");
    if (section.has("skip") && !optional) {
      problems.at(section.line("skip"), "%s has a skip label but is not optional", section.what());
    }
    if (section.has("skip_words") && !optional) {
      problems.at(
          section.line("skip_words"), "%s has skip words but is not optional", section.what());
    }
    return new Slot(
        name,
        type(name, section, optional),
        optional,
        texts.label(section, "title", MOST_TITLE),
        texts.wording(section, "prompt"),
        texts.wording(section, "retry"),
        section.has("skip") ? texts.label(section, "skip", MOST_BUTTON) : null,
        OptionParser.everyLanguage(OptionParser.words(section, "skip_words")),
        section.line());
  }

  private Slot.Type type(String name, Section section, boolean optional) {
    var type = section.text("type");
    return switch (type) {
      case "text" -> freeText(section);
      case "choice" -> choice(name, section, optional);
      case "number" -> forms.number(section);
      case "code" -> code(section);
      case "amount" -> forms.entity(section, new EntityType.Amount());
      case "phone" -> forms.entity(section, new EntityType.Phone());
      case "email" -> forms.entity(section, new EntityType.Email());
      case "name" -> forms.entity(section, new EntityType.PersonName());
      case "files" -> files(section);
      case "day" -> forms.day(section);
      case "time" -> forms.timeOfDay(section);
      case "found" -> found(section);
      default -> {
        if (!type.isEmpty()) {
          problems.at(
              section.line("type"),
              "%s has the unknown type \"%s\"; known are amount, choice, code, day, email, files,"
                  + " found, name, number, phone, text, time",
              section.what(),
              type);
        }
        yield new Slot.FreeText(1, MOST_TEXT, true);
      }
    };
  }

  private Slot.Type freeText(Section section) {
    allow(section, Set.of("min", "max", "opening"));
    int least = section.number("min", 1);
    int most = section.number("max", 1000);
    if (least > most || most > MOST_TEXT) {
      problems.at(
          section.line("max"),
          "%s: max must be from min (%d) to %d, not %d",
          section.what(),
          least,
          MOST_TEXT,
          most);
    }
    return new Slot.FreeText(least, most, opening(section));
  }

  static boolean opening(Section section) {
    return !section.has("opening") || section.flag("opening");
  }

  private Slot.Type files(Section section) {
    allow(section, Set.of("max"));
    int most = section.number("max", 5);
    if (most < 1 || most > MOST_FILES) {
      problems.at(
          section.line("max"),
          "%s: max must be from 1 to %d files, not %d",
          section.what(),
          MOST_FILES,
          most);
    }
    return new Slot.FileList(most);
  }

  private Slot.Type found(Section section) {
    allow(section, Set.of("show", "opening"));
    int show = section.number("show", MOST_SHOWN);
    if (show < 1 || show > MOST_SHOWN) {
      problems.at(
          section.line("show"),
          "%s: show must be from 1 to %d, not %d",
          section.what(),
          MOST_SHOWN,
          show);
    }
    return new Slot.Found(show, section.flag("opening"));
  }

  private Slot.Type code(Section section) {
    allow(section, Set.of());
    return new Slot.Code();
  }

  private Slot.Type choice(String slot, Section section, boolean optional) {
    allow(section, Set.of("options", "opening"));
    var options = new ArrayList<Slot.Option>();
    var declared = section.section("options", section.what() + ": options");
    declared
        .sections("option")
        .forEach((name, option) -> options.add(this.options.option(slot, name, option)));
    int most = optional ? Choices.MOST_OPTIONS - 1 : Choices.MOST_OPTIONS;
    if (section.has("options") && options.isEmpty()) {
      problems.at(section.line("options"), "%s has no options", section.what());
    } else if (options.size() > most) {
      problems.at(
          section.line("options"),
          "%s has %d options; at most %d can be shown%s",
          section.what(),
          options.size(),
          most,
          optional ? " beside the skip button" : "");
    }
    checkBeginnings(section, options);
    return new Slot.Choice(options, opening(section));
  }

  private void checkBeginnings(Section section, List<Slot.Option> options) {
    if (!opening(section)) {
      options.stream()
          .filter(option -> !option.begins().isEmpty())
          .forEach(
              option ->
                  problems.at(
                      option.line(),
                      "%s: option \"%s\" begins the errand, but opening is false",
                      section.what(),
                      option.name()));
    }
  }

  static void allow(Section section, Set<String> own) {
    var known = new LinkedHashSet<>(COMMON);
    known.addAll(own);
    section.allow(known);
  }
}
