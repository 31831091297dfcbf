package io.recado.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionName;
import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.Option;
import io.recado.understanding.Command;
import io.recado.understanding.SlotHint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A flow that asks for a day and a time. */
class DaysAndTimesTest {

  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
  private static final LocalTime FIVE = LocalTime.of(5, 0);
  private static final LocalTime SEVENTEEN = LocalTime.of(17, 0);

  private static final ActionSignature BOOK_VISIT =
      new ActionSignature(
          new ActionName("book_visit"), Set.of("day", "time"), Set.of(), Set.of("number"));

  private final FlowCatalog catalog = catalog("type: time");
  private final DialogueEngine engine = new DialogueEngine(catalog);
  private int turn = 100;

  @Test
  void aDayAndATimeAreAskedForOneAfterTheOther() {
    var begun = decide(begin(), new Command.StartFlow("book_appointment"));
    var asked = decide(begun.state(), day(TUESDAY));

    assertThat(engine.expectation(begun.state()))
        .isEqualTo(new Expectation.Day("book_visit", "day", false));
    assertThat(engine.expectation(asked.state()))
        .isEqualTo(new Expectation.TimeOfDay("book_visit", "time", false, List.of()));
    assertThat(said(asked).body()).isEqualTo("¿A qué hora?");
  }

  @Test
  void bothInTheOpeningLeadStraightToTheSummary() {
    var decision =
        decide(begin(), new Command.StartFlow("book_appointment"), day(TUESDAY), time(SEVENTEEN));

    assertThat(said(decision).body())
        .isEqualTo("martes, 24 de noviembre de 2026, 17:00. ¿Está bien?");
  }

  @Test
  void anUnclearTimeIsAskedAboutWithAButtonForEachReading() {
    var decision =
        decide(
            begin(),
            new Command.StartFlow("book_appointment"),
            day(TUESDAY),
            time(SEVENTEEN, FIVE));

    assertThat(said(decision).body()).isEqualTo("¿Cuál de estas opciones quieres decir?");
    assertThat(choices(decision).options())
        .extracting(Option::title)
        .containsExactly("17:00", "05:00");
    assertThat(engine.expectation(decision.state()))
        .isEqualTo(
            new Expectation.TimeOfDay("book_visit", "time", false, List.of(SEVENTEEN, FIVE)));
  }

  @Test
  void theButtonOfAReadingAnswers() {
    var unclear =
        decide(
            begin(),
            new Command.StartFlow("book_appointment"),
            day(TUESDAY),
            time(SEVENTEEN, FIVE));
    var button = choices(unclear).options().getFirst().id();

    var decision = decide(unclear.state(), new Command.Choose(button));

    assertThat(said(decision).body()).contains("17:00");
  }

  @Test
  void anUnclearDayIsAskedAboutToo() {
    var begun = decide(begin(), new Command.StartFlow("book_appointment"));
    var unclear = decide(begun.state(), day(TUESDAY, TUESDAY.plusWeeks(1)));
    var button = choices(unclear).options().getLast().id();

    var decision = decide(unclear.state(), new Command.Choose(button));

    assertThat(choices(unclear).options()).hasSize(2);
    assertThat(said(decision).body()).isEqualTo("¿A qué hora?");
  }

  @Test
  void whoNamesVeryManyDaysIsAskedAboutSomeOfThem() {
    var begun = decide(begin(), new Command.StartFlow("book_appointment"));
    var days = Stream.iterate(TUESDAY, day -> day.plusDays(1)).limit(30).toArray(LocalDate[]::new);

    var decision = decide(begun.state(), day(days));

    assertThat(choices(decision).options()).hasSize(9);
  }

  @Test
  void anUnclearCorrectionAtTheSummaryIsAskedAboutAndNothingIsConfirmed() {
    var summedUp =
        decide(begin(), new Command.StartFlow("book_appointment"), day(TUESDAY), time(SEVENTEEN));

    var decision =
        decide(
            summedUp.state(), new Command.Affirm(), day(TUESDAY.plusDays(1), TUESDAY.plusWeeks(1)));

    assertThat(decision.effects()).noneMatch(Effect.Perform.class::isInstance);
    assertThat(said(decision).body()).isEqualTo("¿Cuál de estas opciones quieres decir?");
    assertThat(choices(decision).options()).hasSize(2);
  }

  @Test
  void whatIsNoDayIsAskedForAgainWithAnExample() {
    var begun = decide(begin(), new Command.StartFlow("book_appointment"));

    var decision = decide(begun.state(), new Command.SetSlot("day", new SlotValue.Words("pronto")));

    assertThat(said(decision).body()).startsWith("Dime un día, por ejemplo");
  }

  @Test
  void theHoursOfASlotSettleWhichHalfOfTheDayIsMeant() {
    var daytime = new DialogueEngine(catalog("type: time\n    from: '08:00'\n    until: '20:00'"));
    var commands =
        List.of(new Command.StartFlow("book_appointment"), day(TUESDAY), time(SEVENTEEN, FIVE));

    var decision = daytime.decide(begin(), commands, situation());

    assertThat(said(decision).body()).contains("17:00");
  }

  @Test
  void anOpeningMayFillDaysAndTimes() {
    assertThat(catalog.hints(Language.SPANISH))
        .extracting(SlotHint::kind)
        .containsExactly(SlotHint.Kind.DAY, SlotHint.Kind.TIME_OF_DAY);
  }

  private Decision decide(DialogueState state, Command... commands) {
    return engine.decide(state, List.of(commands), situation());
  }

  private static DialogueState begin() {
    return DialogueState.initial(Language.SPANISH);
  }

  private Situation situation() {
    turn++;
    var now = Instant.parse("2026-11-21T12:00:00Z");
    return new Situation("Fibra Demo", now, String.valueOf(turn), null);
  }

  private static Command day(LocalDate... readings) {
    return new Command.SetSlot("day", new SlotValue.Day(List.of(readings), "the words"));
  }

  private static Command time(LocalTime... readings) {
    return new Command.SetSlot("time", new SlotValue.TimeOfDay(List.of(readings), "the words"));
  }

  private static OutboundContent said(Decision decision) {
    return decision.effects().stream()
        .filter(Effect.Say.class::isInstance)
        .map(effect -> ((Effect.Say) effect).content())
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private static Choices choices(Decision decision) {
    return (Choices) said(decision);
  }

  private static FlowCatalog catalog(String type) {
    var file = TestFlows.file("book_visit.yaml");
    var flow = new YamlFile(file.name(), file.text().replace("type: time", type));
    return FlowCatalog.of(
        List.of(flow),
        TestFlows.file("phrases.yaml"),
        Abilities.of(List.of(BOOK_VISIT), List.of()));
  }
}
