package io.recado.actions.identity;

import io.recado.conversation.Language;
import io.recado.mail.Mail;

/** The words a code comes in. */
final class CodeMail {

  private CodeMail() {}

  static Mail of(String to, String firm, String code, Language language) {
    return switch (language) {
      case SPANISH ->
          new Mail(
              to,
              "Tu código de " + firm,
              """
              Tu código es: %s

              Escríbelo en el chat en el que lo pediste. Vence en unos minutos y sirve una sola vez.
              No se lo des a nadie: nadie de %s te lo va a pedir.

              ¿No lo pediste? Entonces no hagas nada: sin este código nadie puede ver ni cambiar tus datos.
              """
                  .formatted(code, firm));
      case ENGLISH ->
          new Mail(
              to,
              "Your code from " + firm,
              """
              Your code is: %s

              Type it in the chat where you asked for it. It works once, and for a few minutes only.
              Do not give it to anybody: nobody at %s will ever ask you for it.

              If you didn't ask for it, you can ignore this e-mail: without this code nobody can see or change your data.
              """
                  .formatted(code, firm));
      case GERMAN ->
          new Mail(
              to,
              "Ihr Code von " + firm,
              """
              Ihr Code lautet: %s

              Geben Sie ihn in dem Chat ein, in dem Sie ihn angefordert haben. Er gilt wenige Minuten und nur einmal.
              Geben Sie ihn niemandem weiter: Niemand von %s wird Sie danach fragen.

              Sie haben keinen Code angefordert? Dann müssen Sie nichts tun: Ohne diesen Code kann niemand Ihre Daten sehen oder ändern.
              """
                  .formatted(code, firm));
    };
  }
}
