package io.recado.actions.access;

import io.recado.conversation.Language;

/** What customers are told of their service, and persons of what is left to them. */
final class AccessWords {

  private AccessWords() {}

  static String restored(Language language) {
    return switch (language) {
      case SPANISH ->
          "Tu servicio está activo otra vez. Si no vuelve en unos minutos, apaga el router y"
              + " enciéndelo de nuevo.";
      case ENGLISH ->
          "Your service is on again. If it does not come back within a few minutes, turn your"
              + " router off and on.";
      case GERMAN ->
          "Ihr Anschluss ist wieder freigeschaltet. Falls er in ein paar Minuten noch nicht geht,"
              + " schalten Sie den Router bitte aus und wieder ein.";
    };
  }

  /** With a place for the ticket's number. */
  static String left(Language language) {
    return switch (language) {
      case SPANISH ->
          "Ya no debes nada vencido, pero no logramos reactivar tu servicio de forma automática."
              + " Una persona se encarga y te escribe aquí: es el ticket {ticket}.";
      case ENGLISH ->
          "You owe nothing overdue any more, but your service could not be switched on"
              + " automatically. Somebody is seeing to it and will write to you here: it is ticket"
              + " {ticket}.";
      case GERMAN ->
          "Bei Ihnen ist nichts Fälliges mehr offen, aber Ihr Anschluss ließ sich nicht automatisch"
              + " freischalten. Jemand kümmert sich darum und schreibt Ihnen hier: Es ist das"
              + " Ticket {ticket}.";
    };
  }

  static String ticket(Language language, String access, String code) {
    var words =
        switch (language) {
          case SPANISH -> "Reactivar el servicio: %s (%s)";
          case ENGLISH -> "Switch the service on again: %s (%s)";
          case GERMAN -> "Anschluss wieder freischalten: %s (%s)";
        };
    return words.formatted(access, code);
  }
}
