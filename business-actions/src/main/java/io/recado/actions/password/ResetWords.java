package io.recado.actions.password;

import io.recado.conversation.Language;
import java.time.Duration;

/** How new passwords are told of. */
final class ResetWords {

  private ResetWords() {}

  /** What becomes of the present password, before anything is done about it. */
  static String effect(SystemKind kind, Language language) {
    return switch (language) {
      case SPANISH ->
          kind.isDialledByARouter()
              ? "La contraseña actual deja de servir, también en tu router: hasta que pongas ahí la nueva, puedes quedarte sin internet."
              : "La contraseña actual deja de servir.";
      case ENGLISH ->
          kind.isDialledByARouter()
              ? "The present password stops working, in your router too: until you enter the new one there, you may be without internet."
              : "The present password stops working.";
      case GERMAN ->
          kind.isDialledByARouter()
              ? "Das bisherige Passwort gilt dann nicht mehr, auch in Ihrem Router: Bis Sie dort das neue eintragen, sind Sie möglicherweise ohne Internet."
              : "Das bisherige Passwort gilt dann nicht mehr.";
    };
  }

  static String byLink(String link, Duration life, Language language) {
    long minutes = life.toMinutes();
    return switch (language) {
      case SPANISH ->
          """
          La contraseña nueva está aquí:
          %s
          Se muestra una sola vez, durante los próximos %d minutos. Ábrela cuando puedas guardarla. Si dice que ya no está y tú no la viste, avísame."""
              .formatted(link, minutes);
      case ENGLISH ->
          """
          You will find the new password here:
          %s
          It is shown once, within the next %d minutes. Open it when you can save it. If it says that it is gone and you have not seen it, tell me."""
              .formatted(link, minutes);
      case GERMAN ->
          """
          Das neue Passwort finden Sie hier:
          %s
          Es wird nur einmal angezeigt, in den nächsten %d Minuten. Öffnen Sie den Link, wenn Sie es gleich sichern können. Falls es dort heißt, es sei nicht mehr da, und Sie haben es nicht gesehen, sagen Sie es mir bitte."""
              .formatted(link, minutes);
    };
  }

  static String inChat(String password, Language language) {
    return switch (language) {
      case SPANISH ->
          """
          La contraseña nueva es:
          %s
          Guárdala en un lugar seguro y borra este mensaje."""
              .formatted(password);
      case ENGLISH ->
          """
          The new password is:
          %s
          Save it somewhere safe and delete this message."""
              .formatted(password);
      case GERMAN ->
          """
          Das neue Passwort lautet:
          %s
          Bewahren Sie es sicher auf und löschen Sie diese Nachricht."""
              .formatted(password);
    };
  }

  /** What is left to do where a router signs in; goes behind the others. */
  static String router(Language language) {
    return switch (language) {
      case SPANISH -> "\nPonla también en tu router, en la conexión PPPoE.";
      case ENGLISH -> "\nPlease enter it in your router, too, at its PPPoE connection.";
      case GERMAN -> "\nTragen Sie es bitte auch in Ihrem Router ein, bei der PPPoE-Verbindung.";
    };
  }
}
