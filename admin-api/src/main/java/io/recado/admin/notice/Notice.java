package io.recado.admin.notice;

import io.recado.conversation.Language;
import io.recado.mail.Mail;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/**
 * A mail about one change. Who made it and what it was stands in the audit: mail may be read by
 * others.
 *
 * @param at in the tenant's zone
 * @param company whose change it is
 */
record Notice(String to, Language language, Change change, ZonedDateTime at, String company) {

  /**
   * @param panel where the panel is, with a slash at its end
   */
  Mail mail(String panel) {
    var when =
        at.format(
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language.locale()));
    return new Mail(to, subject(), text().formatted(company, when, panel + "audit", what()));
  }

  private String subject() {
    return company
        + ": "
        + switch (change) {
          case BANK_ACCOUNTS ->
              in(
                  "cambiaron las cuentas bancarias",
                  "the bank accounts were changed",
                  "die Bankkonten wurden geändert");
          case PAYMENT_ACCOUNTS ->
              in(
                  "cambió cómo se cobra con tarjeta",
                  "how cards are charged was changed",
                  "die Kartenzahlung wurde geändert");
          case PEOPLE ->
              in(
                  "cambió quién es propietario",
                  "who is an owner was changed",
                  "wer Inhaber ist, wurde geändert");
        };
  }

  private String text() {
    return switch (language) {
      case SPANISH ->
          """
          En Recado, alguien de %1$s cambió %4$s el %2$s.

          Quién fue y qué cambió está aquí:

          %3$s

          Si lo hiciste tú o lo sabías, no hagas nada. Si no, entra enseguida, deshaz el cambio y cierra las sesiones de quien lo hizo.
          """;
      case ENGLISH ->
          """
          On Recado, somebody of %1$s changed %4$s on %2$s.

          Who it was and what was changed stands here:

          %3$s

          If it was you, or you knew of it, do nothing. If not, sign in at once, undo the change and end the sessions of whoever made it.
          """;
      case GERMAN ->
          """
          Bei Recado hat jemand von %1$s am %2$s %4$s geändert.

          Wer es war und was geändert wurde, steht hier:

          %3$s

          Waren Sie das, oder wussten Sie davon, müssen Sie nichts tun. Sonst melden Sie sich gleich an, machen Sie die Änderung rückgängig und beenden Sie die Sitzungen dessen, der sie gemacht hat.
          """;
    };
  }

  private String what() {
    return switch (change) {
      case BANK_ACCOUNTS ->
          in(
              "las cuentas bancarias a las que transfieren tus clientes",
              "the bank accounts that your customers transfer to",
              "die Bankkonten, auf die Ihre Kunden überweisen,");
      case PAYMENT_ACCOUNTS ->
          in(
              "la cuenta con la que se cobra a tus clientes",
              "the account by which your customers are charged",
              "das Konto, über das Ihre Kunden zahlen,");
      case PEOPLE -> in("quién es propietario", "who is an owner", "wer Inhaber ist,");
    };
  }

  private String in(String spanish, String english, String german) {
    return switch (language) {
      case SPANISH -> spanish;
      case ENGLISH -> english;
      case GERMAN -> german;
    };
  }
}
