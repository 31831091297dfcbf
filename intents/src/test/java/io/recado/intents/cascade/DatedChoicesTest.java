package io.recado.intents.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.Text;
import io.recado.dialogue.Expectation.OneOf;
import io.recado.dialogue.Expectation.Option;
import io.recado.dialogue.SlotValue;
import io.recado.tenant.TenantId;
import io.recado.understanding.Command;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Utterance;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A choice of appointments, which a day and a time answer as well as a button. */
class DatedChoicesTest {

  private static final List<Option> TIMES =
      List.of(
          new Option("7-0", Set.of("jue 26 nov, 09:00", "09:00")),
          new Option("7-1", Set.of("jue 26 nov, 10:00", "10:00")),
          new Option("7-2", Set.of("vie 27 nov, 16:00", "16:00")),
          new Option("-more", Set.of("más opciones")));

  private final SureReaders readers = new SureReaders();

  @Test
  void aPlaceInTheListIsAnOption() {
    assertThat(read("la segunda", true)).containsExactly(chosen("7-1"));
    assertThat(read("2", true)).containsExactly(chosen("7-1"));
  }

  @Test
  void aTitleAndTheButtonForMoreAreOptions() {
    assertThat(read("vie 27 nov, 16:00", true)).containsExactly(chosen("7-2"));
    assertThat(read("más opciones", true)).containsExactly(chosen("-more"));
  }

  @Test
  void aTimeIsNoPlaceInTheList() {
    assertThat(read("a las 3 de la tarde", true))
        .singleElement()
        .extracting(DatedChoicesTest::value)
        .isEqualTo(List.of(LocalTime.of(15, 0)));
  }

  @Test
  void aDayAndATimeAreBothTold() {
    assertThat(read("el viernes a las 15:30", true))
        .extracting(DatedChoicesTest::value)
        .containsExactly(List.of(LocalDate.of(2026, 11, 27)), List.of(LocalTime.of(15, 30)));
  }

  @Test
  void aDayAndThePartOfItAreBothTold() {
    assertThat(read("mejor el viernes por la tarde", true))
        .extracting(SlotValue::text)
        .containsExactly("2026-11-27", "12:00-20:00");
    assertThat(read("por la tarde", true))
        .extracting(SlotValue::text)
        .containsExactly("12:00-20:00");
  }

  @Test
  void whereNothingIsDatedADayAnswersNothing() {
    assertThat(read("el viernes a las 15:30", false)).isEmpty();
  }

  private List<SlotValue> read(String text, boolean dated) {
    var utterance =
        new Utterance(
            new TenantId(new UUID(0, 1)),
            List.of(new Text(text)),
            Language.SPANISH,
            new OneOf("book_appointment", "when", TIMES, false, dated),
            Set.of("book_appointment"),
            List.of(),
            ZonedDateTime.parse("2026-11-23T09:00:00-03:00[America/Santiago]"),
            null);
    return readers.answer(text, Language.SPANISH, utterance).stream()
        .map(Interpretation::command)
        .map(command -> ((Command.SetSlot) command).value())
        .<SlotValue>map(DatedChoicesTest::withoutEvidence)
        .toList();
  }

  private static SlotValue withoutEvidence(SlotValue value) {
    return value instanceof SlotValue.Chosen chosen ? chosen(chosen.option()) : value;
  }

  private static SlotValue.Chosen chosen(String option) {
    return new SlotValue.Chosen(option, "");
  }

  private static List<?> value(SlotValue value) {
    return switch (value) {
      case SlotValue.Day day -> day.readings();
      case SlotValue.TimeOfDay time -> time.readings();
      case SlotValue.Words _,
          SlotValue.Chosen _,
          SlotValue.Hours _,
          SlotValue.Picked _,
          SlotValue.Entity _,
          SlotValue.Files _ ->
          List.of();
    };
  }
}
