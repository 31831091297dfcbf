package io.recado.dialogue;

import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.Option;
import io.recado.understanding.Command;
import io.recado.understanding.Command.SmallTalk;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How transcripts write commands, several of one turn joined by {@code ;}: {@code start
 * open_ticket}, {@code summary = words}, {@code urgency : high}, {@code day @ 2026-11-24}, {@code
 * time @ 17:00,05:00} for one with several readings, {@code time @ 12:00-20:00} for hours, {@code
 * paid ~ 20 EUR, 30 EUR} for what else has a form, {@code correct urgency : low}, {@code tap
 * Title}, {@code tap#1 Title} for a button of the first message with buttons, and single words such
 * as {@code yes}.
 */
final class CommandNotation {

  private final List<Choices> shown;

  /**
   * @param shown every message with buttons so far
   */
  CommandNotation(List<Choices> shown) {
    this.shown = shown;
  }

  List<Command> parse(String line) {
    var commands = new ArrayList<Command>();
    for (var part : line.split(";")) {
      commands.add(command(part.strip()));
    }
    return commands;
  }

  private Command command(String text) {
    var words = text.split(" ", 2);
    var rest = words.length == 1 ? "" : words[1].strip();
    return switch (words[0]) {
      case "start" -> new Command.StartFlow(rest);
      case "correct" -> correction(slot(rest));
      case "tap" -> tap(shown.getLast(), rest);
      case "choose" -> new Command.Choose(rest);
      case "yes" -> new Command.Affirm();
      case "no" -> new Command.Deny();
      case "skip" -> new Command.Skip();
      case "cancel" -> new Command.Cancel();
      case "ask" -> new Command.AskKnowledge(rest);
      case "person" -> new Command.AskForPerson();
      case "repeat" -> new Command.Repeat();
      case "hello" -> new Command.SmallTalk(SmallTalk.Kind.GREETING);
      case "thanks" -> new Command.SmallTalk(SmallTalk.Kind.THANKS);
      case "goodbye" -> new Command.SmallTalk(SmallTalk.Kind.GOODBYE);
      case "complaint" -> new Command.SmallTalk(SmallTalk.Kind.COMPLAINT);
      case "attach" -> new Command.Attach(Stream.of(rest.split(" ")).map(this::file).toList());
      case "speak" -> new Command.SwitchLanguage(Language.ofTag(rest).orElseThrow());
      case "clarify" -> new Command.Clarify(List.of(rest.split(" ")));
      case "gibberish" -> new Command.CannotUnderstand();
      case "unreadable" -> new Command.CannotRead(rest);
      default ->
          words[0].startsWith("tap#")
              ? tap(shown.get(Integer.parseInt(words[0].substring(4)) - 1), rest)
              : slot(text);
    };
  }

  private static Command correction(Command.SetSlot set) {
    return new Command.CorrectSlot(set.slot(), set.value());
  }

  private static Command.SetSlot slot(String text) {
    var words = text.split(" ", 3);
    return switch (words[1]) {
      case "=" -> new Command.SetSlot(words[0], new SlotValue.Words(words[2]));
      case ":" -> new Command.SetSlot(words[0], new SlotValue.Chosen(words[2], words[2]));
      case "~" -> new Command.SetSlot(words[0], entity(words[2]));
      case "@" -> new Command.SetSlot(words[0], time(words[2]));
      default -> throw new IllegalArgumentException("not a command: " + text);
    };
  }

  private static SlotValue entity(String text) {
    return new SlotValue.Entity(List.of(text.split(", ")), text);
  }

  private static SlotValue time(String text) {
    if (text.matches("\\d+:\\d+-\\d+:\\d+")) {
      var ends = text.split("-");
      return new SlotValue.Hours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]), text);
    }
    var readings = Stream.of(text.split(","));
    return text.contains(":")
        ? new SlotValue.TimeOfDay(readings.map(LocalTime::parse).toList(), text)
        : new SlotValue.Day(readings.map(LocalDate::parse).toList(), text);
  }

  private static Command tap(Choices choices, String title) {
    return choices.options().stream()
        .filter(option -> option.title().equals(title))
        .map(Option::id)
        .map(Command.Choose::new)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no button " + title + " in " + choices));
  }

  private MediaFile file(String id) {
    return new MediaFile(id, "image/jpeg", null, null);
  }
}
