package io.recado.intents.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Uuid7;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant 5: free text never says that something was done. */
class ClaimsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "He abierto tu ticket.",
        "Ya hemos agendado la visita para mañana.",
        "Tu pago ha sido recibido.",
        "Tu cita fue confirmada.",
        "Se ha cancelado tu plan.",
        "Tu cita ya está agendada.",
        "Tu reserva quedó confirmada.",
        "Te he transferido con una persona.",
        "Te he enviado la nueva clave.",
        "Pago recibido, gracias.",
        "Listo, tu servicio está activo.",
        "Cancelé tu contrato.",
        "I have opened a ticket for you.",
        "I've booked your appointment.",
        "We've refunded your payment.",
        "Your payment has been received.",
        "Your appointment is confirmed.",
        "Your password was reset.",
        "We cancelled your contract.",
        "You're all set!",
        "Booking confirmed.",
        "Ich habe Ihr Ticket eröffnet.",
        "Wir haben Ihren Termin für morgen um 10 Uhr gebucht.",
        "Ihre Zahlung wurde bestätigt.",
        "Ihr Termin ist bereits gebucht.",
        "Der Betrag wurde Ihnen erstattet.",
        "Zahlung eingegangen.",
        "Ich habe Sie mit einem Mitarbeiter verbunden.",
        "Das Passwort wurde zurückgesetzt."
      })
  void aClaimIsFound(String sentence) {
    assertThat(Claims.isMadeIn("Gracias por escribir. " + sentence)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "La reconexión demora hasta 2 horas después de que el pago fue recibido.",
        "Puedes abrir un ticket por este chat.",
        "Cuando tu pago ha sido confirmado, reactivamos el servicio.",
        "Los pagos se confirman en 2 horas.",
        "Once your payment has been received, we reconnect you.",
        "You can book an appointment here.",
        "Installation is free with a 12-month contract.",
        "Sobald Ihre Zahlung bestätigt wurde, schalten wir Sie frei.",
        "Sie können hier einen Termin buchen.",
        "Die Installation ist kostenlos."
      })
  void whatIsNoneIsLeftAlone(String sentence) {
    assertThat(Claims.isMadeIn(sentence)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I have booked Tuesday for you.",
        "I have opened ticket 4711.",
        "We have refunded 20 euros to your card.",
        "I've sent the code.",
        "We've paid your invoice.",
        "Ya pagamos tu factura.",
        "Te agendé el martes.",
        "Ihr Ticket ist geöffnet.",
        "Wir stornierten Ihren Termin.",
        "I have cancelled your appointment, if you need anything else just write.",
        "He anulado tu cita, si necesitas algo más escríbeme.",
        "Ihr Termin wurde storniert, falls Sie Fragen haben."
      })
  void aModelIsExcusedByNoCondition(String sentence) {
    assertThat(Claims.mayBeMadeIn(sentence)).isTrue();
  }

  @Test
  void nothingOfTheDemosKnowledgeIsTakenForOne() {
    for (var edition : DemoKnowledge.editions().values()) {
      var bodies =
          switch (edition.source(Uuid7.next())) {
            case Source.Faq faq -> Passages.of(faq.pairs());
            case Source.Document document ->
                Passages.ofSections(MarkdownDocument.sections(document.bytes()));
          };
      assertThat(bodies).noneMatch(passage -> Claims.isMadeIn(passage.body()));
    }
  }
}
