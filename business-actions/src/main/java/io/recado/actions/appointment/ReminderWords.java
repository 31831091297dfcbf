package io.recado.actions.appointment;

import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.Option;
import io.recado.dialogue.ErrandButton;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a reminder says, and the errands behind its buttons. */
final class ReminderWords {

  private ReminderWords() {}

  /**
   * @param asks whether the customer is asked to confirm
   */
  static Choices of(Booked booked, ZoneId zone, boolean asks) {
    var appointment = booked.appointment();
    var language = booked.language();
    var words =
        reminder(language)
            .formatted(
                appointment.spoken(),
                appointment.service().name(language),
                Said.fully(appointment.startsAt().atZone(zone), language));
    return new Choices(asks ? words + " " + request(language) : words, options(booked));
  }

  private static String reminder(Language language) {
    return switch (language) {
      case SPANISH -> "Te recordamos tu cita %s: %s, %s.";
      case ENGLISH -> "A reminder of your appointment %s: %s, %s.";
      case GERMAN -> "Wir erinnern Sie an Ihren Termin %s: %s, %s.";
    };
  }

  private static String request(Language language) {
    return switch (language) {
      case SPANISH -> "Por favor, confírmanos que vas a estar.";
      case ENGLISH -> "Please confirm that you will be there.";
      case GERMAN -> "Bitte bestätigen Sie, dass Sie kommen.";
    };
  }

  private static List<Option> options(Booked booked) {
    var language = booked.language();
    var confirm =
        booked.confirmed()
            ? Stream.<Option>empty()
            : Stream.of(option(booked, "confirm_appointment", confirm(language)));
    var others =
        Stream.of(
            option(booked, "reschedule_appointment", move(language)),
            option(booked, "cancel_appointment", cancel(language)));
    return Stream.concat(confirm, others).toList();
  }

  private static Option option(Booked booked, String intent, String title) {
    var number = String.valueOf(booked.appointment().number());
    return new Option(new ErrandButton(intent, Map.of("appointment", number)).id(), title, null);
  }

  private static String confirm(Language language) {
    return switch (language) {
      case SPANISH -> "Confirmar";
      case ENGLISH -> "Confirm";
      case GERMAN -> "Bestätigen";
    };
  }

  private static String move(Language language) {
    return switch (language) {
      case SPANISH -> "Cambiar la cita";
      case ENGLISH -> "Move appointment";
      case GERMAN -> "Termin verschieben";
    };
  }

  private static String cancel(Language language) {
    return switch (language) {
      case SPANISH -> "Anular la cita";
      case ENGLISH -> "Cancel appointment";
      case GERMAN -> "Termin absagen";
    };
  }
}
