package io.recado.admin.notice;

import io.recado.mail.Mail;
import java.time.ZonedDateTime;

/**
 * A mail about one change. Who made it and what it was stands in the audit: mail may be read by
 * others.
 *
 * @param at in the tenant's zone
 * @param company whose change it is
 */
record ChangeNotice(Reader reader, Change change, ZonedDateTime at, String company)
    implements Notice {

  @Override
  public Mail mail(String panel) {
    var text = text().formatted(company, reader.moment(at), panel + "audit", what());
    return new Mail(reader.email(), subject(), text);
  }

  private String subject() {
    return company
        + ": "
        + switch (change) {
          case BANK_ACCOUNTS ->
              reader.in(
                  "cambiaron las cuentas bancarias",
                  "the bank accounts were changed",
                  "die Bankkonten wurden geändert");
          case PAYMENT_ACCOUNTS ->
              reader.in(
                  "cambió cómo se cobra con tarjeta",
                  "how cards are charged was changed",
                  "die Kartenzahlung wurde geändert");
          case PEOPLE ->
              reader.in(
                  "cambió quién es propietario",
                  "who is an owner was changed",
                  "wer Inhaber ist, wurde geändert");
        };
  }

  private String text() {
    return reader.in(
        """
        En Recado, alguien de %1$s cambió %4$s el %2$s.

        Quién fue y qué cambió está aquí:

        %3$s

        Si lo hiciste tú o lo sabías, no hagas nada. Si no, entra enseguida, deshaz el cambio y quita del equipo a quien lo hizo.
        """,
        """
        On Recado, somebody of %1$s changed %4$s on %2$s.

        Who it was and what was changed stands here:

        %3$s

        If it was you, or you knew of it, do nothing. If not, sign in at once, undo the change and remove from the team whoever made it.
        """,
        """
        Bei Recado hat jemand von %1$s am %2$s %4$s geändert.

        Wer es war und was geändert wurde, steht hier:

        %3$s

        Waren Sie das, oder wussten Sie davon, müssen Sie nichts tun. Sonst melden Sie sich gleich an, machen Sie die Änderung rückgängig und entfernen Sie aus dem Team, wer sie gemacht hat.
        """);
  }

  private String what() {
    return switch (change) {
      case BANK_ACCOUNTS ->
          reader.in(
              "las cuentas bancarias a las que transfieren tus clientes",
              "the bank accounts that your customers transfer to",
              "die Bankkonten, auf die Ihre Kunden überweisen,");
      case PAYMENT_ACCOUNTS ->
          reader.in(
              "la cuenta con la que se cobra a tus clientes",
              "the account by which your customers are charged",
              "das Konto, über das Ihre Kunden zahlen,");
      case PEOPLE -> reader.in("quién es propietario", "who is an owner", "wer Inhaber ist,");
    };
  }
}
