package io.recado.intents.cascade;

import static io.recado.intents.Utterances.CATEGORIES;
import static io.recado.intents.Utterances.URGENCIES;
import static io.recado.intents.Utterances.saying;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.Media;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.MessageContent.MediaKind;
import io.recado.conversation.MessageContent.Text;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.Expectation.Option;
import io.recado.dialogue.SlotValue;
import io.recado.dialogue.SlotValue.Chosen;
import io.recado.dialogue.SlotValue.Words;
import io.recado.intents.TrainedUnderstander;
import io.recado.intents.Utterances;
import io.recado.understanding.Command;
import io.recado.understanding.Command.SmallTalk;
import io.recado.understanding.Command.SmallTalk.Kind;
import io.recado.understanding.Understanding;
import io.recado.understanding.Understanding.Source;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CascadingUnderstanderTest {

  private static final Expectation SUMMARY =
      new Expectation.FreeText("open_ticket", "summary", false);
  private static final Expectation REMARK = new Expectation.FreeText("open_ticket", "remark", true);
  private static final Expectation CATEGORY =
      new Expectation.OneOf("open_ticket", "category", CATEGORIES, false);
  private static final Expectation PHOTOS = new Expectation.Files("open_ticket", "photos", true);
  private static final Expectation CONFIRMATION =
      new Expectation.Confirmation(
          "open_ticket",
          Map.of("category", CATEGORIES, "urgency", URGENCIES, "summary", List.of()));

  @ParameterizedTest
  @CsvSource({
    "SPANISH, no me anda el internet desde ayer",
    "SPANISH, no tengo internet desde ayer",
    "SPANISH, se cayó el wifi en mi casa",
    "ENGLISH, my internet has been down since yesterday",
    "GERMAN, seit gestern geht mein Internet nicht"
  })
  void aFaultOpensATicketThatAlreadySaysWhatItIsAbout(Language language, String fault) {
    var understanding = understand(saying(fault).in(language).withTicketHints());

    assertThat(understanding.commands())
        .containsExactly(
            new Command.StartFlow("open_ticket"),
            new Command.SetSlot("summary", new Words(fault)),
            new Command.SetSlot("category", new Chosen("internet", evidenceOfInternet(fault))));
  }

  @Test
  void urgencyIsHeardInTheOpeningToo() {
    var fault = "el router no prende, es urgente";

    var understanding = understand(saying(fault).withTicketHints());

    assertThat(understanding.commands())
        .contains(new Command.SetSlot("urgency", new Chosen("high", "urgente")));
  }

  @ParameterizedTest
  @CsvSource({
    "SPANISH, quiero abrir un ticket",
    "SPANISH, necesito soporte técnico por favor",
    "ENGLISH, I want to open a ticket",
    "GERMAN, ich möchte ein Ticket eröffnen"
  })
  void aBareRequestFillsNoSlot(Language language, String request) {
    assertThat(commands(saying(request).in(language).withTicketHints()))
        .containsExactly(new Command.StartFlow("open_ticket"));
  }

  @ParameterizedTest
  @CsvSource({
    "SPANISH, quiero cita el martes a las 10, el martes a las 10",
    "ENGLISH, I want an appointment on Tuesday at 10, on Tuesday at 10",
    "GERMAN, ich möchte einen Termin am Dienstag um 10, am Dienstag um 10"
  })
  void anAppointmentsDayAndTimeAreHeardInTheOpening(
      Language language, String request, String words) {
    var utterance =
        saying(request).in(language).toABotFor("book_appointment").withAppointmentHints();

    assertThat(commands(utterance))
        .containsExactly(
            new Command.StartFlow("book_appointment"),
            new Command.SetSlot(
                "day", new SlotValue.Day(List.of(LocalDate.of(2026, 11, 24)), words)),
            new Command.SetSlot(
                "time", new SlotValue.TimeOfDay(List.of(LocalTime.of(10, 0)), words)));
  }

  @Test
  void anOutageIsAnErrandOfItsOwnWhereItIsOffered() {
    var utterance = saying("¿hay una caída en mi zona?").toABotFor("open_ticket", "check_outage");

    assertThat(commands(utterance)).containsExactly(new Command.StartFlow("check_outage"));
  }

  @Test
  void aGreetingBeforeAnErrandIsSwallowed() {
    assertThat(commands(saying("hola", "no tengo internet", "gracias")))
        .containsExactly(new Command.StartFlow("open_ticket"));
  }

  @Test
  void aGreetingAloneIsAGreeting() {
    assertThat(commands(saying("holaa!!"))).containsExactly(new SmallTalk(Kind.GREETING));
  }

  @Test
  void aBurstIsOneDescription() {
    var understanding =
        understand(saying("buenas", "no me anda", "el internet", "desde ayer").withTicketHints());

    assertThat(understanding.commands())
        .contains(new Command.SetSlot("summary", new Words("no me anda\nel internet\ndesde ayer")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cuéntame un chiste", "asdfgh", "🤔", "???", "kdjfhg kjdhfg"})
  void whatMeansNothingHereIsNotUnderstood(String text) {
    assertThat(commands(saying(text))).containsExactly(new Command.CannotUnderstand());
  }

  @Test
  void freeWordsAreTakenAsTheyStand() {
    var understanding = understand(saying("la tele se ve con rayas").asked(SUMMARY));

    assertThat(understanding.commands())
        .containsExactly(new Command.SetSlot("summary", new Words("la tele se ve con rayas")));
    assertThat(understanding.interpretations().getFirst().decidedBy())
        .isEqualTo(Source.EXPECTATION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no tengo internet",
        "hay una caída en mi zona?",
        "olvidé mi contraseña",
        "quiero abrir un ticket por la factura que me cobraron dos veces y no entiendo nada"
      })
  void aDescriptionThatSoundsLikeAnErrandIsStillADescription(String text) {
    assertThat(commands(saying(text).asked(SUMMARY)))
        .containsExactly(new Command.SetSlot("summary", new Words(text)));
  }

  @Test
  void freeWordsCanBeInterrupted() {
    assertThat(commands(saying("quiero hablar con una persona").asked(SUMMARY)))
        .containsExactly(new Command.AskForPerson());
    assertThat(commands(saying("cancelar").asked(SUMMARY))).containsExactly(new Command.Cancel());
    assertThat(commands(saying("¿cómo?").asked(SUMMARY))).containsExactly(new Command.Repeat());
    assertThat(commands(saying("in English please").asked(SUMMARY)))
        .containsExactly(new Command.SwitchLanguage(Language.ENGLISH));
    assertThat(
            commands(
                saying("quiero pagar mi factura")
                    .asked(SUMMARY)
                    .toABotFor("open_ticket", "pay_invoice")))
        .containsExactly(new Command.StartFlow("pay_invoice"));
  }

  @Test
  void noToAnOptionalQuestionSkipsIt() {
    assertThat(commands(saying("no").asked(REMARK))).containsExactly(new Command.Skip());
    assertThat(commands(saying("no, gracias").asked(PHOTOS))).containsExactly(new Command.Skip());
  }

  @ParameterizedTest
  @CsvSource({"la segunda, billing", "2, billing", "intrenet, internet", "otra cosa, other"})
  void oneOfSeveralIsChosen(String text, String option) {
    assertThat(commands(saying(text).asked(CATEGORY)))
        .singleElement()
        .isInstanceOfSatisfying(
            Command.SetSlot.class, set -> assertThat(set.value().text()).isEqualTo(option));
  }

  @Test
  void nothingIsMadeUpWhenNoOptionFits() {
    assertThat(commands(saying("mi perro se llama Toby").asked(CATEGORY)))
        .containsExactly(new Command.CannotUnderstand());
  }

  @ParameterizedTest
  @CsvSource({
    "SPANISH, 'no, es urgente', urgency, high",
    "SPANISH, mejor ponlo como facturación, category, billing",
    "ENGLISH, actually it's billing, category, billing",
    "GERMAN, doch eher Rechnung, category, billing",
    "GERMAN, 'nein, ist nicht dringend', urgency, normal"
  })
  void aSummaryCanBePutRight(Language language, String text, String slot, String option) {
    assertThat(commands(saying(text).in(language).asked(CONFIRMATION)))
        .singleElement()
        .isInstanceOfSatisfying(
            Command.CorrectSlot.class,
            correction -> {
              assertThat(correction.slot()).isEqualTo(slot);
              assertThat(correction.value().text()).isEqualTo(option);
            });
  }

  @Test
  void aCorrectionOutweighsTheNoBeforeIt() {
    assertThat(commands(saying("no", "es urgente").asked(CONFIRMATION)))
        .containsExactly(new Command.CorrectSlot("urgency", new Chosen("high", "urgente")));
  }

  @Test
  void anApprovalCorrectsNothingWhereAnOptionIsCalledThat() {
    var fine = new Option("fine", Set.of("it works"));
    var none = new Option("none", Set.of("no service"));
    var asked = new Expectation.Confirmation("faults", Map.of("affected", List.of(fine, none)));

    assertThat(commands(saying("yes, fine").in(Language.ENGLISH).asked(asked)))
        .doesNotHaveAnyElementsOfTypes(Command.CorrectSlot.class);
    assertThat(commands(saying("no, it works").in(Language.ENGLISH).asked(asked)))
        .containsExactly(new Command.CorrectSlot("affected", new Chosen("fine", "it works")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sí", "dale", "👍", "si por favor", "sí, está todo bien"})
  void aSummaryIsConfirmed(String text) {
    assertThat(commands(saying(text).asked(CONFIRMATION))).containsExactly(new Command.Affirm());
  }

  @Test
  void aVoiceMessageThatNobodyHeardMayTakeBackTheYesBesideIt() {
    var voice = new Media(MediaKind.VOICE, new MediaFile("voice", "audio/ogg", null, null), null);

    assertThat(commands(Utterances.sending(new Text("sí"), voice).asked(CONFIRMATION)))
        .containsExactly(new Command.CannotRead("voice"));
    assertThat(commands(Utterances.sending(new Text("no"), voice).asked(CONFIRMATION)))
        .containsExactly(new Command.Deny());
  }

  @ParameterizedTest
  @CsvSource({
    "SPANISH, 'sí, pero también falla el teléfono'",
    "SPANISH, ya volvió a andar el internet",
    "ENGLISH, yes and my phone number is 555 0100",
    "ENGLISH, my internet is slow these days"
  })
  void aValueThatIsMerelyMentionedCorrectsNothing(Language language, String text) {
    assertThat(commands(saying(text).in(language).asked(CONFIRMATION)))
        .doesNotHaveAnyElementsOfTypes(Command.CorrectSlot.class);
  }

  @ParameterizedTest
  @CsvSource({
    "SPANISH, después te confirmo",
    "SPANISH, ¿es correcto?",
    "ENGLISH, ok but wait",
    "ENGLISH, let me check",
    "GERMAN, noch nicht ganz"
  })
  void whatIsNoClearYesIsNoConsent(Language language, String text) {
    assertThat(commands(saying(text).in(language).asked(CONFIRMATION)))
        .doesNotContain(new Command.Affirm());
  }

  @ParameterizedTest
  @CsvSource({"SPANISH, alto", "GERMAN, egal", "SPANISH, déjalo así", "ENGLISH, leave it"})
  void wordsThatMayBeAnAnswerCancelNothing(Language language, String text) {
    assertThat(commands(saying(text).in(language).asked(CONFIRMATION)))
        .doesNotContain(new Command.Cancel());
  }

  @Test
  void aClarificationIsAnsweredByTheEnginesOwnId() {
    var question =
        new Expectation.Clarification(
            List.of(
                new Option("7:clarification:0", Set.of("abrir un ticket")),
                new Option("7:clarification:1", Set.of("hablar con una persona"))));

    assertThat(commands(saying("la primera").asked(question)))
        .containsExactly(new Command.Choose("7:clarification:0"));
    assertThat(commands(saying("Hablar con una persona").asked(question)))
        .containsExactly(new Command.Choose("7:clarification:1"));
  }

  @Test
  void theLanguageFollowsTheCustomer() {
    assertThat(understand(saying("my internet is not working")).language())
        .isEqualTo(Language.ENGLISH);
    assertThat(understand(saying("mein Internet geht nicht")).language())
        .isEqualTo(Language.GERMAN);
    assertThat(understand(saying("ok").in(Language.GERMAN)).language()).isEqualTo(Language.GERMAN);
    assertThat(understand(saying("auf Deutsch bitte")).language()).isEqualTo(Language.GERMAN);
  }

  @Test
  void aVeryLongTextIsReadAsFarAsItMatters() {
    var understanding = understand(saying("no tengo internet ".repeat(2_000)).withTicketHints());

    assertThat(understanding.commands()).contains(new Command.StartFlow("open_ticket"));
    assertThat(understanding.commands())
        .filteredOn(Command.SetSlot.class::isInstance)
        .map(command -> ((Command.SetSlot) command).value().text())
        .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(Burst.LONGEST_TEXT));
  }

  private static String evidenceOfInternet(String fault) {
    return fault.contains("wifi") ? "wifi" : "internet";
  }

  private static List<Command> commands(Utterances utterance) {
    return understand(utterance).commands();
  }

  private static Understanding understand(Utterances utterance) {
    return utterance.readBy(TrainedUnderstander.shipped());
  }
}
