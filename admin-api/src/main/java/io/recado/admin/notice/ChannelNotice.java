package io.recado.admin.notice;

import io.recado.mail.Mail;
import java.time.ZonedDateTime;

/**
 * A mail about channels that their provider takes nothing from, or that all work again. What the
 * provider said stands in the panel.
 *
 * @param at in the tenant's zone
 * @param company whose channels they are
 * @param refused the names of those that take nothing; empty where all work again
 */
record ChannelNotice(Reader reader, ZonedDateTime at, String company, String refused)
    implements Notice {

  @Override
  public Mail mail(String panel) {
    var text = text().formatted(company, reader.moment(at), panel + "channels", refused);
    return new Mail(reader.email(), company + ": " + subject(), text);
  }

  private String subject() {
    return refused.isEmpty()
        ? reader.in(
            "los canales funcionan otra vez",
            "the channels work again",
            "die Kanäle arbeiten wieder")
        : reader.in(
            "un canal ya no envía", "a channel no longer sends", "ein Kanal sendet nicht mehr");
  }

  private String text() {
    return refused.isEmpty() ? worksAgain() : isRefused();
  }

  private String isRefused() {
    return reader.in(
        """
        Desde el %2$s el proveedor no acepta lo que %1$s envía por aquí: %4$s.

        Tus clientes pueden escribir, pero no reciben respuesta. Lo que espera sale solo en cuanto el canal funcione. Casi siempre falta un token nuevo, que pones aquí:

        %3$s
        """,
        """
        Since %2$s the provider takes nothing that %1$s sends by: %4$s.

        Your customers can write, and get no answer. What waits goes out by itself once the channel works. Mostly a new token is missing, which you put in here:

        %3$s
        """,
        """
        Seit %2$s nimmt der Anbieter nichts an, was %1$s hierüber sendet: %4$s.

        Ihre Kunden können schreiben, bekommen aber keine Antwort. Was wartet, geht von selbst hinaus, sobald der Kanal arbeitet. Meist fehlt ein neues Token, das Sie hier eintragen:

        %3$s
        """);
  }

  private String worksAgain() {
    return reader.in(
        """
        Desde el %2$s el proveedor acepta otra vez lo que envía %1$s. Lo que esperaba está saliendo; no tienes que hacer nada.

        Los canales están aquí:

        %3$s
        """,
        """
        Since %2$s the provider takes again what %1$s sends. What waited is going out; there is nothing for you to do.

        The channels stand here:

        %3$s
        """,
        """
        Seit %2$s nimmt der Anbieter wieder an, was %1$s sendet. Was gewartet hat, geht jetzt hinaus; Sie müssen nichts tun.

        Die Kanäle stehen hier:

        %3$s
        """);
  }
}
