package io.recado.intents.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.dialogue.FlowCatalog;
import io.recado.dialogue.SlotValue.Chosen;
import io.recado.intents.TrainedUnderstander;
import io.recado.intents.Utterances;
import io.recado.understanding.Command;
import io.recado.understanding.Command.SetSlot;
import io.recado.understanding.Command.StartFlow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Short messages that stand alone, to the bot that comes with Recado. */
class BeginningsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          es | ya hice la transferencia                        | pay_invoice        | transferred
          es | ya transferí                                    | pay_invoice        | transferred
          es | Ya transferi!!                                  | pay_invoice        | transferred
          es | hola, ya les transferí la plata ayer            | pay_invoice        | transferred
          es | sí, ya hice la transferencia                    | pay_invoice        | transferred
          es | pagué por transferencia, les mando la foto      | pay_invoice        | transferred
          es | puedo pagar el viernes                          | pay_invoice        | promise
          es | ¿puedo pagar mañana?                            | pay_invoice        | promise
          es | les pago el 27 de noviembre                     | pay_invoice        | promise
          es | necesito más plazo para pagar                   | pay_invoice        | promise
          es | transferí ayer, les mando el comprobante        | pay_invoice        | transferred
          es | ¿puedo pagar la semana que viene?               | pay_invoice        | promise
          es | no quiero seguir en la lista de espera          | cancel_appointment | waiting
          es | salir de la lista de espera                     | cancel_appointment | waiting
          es | ya no quiero estar en la lista de espera        | cancel_appointment | waiting
          es | ¿por qué me subió la factura?                   | ask_balance        | why
          es | por que me cobran mas este mes                  | ask_balance        | why
          es | por qué es tanto                                | ask_balance        | why
          en | I made the transfer                             | pay_invoice        | transferred
          en | why is it that much                             | ask_balance        | why
          de | ich habe überwiesen                             | pay_invoice        | transferred
          de | warum ist das so viel                           | ask_balance        | why
          en | I already transferred the money                 | pay_invoice        | transferred
          en | I've already transferred it                     | pay_invoice        | transferred
          en | I made the transfer yesterday                   | pay_invoice        | transferred
          en | can I pay on Friday?                            | pay_invoice        | promise
          en | I'll pay tomorrow                               | pay_invoice        | promise
          en | I need more time to pay                         | pay_invoice        | promise
          en | take me off the waiting list                    | cancel_appointment | waiting
          en | please remove me from the waiting list          | cancel_appointment | waiting
          en | why did my bill go up?                          | ask_balance        | why
          en | Why is my invoice so high this month            | ask_balance        | why
          de | ich habe schon überwiesen                       | pay_invoice        | transferred
          de | hab das Geld gestern überwiesen                 | pay_invoice        | transferred
          de | die Überweisung ist raus                        | pay_invoice        | transferred
          de | kann ich am Freitag zahlen?                     | pay_invoice        | promise
          de | kann ich nächste Woche zahlen                   | pay_invoice        | promise
          de | ich zahle morgen                                | pay_invoice        | promise
          de | ich brauche mehr Zeit zum Bezahlen              | pay_invoice        | promise
          de | meinen Platz auf der Warteliste absagen         | cancel_appointment | waiting
          de | meinen Platz auf der Warteliste streichen       | cancel_appointment | waiting
          es | cancelar mi lugar en la lista de espera         | cancel_appointment | waiting
          de | bitte streichen Sie mich von der Warteliste     | cancel_appointment | waiting
          de | warum ist meine Rechnung gestiegen?             | ask_balance        | why
          de | wieso ist die Rechnung höher als letzten Monat  | ask_balance        | why
          es | ¿a qué cuenta les transfiero?                   | pay_invoice        | account
          en | Which account should I transfer to?             | pay_invoice        | account
          de | wohin soll ich überweisen                       | pay_invoice        | account
          """)
  void aFewWordsBeginTheErrandAndSayWhatItIsAbout(
      String language, String message, String intent, String option) {
    var commands = read(Language.ofTag(language).orElseThrow(), message);

    assertThat(commands).contains(new StartFlow(intent));
    assertThat(chosen(commands)).contains(option);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          es | todavía no hice la transferencia
          es | cuando hice la transferencia se cortó internet
          es | quiero pagar hoy
          es | ¿aceptan pago con transferencia?
          es | puedo pagar por transferencia o solo con tarjeta?
          en | I have not made the transfer yet
          en | if I made the transfer today, when is it booked?
          en | when is pay day
          de | ich habe noch nicht überwiesen
          de | kann man per Überweisung zahlen?
          en | What is my place on the waiting list?
          es | quiero conservar mi lugar en la lista de espera
          de | Ich möchte meinen Platz auf der Warteliste behalten
          de | Schicken Sie mir morgen die Rechnung
          de | Geld überwiesen habe ich noch nicht
          en | I was already transferred to another agent
          """)
  void whatIsDeniedOrAskedOrOnlyAlikeBeginsNothing(String language, String message) {
    assertThat(chosen(read(Language.ofTag(language).orElseThrow(), message)))
        .doesNotContain("transferred", "promise", "waiting");
  }

  @Test
  void theFirstMessageMayBeInAnotherLanguageThanTheConversation() {
    var hints = FlowCatalog.shippedHints(Language.SPANISH);

    var commands =
        Utterances.saying("I already transferred the money")
            .in(Language.SPANISH)
            .toABotForAllErrands()
            .hinting(hints)
            .readBy(TrainedUnderstander.shipped())
            .commands();

    assertThat(commands).contains(new StartFlow("pay_invoice"));
    assertThat(chosen(commands)).contains("transferred");
  }

  @Test
  void theDayThatIsNamedIsToldAlong() {
    assertThat(read(Language.SPANISH, "puedo pagar el viernes"))
        .filteredOn(SetSlot.class::isInstance)
        .extracting(command -> ((SetSlot) command).slot())
        .contains("wish", "pay_day");
  }

  @Test
  void aBotThatDoesNotOfferTheErrandDoesNotBeginIt() {
    var commands =
        Utterances.saying("ya hice la transferencia")
            .toABotFor("open_ticket")
            .hinting(FlowCatalog.shippedHints(Language.SPANISH))
            .readBy(TrainedUnderstander.shipped())
            .commands();

    assertThat(commands).doesNotContain(new StartFlow("pay_invoice"));
  }

  private static List<Command> read(Language language, String message) {
    return Utterances.saying(message)
        .in(language)
        .toABotForAllErrands()
        .hinting(FlowCatalog.shippedHints(language))
        .readBy(TrainedUnderstander.shipped())
        .commands();
  }

  private static List<String> chosen(List<Command> commands) {
    return commands.stream()
        .filter(SetSlot.class::isInstance)
        .map(command -> ((SetSlot) command).value())
        .filter(Chosen.class::isInstance)
        .map(value -> ((Chosen) value).option())
        .toList();
  }
}
