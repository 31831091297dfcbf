package io.recado.actions.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.hours.BusinessHours;
import io.recado.actions.ticket.TestNews;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.Option;
import io.recado.json.JsonText;
import io.recado.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reminders and missed appointments on a real agenda. */
@Tag("server")
class RemindersTest extends OnAnAgenda {

  /** Three days later, 10:00 in Santiago. */
  private static final Instant START = Instant.parse("2026-11-26T13:00:00Z");

  private AgendaDesk desk;

  @BeforeEach
  void readyToSpeak() {
    desk = new AgendaDesk(database().client(), database().scope(), TestNews.on(database()), clock);
    add.awaken();
  }

  @Test
  void aDayAndTwoHoursBeforeTheCustomerIsRemindedOnce() {
    booked(START);

    remindAt(START.minus(Duration.ofHours(25)));
    assertThat(sent()).isEmpty();

    remindAt(START.minus(Duration.ofHours(24)));
    remindAt(START.minus(Duration.ofHours(23)));
    assertThat(sent()).hasSize(1);

    remindAt(START.minus(Duration.ofHours(2)));
    remindAt(START.minus(Duration.ofHours(1)));
    assertThat(sent()).hasSize(2);

    remindAt(START);
    assertThat(sent()).hasSize(2);
  }

  @Test
  void aReminderNamesTheAppointmentAndItsButtonsLeadToIt() {
    booked(START);

    remindAt(START.minus(Duration.ofHours(24)));

    var reminder = (Choices) sent().getFirst();
    assertThat(reminder.body())
        .isEqualTo("Te recordamos tu cita C-1001: Visita, jueves 26 de noviembre a las 10:00.");
    assertThat(reminder.options())
        .containsExactly(
            new Option("+:confirm_appointment:appointment=1001", "Confirmar", null),
            new Option("+:reschedule_appointment:appointment=1001", "Cambiar la cita", null),
            new Option("+:cancel_appointment:appointment=1001", "Anular la cita", null));
  }

  /** So that who types what stands on a button is understood. */
  @Test
  void theDialogueKnowsWhatTheReminderOffers() {
    booked(START);

    remindAt(START.minus(Duration.ofHours(24)));

    var told =
        "select dialogue ->> 'told' from conversation where tenant_id = $1"
            + " and jsonb_exists(dialogue, 'told')";
    assertThat(Await.all(add.query(told, String.class)))
        .extracting(text -> JsonText.value(text, OutboundContent.class))
        .containsExactly(sent().getFirst());
  }

  /** Nothing is locked and written for it, minute by minute. */
  @Test
  void whatWasSentIsReadWithTheAppointment() {
    booked(START);
    assertThat(reminded()).isNull();

    remindAt(START.minus(Duration.ofHours(24)));
    remindAt(START.minus(Duration.ofHours(2)));

    assertThat(reminded())
        .isEqualTo(new Booked.Reminded(Duration.ofHours(2), START.minus(Duration.ofHours(2))));
  }

  @Test
  void anotherReminderTimeRemindsNobodyAgain() {
    booked(START);
    remindAt(START.minus(Duration.ofHours(24)));

    add.execute(
        "insert into appointment_setting (tenant_id, reminder_minutes) values ($1, '{1500}')");
    remindAt(START.minus(Duration.ofHours(23)));

    assertThat(sent()).hasSize(1);
  }

  @Test
  void ofManyNodesThatRemindAtOnceOneDoes() {
    booked(START);
    clock.set(START.minus(Duration.ofHours(24)));

    Await.all(Flux.range(0, 50).flatMap(node -> job().run().thenReturn(node), 10));

    assertThat(sent()).hasSize(1);
  }

  @Test
  void aMovedAppointmentIsRemindedOfAtItsNewTimeOnly() {
    var booked = booked(START);
    remindAt(START.minus(Duration.ofHours(24)));
    var later = START.plus(Duration.ofDays(2));

    Await.done(bookings.move(request("move"), booked.number(), wanted(later), clock.instant()));
    remindAt(START.minus(Duration.ofHours(2)));
    assertThat(sent()).hasSize(1);

    remindAt(later.minus(Duration.ofHours(24)));
    assertThat(sent()).hasSize(2);
    assertThat(sent().getLast().body()).contains("sábado 28 de noviembre a las 10:00");
  }

  @Test
  void aCancelledAppointmentIsNotRemindedOf() {
    var booked = booked(START);

    Await.done(bookings.cancel(request("cancel"), booked, NOW));
    remindAt(START.minus(Duration.ofHours(24)));

    assertThat(sent()).isEmpty();
  }

  /** It was read as booked, and is not any more when it is about to be sent. */
  @Test
  void whatWasMovedOrCancelledMeanwhileIsNotSent() {
    var booked = booked(START);
    var read =
        Objects.requireNonNull(reminders().booked(tenant, NOW, START.plusSeconds(1)).blockFirst());
    Await.done(bookings.cancel(request("cancel"), booked, NOW));

    var sent =
        Await.value(
            reminders()
                .send(
                    tenant,
                    read,
                    Duration.ofHours(24),
                    ReminderWords.of(read, SANTIAGO, false),
                    NOW));

    assertThat(sent).isFalse();
    assertThat(sent()).isEmpty();
  }

  @Test
  void aConfirmedAppointmentIsNotAskedToBeConfirmedAgain() {
    var booked = booked(START);

    Await.done(bookings.confirm(request("confirm"), booked, NOW));
    remindAt(START.minus(Duration.ofHours(24)));

    assertThat(((Choices) sent().getFirst()).options())
        .extracting(Option::title)
        .containsExactly("Cambiar la cita", "Anular la cita");
  }

  @Test
  void aTenantRemindsAsItLikes() {
    add.execute(
        "insert into appointment_setting (tenant_id, reminder_minutes) values ($1, '{2880}')");
    booked(START);

    remindAt(START.minus(Duration.ofDays(2)));
    remindAt(START.minus(Duration.ofHours(2)));

    assertThat(sent()).hasSize(1);
  }

  @Test
  void whoMissedAppointmentsIsAskedToConfirmWhereTheTenantWantsIt() {
    add.execute("insert into appointment_setting (tenant_id, no_shows_to_ask) values ($1, 1)");
    booked(NOW.plus(Duration.ofHours(1)));
    clock.set(NOW.plus(Duration.ofHours(2)));
    Await.done(desk.missed(tenant, 1001));
    booked(START);

    remindAt(START.minus(Duration.ofHours(24)));

    assertThat(sent().getFirst().body()).endsWith("Por favor, confírmanos que vas a estar.");
  }

  @Test
  void onlyWhatIsOverAndWasBookedCanBeMissed() {
    booked(START);

    assertThat(Await.value(desk.missed(tenant, 1001))).as("still to come").isFalse();
    clock.set(START.plus(Duration.ofMinutes(15)));
    assertThat(Await.value(desk.missed(database().tenant("Another"), 1001))).isFalse();
    assertThat(Await.value(desk.missed(tenant, 1001))).isTrue();
    assertThat(Await.value(desk.missed(tenant, 1001))).as("noted already").isFalse();
    assertThat(Await.value(desk.takeBack(tenant, 1001))).isTrue();
    assertThat(Await.value(desk.missed(tenant, 4711))).isFalse();
  }

  private void remindAt(Instant now) {
    clock.set(now);
    Await.done(job().run());
  }

  private RemindOfAppointments job() {
    return new RemindOfAppointments(
        reminders(), tenants(), any -> Mono.just(BusinessHours.always(SANTIAGO)), clock);
  }

  private Booked.@Nullable Reminded reminded() {
    var booked = reminders().booked(tenant, NOW, START.plusSeconds(1)).blockFirst();
    return Objects.requireNonNull(booked).reminded();
  }

  private static PostgresReminders reminders() {
    return new PostgresReminders(
        database().database().dispatch(), database().client(), database().scope());
  }

  private List<OutboundContent> sent() {
    return add.said();
  }
}
