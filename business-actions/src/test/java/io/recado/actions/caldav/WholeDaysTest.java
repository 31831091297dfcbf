package io.recado.actions.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.actions.caldav.WholeDays.Told;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeDaysTest {

  private static final WholeDays TWO_YEARS =
      new WholeDays(LocalDate.parse("2026-11-23"), LocalDate.parse("2028-11-23"));

  @Test
  void aDayIsTakenByItsNameAlsoWhereItBlocksNothing() {
    var told =
        told(
            """
            DTSTART;VALUE=DATE:20261225
            DTEND;VALUE=DATE:20261226
            SUMMARY:Navidad\\, feriado irrenunciable
            TRANSP:TRANSPARENT""",
            """
            DTSTART;VALUE=DATE:20261208
            SUMMARY:  Inmaculada   Concepción""");

    assertThat(said(told))
        .containsExactly(
            "2026-12-08 Inmaculada Concepción", "2026-12-25 Navidad, feriado irrenunciable");
    assertThat(told.passedOver()).isZero();
  }

  @Test
  void whatComesAgainByTheYearIsWrittenOutAsFarAsIsAskedFor() {
    assertThat(
            said(
                told(
                    """
                    DTSTART;VALUE=DATE:19900101
                    RRULE:FREQ=YEARLY
                    SUMMARY:Año Nuevo""",
                    """
                    DTSTART;VALUE=DATE:20201126
                    RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH
                    EXDATE;VALUE=DATE:20271125
                    SUMMARY:Thanksgiving""")))
        .containsExactly("2026-11-26 Thanksgiving", "2027-01-01 Año Nuevo", "2028-01-01 Año Nuevo");
  }

  @Test
  void aTimeThatWasMovedOrCalledOffIsNotWhereItsRuleHasIt() {
    assertThat(
            said(
                told(
                    """
                    UID:one
                    DTSTART;VALUE=DATE:20200601
                    RRULE:FREQ=YEARLY
                    SUMMARY:Aniversario""",
                    """
                    UID:one
                    RECURRENCE-ID;VALUE=DATE:20270601
                    DTSTART;VALUE=DATE:20270607
                    SUMMARY:Aniversario""",
                    """
                    UID:one
                    RECURRENCE-ID;VALUE=DATE:20280601
                    DTSTART;VALUE=DATE:20280601
                    STATUS:CANCELLED
                    SUMMARY:Aniversario""")))
        .containsExactly("2027-06-07 Aniversario");
  }

  @Test
  void ofSeveralDaysEachIsTakenWithinTheBounds() {
    assertThat(
            said(
                told(
                    """
                    DTSTART;VALUE=DATE:20261121
                    DTEND;VALUE=DATE:20261125
                    SUMMARY:Balance""",
                    """
                    DTSTART;VALUE=DATE:20281122
                    DTEND;VALUE=DATE:99990101
                    SUMMARY:Siempre""",
                    """
                    DTSTART;VALUE=DATE:20250101
                    SUMMARY:Pasado""")))
        .containsExactly("2026-11-23 Balance", "2026-11-24 Balance", "2028-11-22 Siempre");
  }

  @Test
  void whatIsNoHolidayIsPassedOverAndCounted() {
    var told =
        told(
            """
            DTSTART:20261224T180000
            SUMMARY:Cena""",
            """
            DTSTART;VALUE=DATE:20261231""",
            """
            DTSTART;VALUE=DATE:20261202
            RRULE:FREQ=WEEKLY
            SUMMARY:Reunión""");

    assertThat(told).isEqualTo(new Told(List.of(), 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hola", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:x"})
  void whatIsNoCalendarIsTold(String text) {
    assertThatThrownBy(() -> TWO_YEARS.of(text)).isInstanceOf(CalDavException.class);
  }

  @Test
  void moreThanAnybodyHasIsNotRead() {
    var many = "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\nSUMMARY:x\nEND:VEVENT\n".repeat(2_001);

    assertThatThrownBy(() -> TWO_YEARS.of(calendar(many))).isInstanceOf(CalDavException.class);
  }

  /** Some thousand million days, were they all written out. */
  @Test
  void daysAreNotWrittenOutBeyondWhatAnybodyHas() {
    var many =
        """
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20261123
        DTEND;VALUE=DATE:20281123
        RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=MO,TU,WE,TH,FR,SA,SU
        SUMMARY:x
        END:VEVENT
        """
            .repeat(2_000);

    assertThatThrownBy(() -> TWO_YEARS.of(calendar(many))).isInstanceOf(CalDavException.class);
  }

  @Test
  void whatNestsWithoutEndIsNotRead() {
    var deep = "BEGIN:VEVENT\n" + "BEGIN:VALARM\n".repeat(50_000);

    assertThatThrownBy(() -> TWO_YEARS.of(calendar(deep))).isInstanceOf(CalDavException.class);
  }

  private static Told told(String... events) {
    var text = new StringBuilder();
    for (var event : events) {
      text.append("BEGIN:VEVENT\n").append(event).append("\nEND:VEVENT\n");
    }
    return TWO_YEARS.of(calendar(text.toString()));
  }

  private static String calendar(String events) {
    return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n" + events + "END:VCALENDAR\n")
        .replace("\n", "\r\n");
  }

  private static List<String> said(Told told) {
    return told.days().stream().map(day -> day.day() + " " + day.name()).toList();
  }
}
