package io.recado.admin.link;

import io.recado.conversation.Language;
import io.recado.mail.Mail;

/**
 * The words a link comes in. Nothing in them was written by whoever asked for the mail, so that
 * nobody has words of theirs sent to strangers; but an invitation names who invites.
 */
final class Letter {

  private final String to;
  private final Language language;
  private final String panel;

  /**
   * @param panel where the panel is, with a slash at its end
   */
  Letter(String to, Language language, String panel) {
    this.to = to;
    this.language = language;
    this.panel = panel;
  }

  Mail signUp(LinkToken token) {
    var link = panel + "confirm#" + token.text();
    return switch (language) {
      case SPANISH ->
          mail(
              "Confirma tu correo para empezar con Recado",
              """
              Para terminar el registro de tu empresa en Recado, abre este enlace y elige tu contraseña:

              %s

              Vale 24 horas y una sola vez. ¿No fuiste tú? Entonces no hagas nada: sin el enlace no se crea ninguna cuenta.
              """
                  .formatted(link));
      case ENGLISH ->
          mail(
              "Confirm your e-mail to start with Recado",
              """
              To finish signing your company up with Recado, open this link and choose your password:

              %s

              It works once, for 24 hours. Wasn't that you? Then do nothing: without the link no account is made.
              """
                  .formatted(link));
      case GERMAN ->
          mail(
              "Bestätigen Sie Ihre E-Mail-Adresse für Recado",
              """
              Um die Anmeldung Ihrer Firma bei Recado abzuschließen, öffnen Sie diesen Link und wählen Sie Ihr Passwort:

              %s

              Er gilt 24 Stunden und nur einmal. Das waren nicht Sie? Dann müssen Sie nichts tun: Ohne den Link entsteht kein Konto.
              """
                  .formatted(link));
    };
  }

  /** To who wanted to sign up, and has an account. */
  Mail known() {
    var link = panel + "forgotten";
    return switch (language) {
      case SPANISH ->
          mail(
              "Ya tienes una cuenta en Recado",
              """
              Alguien quiso registrar una empresa en Recado con este correo, que ya tiene una cuenta. Si fuiste tú, entra con ella;
              si olvidaste la contraseña, elige otra aquí:

              %s

              ¿No fuiste tú? Entonces no hagas nada: no ha cambiado nada.
              """
                  .formatted(link));
      case ENGLISH ->
          mail(
              "You already have a Recado account",
              """
              Somebody wanted to sign a company up with Recado by this address, which already has an account. If that was you,
              sign in with it; if you have forgotten the password, choose another one here:

              %s

              Wasn't that you? Then do nothing: nothing has changed.
              """
                  .formatted(link));
      case GERMAN ->
          mail(
              "Sie haben bereits ein Recado-Konto",
              """
              Jemand wollte mit dieser Adresse eine Firma bei Recado anmelden; sie hat aber schon ein Konto. Wenn Sie das waren,
              melden Sie sich damit an; wenn Sie das Passwort vergessen haben, wählen Sie hier ein anderes:

              %s

              Das waren nicht Sie? Dann müssen Sie nichts tun: Es hat sich nichts geändert.
              """
                  .formatted(link));
    };
  }

  Mail reset(LinkToken token) {
    var link = panel + "reset#" + token.text();
    return switch (language) {
      case SPANISH ->
          mail(
              "Elige otra contraseña para Recado",
              """
              Para elegir otra contraseña, abre este enlace:

              %s

              Vale una hora y una sola vez. Todas tus sesiones se cerrarán. ¿No lo pediste? Entonces no hagas nada: tu contraseña sigue siendo la misma.
              """
                  .formatted(link));
      case ENGLISH ->
          mail(
              "Choose another password for Recado",
              """
              To choose another password, open this link:

              %s

              It works once, for an hour. All your sessions will end. Didn't you ask for it? Then do nothing: your password stays as it is.
              """
                  .formatted(link));
      case GERMAN ->
          mail(
              "Wählen Sie ein anderes Passwort für Recado",
              """
              Um ein anderes Passwort zu wählen, öffnen Sie diesen Link:

              %s

              Er gilt eine Stunde und nur einmal. Alle Ihre Sitzungen enden damit. Sie haben das nicht angefordert? Dann müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.
              """
                  .formatted(link));
    };
  }

  Mail invitation(LinkToken token, String company) {
    var link = panel + "join#" + token.text();
    return switch (language) {
      case SPANISH ->
          mail(
              company + " te invita a su equipo en Recado",
              """
              %2$s te invita a atender a sus clientes con Recado. Para aceptar, abre este enlace:

              %1$s

              Vale 7 días y una sola vez. ¿No conoces a %2$s? Entonces no hagas nada.
              """
                  .formatted(link, company));
      case ENGLISH ->
          mail(
              company + " invites you to its team on Recado",
              """
              %2$s invites you to serve its customers with Recado. To accept, open this link:

              %1$s

              It works once, for 7 days. You don't know %2$s? Then do nothing.
              """
                  .formatted(link, company));
      case GERMAN ->
          mail(
              company + " lädt Sie in sein Team bei Recado ein",
              """
              %2$s lädt Sie ein, mit Recado seine Kunden zu betreuen. Um anzunehmen, öffnen Sie diesen Link:

              %1$s

              Er gilt 7 Tage und nur einmal. Sie kennen %2$s nicht? Dann müssen Sie nichts tun.
              """
                  .formatted(link, company));
    };
  }

  private Mail mail(String subject, String text) {
    return new Mail(to, subject, text);
  }
}
