package io.recado.gateway.password;

import io.recado.conversation.Language;

/** What the page says. */
record PasswordWords(
    String title,
    String once,
    String show,
    String account,
    String login,
    String save,
    String goneTitle,
    String gone,
    String laterTitle,
    String later) {

  static PasswordWords in(Language language) {
    return switch (language) {
      case SPANISH ->
          new PasswordWords(
              "Tu contraseña nueva",
              "Se muestra una sola vez. Ábrela cuando nadie más la vea y la puedas guardar.",
              "Mostrar la contraseña",
              "Cuenta",
              "Usuario",
              "Guárdala ahora: cuando cierres esta página, ya no se puede mostrar otra vez.",
              "Este enlace ya no sirve",
              "La contraseña ya se mostró, o pasó el tiempo para verla. Si no la viste, pide otra en el chat.",
              "Inténtalo en un momento",
              "Ahora no podemos mostrar esta página. Abre el enlace otra vez en un minuto, por favor.");
      case ENGLISH ->
          new PasswordWords(
              "Your new password",
              "It is shown only once. Open it when nobody else is looking and you can save it.",
              "Show the password",
              "Account",
              "User name",
              "Save it now: once you close this page, it cannot be shown again.",
              "This link no longer works",
              "The password has been shown already, or the time for it is over. If you have not seen it, ask for another one in the chat.",
              "Please try again in a moment",
              "We cannot show this page right now. Please open the link again in a minute.");
      case GERMAN ->
          new PasswordWords(
              "Ihr neues Passwort",
              "Es wird nur einmal angezeigt. Öffnen Sie es, wenn niemand mitliest und Sie es sichern können.",
              "Passwort anzeigen",
              "Zugang",
              "Benutzername",
              "Sichern Sie es jetzt: Sobald Sie diese Seite schließen, lässt es sich nicht noch einmal anzeigen.",
              "Dieser Link gilt nicht mehr",
              "Das Passwort wurde schon angezeigt, oder die Zeit dafür ist abgelaufen. Wenn Sie es nicht gesehen haben, fordern Sie im Chat ein neues an.",
              "Bitte gleich noch einmal",
              "Wir können diese Seite gerade nicht anzeigen. Bitte öffnen Sie den Link in einer Minute noch einmal.");
    };
  }
}
