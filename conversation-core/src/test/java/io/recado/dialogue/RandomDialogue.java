package io.recado.dialogue;

import io.recado.action.ActionOutcome;
import io.recado.action.FoundItem;
import io.recado.action.LookupOutcome;
import io.recado.action.Receipt;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.Option;
import io.recado.understanding.Command;
import io.recado.understanding.Command.SmallTalk;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What may happen to a dialogue, at random but the same for the same seed. */
final class RandomDialogue {

  private static final List<String> INTENTS =
      List.of("open_ticket", "report_outage", "book_seat", "book_appointment", "unknown_errand");
  private static final List<String> SLOTS =
      List.of(
          "summary",
          "category",
          "urgency",
          "photos",
          "extent",
          "address",
          "remark",
          "nothing",
          "course",
          "day",
          "seat",
          "when",
          "service");
  private static final List<String> OPTIONS =
      List.of(
          "internet",
          "billing",
          "low",
          "high",
          "me",
          "street",
          "danger",
          "horse",
          "cooking",
          "-more",
          "3-0");
  private static final List<String> WORDS =
      List.of("", "x", "No internet since monday", "wifi", "{receipt.number}", "ñandú 🙂", "-yes");

  private final Random random;
  private final List<String> buttons = new ArrayList<>(List.of("forged", "a:b:c", "::", ""));
  private final List<String> receipts = new ArrayList<>();
  private final List<String> found = new ArrayList<>();

  RandomDialogue(long seed) {
    random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Buttons shown can be tapped from now on, however late. */
  void shown(Choices choices) {
    buttons.addAll(choices.options().stream().map(Option::id).toList());
  }

  /** The numbers of all receipts given out so far. */
  List<String> receipts() {
    return receipts;
  }

  List<Command> commands() {
    return Stream.generate(this::command).limit(1 + random.nextInt(3)).toList();
  }

  /** What a customer would say who means it. */
  List<Command> answerTo(Expectation expectation) {
    return List.of(
        switch (expectation) {
          case Expectation.Anything _ -> new Command.StartFlow(oneOf(INTENTS));
          case Expectation.FreeText text ->
              new Command.SetSlot(text.slot(), new SlotValue.Words("Words " + below(100)));
          case Expectation.OneOf choice ->
              new Command.SetSlot(
                  choice.slot(), new SlotValue.Chosen(oneOf(choice.options()).name(), ""));
          case Expectation.Code code ->
              new Command.SetSlot(code.slot(), new SlotValue.Words("sealed"));
          case Expectation.Entity entity ->
              new Command.SetSlot(
                  entity.slot(), new SlotValue.Entity(List.of(below(100) + " EUR"), "demo"));
          case Expectation.Day day ->
              new Command.SetSlot(
                  day.slot(), new SlotValue.Day(List.of(LocalDate.EPOCH), "demo day"));
          case Expectation.TimeOfDay time ->
              new Command.SetSlot(
                  time.slot(), new SlotValue.TimeOfDay(List.of(LocalTime.NOON), "demo time"));
          case Expectation.Files _ -> new Command.Skip();
          case Expectation.Confirmation _ -> new Command.Affirm();
          case Expectation.Clarification readings ->
              new Command.Choose(oneOf(readings.options()).name());
        });
  }

  private Command command() {
    return switch (random.nextInt(22)) {
      case 0 -> new Command.StartFlow(oneOf(INTENTS));
      case 1, 2, 3 -> new Command.SetSlot(oneOf(SLOTS), value());
      case 4 -> new Command.CorrectSlot(oneOf(SLOTS), value());
      case 5, 6, 7 -> new Command.Choose(recentButton());
      case 8, 9 -> new Command.Affirm();
      case 10 -> new Command.Deny();
      case 11 -> new Command.Skip();
      case 12 -> chance(40) ? new Command.Cancel() : new Command.Affirm();
      case 13 -> new Command.AskKnowledge("why?");
      case 14 -> chance(20) ? new Command.AskForPerson() : new Command.Skip();
      case 15 -> new Command.Repeat();
      case 16 -> new Command.SmallTalk(oneOf(List.of(SmallTalk.Kind.values())));
      case 17 -> new Command.Attach(files());
      case 18 -> new Command.SwitchLanguage(language());
      case 19 -> new Command.Clarify(List.of(oneOf(INTENTS), oneOf(INTENTS)));
      case 20 -> new Command.CannotUnderstand();
      default -> new Command.CannotRead(oneOf(List.of("voice", "sticker", "poll")));
    };
  }

  private String recentButton() {
    int from = chance(80) ? Math.max(0, buttons.size() - 4) : 0;
    return buttons.get(from + random.nextInt(buttons.size() - from));
  }

  private SlotValue value() {
    return switch (random.nextInt(8)) {
      case 5 -> new SlotValue.Day(List.of(LocalDate.EPOCH.plusDays(below(4))), "day");
      case 6 -> new SlotValue.TimeOfDay(List.of(LocalTime.NOON.plusHours(below(3))), "time");
      case 7 -> new SlotValue.Entity(List.of(below(9) + " EUR"), "amount");
      case 0, 1 -> new SlotValue.Words(oneOf(WORDS));
      case 2, 3 -> new SlotValue.Chosen(oneOf(OPTIONS), oneOf(WORDS));
      default -> new SlotValue.Files(files());
    };
  }

  private List<MediaFile> files() {
    return Stream.generate(() -> new MediaFile("f" + below(12), "image/png", null, 1L))
        .limit(random.nextInt(4))
        .toList();
  }

  Language language() {
    return oneOf(List.of(Language.values()));
  }

  ActionOutcome outcome(Instant now) {
    return switch (random.nextInt(4)) {
      case 0, 1 -> done(now);
      case 2 ->
          new ActionOutcome.Rejected(
              oneOf(
                  List.of(
                      "too_many_attachments",
                      "unknown_address",
                      "summary_too_long",
                      "taken",
                      "other")));
      default -> new ActionOutcome.Unavailable(null);
    };
  }

  /** Sometimes other things are found than before, under ids that are never the same. */
  LookupOutcome lookup() {
    return switch (random.nextInt(8)) {
      case 0 -> new LookupOutcome.None(oneOf(List.of("that_day", "other")));
      case 1 -> new LookupOutcome.Unavailable();
      default ->
          new LookupOutcome.Found(
              IntStream.range(0, 1 + below(9)).mapToObj(this::foundItem).toList());
    };
  }

  private FoundItem foundItem(int place) {
    var id = "FOUND-" + below(1_000_000);
    found.add(id);
    var at = LocalDate.EPOCH.plusDays(below(3)).atTime(LocalTime.NOON.plusHours(below(3)));
    return new FoundItem(id, "Item " + place, null, Map.of("price", "5"), chance(80) ? at : null);
  }

  /** Every id anything was ever found under. */
  List<String> found() {
    return found;
  }

  private ActionOutcome done(Instant now) {
    var number = "RECEIPT-" + (receipts.size() + 1) + ".";
    receipts.add(number);
    var facts =
        Map.of(
            "number",
            number,
            "expected_answer",
            "soon",
            "reference",
            number,
            "promise",
            number,
            "service",
            number);
    return new ActionOutcome.Done(new Receipt(number, now, facts));
  }
}
