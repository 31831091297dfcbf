package io.recado.admin.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTest {

  private static final ZonedDateTime AT =
      ZonedDateTime.parse("2026-11-23T18:05:00-05:00[America/Bogota]");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPANISH | alguien de 100 % Fibra cambió las cuentas bancarias a las que transfieren tus clientes el 23 de noviembre de 2026",
        "ENGLISH | somebody of 100 % Fibra changed the bank accounts that your customers transfer to on November 23, 2026",
        "GERMAN | hat jemand von 100 % Fibra am 23. November 2026, 18:05 die Bankkonten, auf die Ihre Kunden überweisen, geändert."
      })
  void itIsInTheOwnersLanguageAndTheTenantsTime(Language language, String said) {
    var reader = new Reader("a@b.example", language);
    var notice = new ChangeNotice(reader, Change.BANK_ACCOUNTS, AT, "100 % Fibra");

    var mail = notice.mail("https://panel.example/panel/");

    assertThat(mail.subject()).startsWith("100 % Fibra: ");
    assertThat(mail.text()).contains(said, "https://panel.example/panel/audit");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPANISH | un canal ya no envía | lo que 100 % Fibra envía por aquí: Ventas, @bot.",
        "ENGLISH | a channel no longer sends | nothing that 100 % Fibra sends by: Ventas, @bot.",
        "GERMAN | ein Kanal sendet nicht mehr | was 100 % Fibra hierüber sendet: Ventas, @bot."
      })
  void itNamesTheChannelsThatAreRefused(Language language, String subject, String said) {
    var reader = new Reader("a@b.example", language);

    var mail = new ChannelNotice(reader, AT, "100 % Fibra", "Ventas, @bot").mail("https://panel/");

    assertThat(mail.subject()).isEqualTo("100 % Fibra: " + subject);
    assertThat(mail.text()).contains(said, "2026", "https://panel/channels");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPANISH | los canales funcionan otra vez | no tienes que hacer nada",
        "ENGLISH | the channels work again | nothing for you to do",
        "GERMAN | die Kanäle arbeiten wieder | Sie müssen nichts tun"
      })
  void itSaysThatAllWorkAgain(Language language, String subject, String said) {
    var reader = new Reader("a@b.example", language);

    var mail = new ChannelNotice(reader, AT, "100 % Fibra", "").mail("https://panel/");

    assertThat(mail.subject()).isEqualTo("100 % Fibra: " + subject);
    assertThat(mail.text()).contains(said, "100 % Fibra", "https://panel/channels");
  }
}
