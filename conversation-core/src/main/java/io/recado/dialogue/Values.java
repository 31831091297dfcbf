package io.recado.dialogue;

import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.MediaFile;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a slot takes, and how a value reads. */
final class Values {

  private static final int MOST_ECHOED = 80;
  private static final String HIDDEN = "••••••";

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private Values() {}

  /** The value as the slot takes it; empty when it is no answer to it. */
  static Optional<SlotValue> accept(Slot slot, SlotValue value, @Nullable SlotValue before) {
    return switch (slot.type()) {
      case Slot.FreeText text -> freeText(text, value);
      case Slot.Reference _ -> number(value);
      case Slot.Choice choice -> chosen(choice, value);
      case Slot.Code _ -> value instanceof SlotValue.Words ? Optional.of(value) : Optional.empty();
      case Slot.FileList files -> files(files, value, before);
      case Slot.Found _ ->
          value instanceof SlotValue.Picked ? Optional.of(value) : Optional.empty();
      case Slot.Day _, Slot.TimeOfDay _, Slot.Entity _ ->
          Readings.of(slot, value).filter(Readings::isOne);
    };
  }

  private static Optional<SlotValue> freeText(Slot.FreeText type, SlotValue value) {
    var words = value.evidence().strip();
    int length = words.codePointCount(0, words.length());
    return length >= Math.max(1, type.least()) && length <= type.most()
        ? Optional.of(new SlotValue.Words(words))
        : Optional.empty();
  }

  /** The only number in the words; of several, nobody knows which is meant. */
  private static Optional<SlotValue> number(SlotValue value) {
    var numbers =
        DIGITS.matcher(value.evidence()).results().map(MatchResult::group).distinct().toList();
    return numbers.size() == 1
        ? Optional.of(new SlotValue.Words(numbers.getFirst()))
        : Optional.empty();
  }

  private static Optional<SlotValue> chosen(Slot.Choice type, SlotValue value) {
    return switch (value) {
      case SlotValue.Chosen chosen -> type.option(chosen.option()).map(_ -> chosen);
      case SlotValue.Words(var text) ->
          type.options().stream()
              .filter(option -> isCalled(option, text))
              .findFirst()
              .map(option -> new SlotValue.Chosen(option.name(), text));
      case SlotValue.Picked _,
          SlotValue.Files _,
          SlotValue.Day _,
          SlotValue.TimeOfDay _,
          SlotValue.Hours _,
          SlotValue.Entity _ ->
          Optional.empty();
    };
  }

  private static boolean isCalled(Slot.Option option, String text) {
    var words = text.strip().toLowerCase(Locale.ROOT);
    for (var language : Language.values()) {
      if (option.expected(language).words().contains(words)) {
        return true;
      }
    }
    return false;
  }

  /** Files add up: a second photo does not replace the first. Those beyond the limit are left. */
  private static Optional<SlotValue> files(
      Slot.FileList type, SlotValue value, @Nullable SlotValue before) {
    if (!(value instanceof SlotValue.Files(var more)) || more.isEmpty()) {
      return Optional.empty();
    }
    var all = new ArrayList<MediaFile>(filesOf(before));
    for (var file : more) {
      if (!all.contains(file) && all.size() < type.most()) {
        all.add(file);
      }
    }
    return Optional.of(new SlotValue.Files(all));
  }

  static List<MediaFile> filesOf(@Nullable SlotValue value) {
    return value instanceof SlotValue.Files(var files) ? files : List.of();
  }

  /** What placeholders of a flow's texts stand for. */
  static UnaryOperator<String> of(FlowRun run, Flow flow, Speech speech) {
    return name -> {
      if (name.equals("firm")) {
        return speech.firm();
      }
      return name.startsWith(FlowTexts.FOUND)
          ? Findings.fact(flow, run, name.substring(FlowTexts.FOUND.length()))
          : flow.slots().stream()
              .filter(slot -> name.equals("slot." + slot.name()))
              .findFirst()
              .map(slot -> shown(slot, run.slots().get(slot.name()), speech.language()))
              .orElse(Template.NOTHING);
    };
  }

  /** How a value reads to the customer. */
  static String shown(Slot slot, @Nullable SlotValue value, Language language) {
    return switch (value) {
      case null -> Template.NOTHING;
      case SlotValue.Words(var text) -> slot.type() instanceof Slot.Code ? HIDDEN : text;
      case SlotValue.Picked picked -> picked.title();
      case SlotValue.Files(var files) -> String.valueOf(files.size());
      case SlotValue.Day(var readings, _) ->
          DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
              .localizedBy(language.locale())
              .format(readings.getFirst());
      case SlotValue.TimeOfDay time -> time.text();
      case SlotValue.Hours hours -> hours.text().replace('-', '–');
      case SlotValue.Entity entity ->
          slot.type() instanceof Slot.Entity(var type, _) && type.holds(entity.text())
              ? type.shown(entity.text(), language)
              : entity.text();
      case SlotValue.Chosen chosen ->
          slot.type() instanceof Slot.Choice choice
              ? choice
                  .option(chosen.option())
                  .map(option -> option.title().in(language))
                  .orElse(Template.NOTHING)
              : chosen.evidence();
    };
  }

  /** The same, short enough for a remark in passing. */
  static String echoed(Slot slot, SlotValue value, Language language) {
    var text = shown(slot, value, language);
    int length = text.codePointCount(0, text.length());
    return length <= MOST_ECHOED
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_ECHOED)) + "…";
  }
}
