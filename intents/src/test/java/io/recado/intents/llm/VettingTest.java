package io.recado.intents.llm;

import static io.recado.intents.llm.Answers.clarify;
import static io.recado.intents.llm.Answers.command;
import static io.recado.intents.llm.Answers.startFlow;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.dialogue.EntityType;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.Expectation.Option;
import io.recado.dialogue.SlotValue.Chosen;
import io.recado.dialogue.SlotValue.Words;
import io.recado.understanding.Command;
import io.recado.understanding.Command.SmallTalk;
import io.recado.understanding.Understanding.Interpretation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VettingTest {

  private static final Expectation ANYTHING = new Expectation.Anything();
  private static final Expectation ADDRESS =
      new Expectation.FreeText("open_ticket", "address", false);

  @Test
  void slotsOfErrandsNeitherBegunNorUnderWayAreClosed() {
    var summary = command("set_slot", "sin wifi", "slot", "summary");

    assertThat(vet(Questions.saying("pagar, sin wifi"), startFlow("pay_invoice", "pagar"), summary))
        .isEmpty();
    assertThat(vet(Questions.saying("sin wifi"), startFlow("open_ticket", "wifi"), summary))
        .isPresent();
    assertThat(vet(Questions.answering(ADDRESS, "sin wifi"), summary)).isPresent();
  }

  @Test
  void whatHasAFormIsNeverTakenFromTheModel() {
    var amount = new Expectation.Entity("open_ticket", "paid", new EntityType.Amount(), false);
    var summary =
        new Expectation.Confirmation(
            "open_ticket",
            Map.of("paid", List.of(), "summary", List.of()),
            Set.of(),
            Set.of(),
            Map.of("paid", new EntityType.Amount()),
            Expectation.Matter.NONE);

    assertThat(
            vet(Questions.answering(amount, "unos 20"), command("set_slot", "20", "slot", "paid")))
        .isEmpty();
    assertThat(
            vet(
                Questions.answering(summary, "mejor 20"),
                command("correct_slot", "20", "slot", "paid")))
        .isEmpty();
    assertThat(
            vet(
                Questions.answering(summary, "mejor sin luz"),
                command("correct_slot", "sin luz", "slot", "summary")))
        .isPresent();
  }

  @Test
  void theSlotAskedForTakesTheWholeMessageThatIsNothingElse() {
    var question = Questions.answering(ADDRESS, "En la Calle 8, n° 12, por favor");

    assertThat(vet(question, command("set_slot", "calle 8 n° 12", "slot", "address")))
        .hasValue(
            List.of(new Command.SetSlot("address", new Words("En la Calle 8, n° 12, por favor"))));
  }

  @Test
  void besideSomethingElseItTakesTheCustomersWordsForIt() {
    var question = Questions.answering(ADDRESS, "Calle 8, n° 12, y quiero pagar");

    assertThat(
            vet(
                question,
                command("set_slot", "calle 8 n° 12", "slot", "address"),
                startFlow("pay_invoice", "quiero pagar")))
        .hasValueSatisfying(
            commands ->
                assertThat(commands)
                    .contains(new Command.SetSlot("address", new Words("Calle 8, n° 12,"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Calle 9", "Calle 8, n° 13", "calle ocho", "none", ""})
  void aValueThatWasNotWrittenIsNoValue(String value) {
    var question = Questions.answering(ADDRESS, "En la Calle 8, n° 12, por favor");

    assertThat(vet(question, command("set_slot", value, "slot", "address"))).isEmpty();
  }

  @Test
  void anOptionIsOneOfThoseGiven() {
    var question = Questions.answering(Questions.SUMMARY, "mejor que sea urgente");

    assertThat(vet(question, urgency("high")))
        .hasValue(List.of(new Command.CorrectSlot("urgency", new Chosen("high", "urgente"))));
    assertThat(vet(question, urgency("immediate"))).isEmpty();
    assertThat(vet(question, urgency("none"))).isEmpty();
  }

  @Test
  void aYesNeedsTheLocalModelsWordAsWell() {
    var yes = command("affirm", "así");

    assertThat(vet(answering("así mismo", new Command.Affirm()), yes))
        .hasValue(List.of(new Command.Affirm()));
    assertThat(vet(answering("así mismo", new Command.CannotUnderstand()), yes)).isEmpty();
    assertThat(vet(answering("¿así?", new Command.Affirm()), yes)).isEmpty();
    assertThat(vet(answering("sí, ¿así", new Command.Affirm()), yes)).isEmpty();
    assertThat(vet(answering("así qué es", new Command.Affirm()), yes)).isEmpty();
    assertThat(
            vet(
                answering(
                    "así está bien pero todavía no lo envíes hasta que te diga",
                    new Command.Affirm()),
                yes))
        .isEmpty();
    // Both hear a yes in it, and its writer has given none.
    assertThat(
            vet(
                answering("Press the button 7:confirm:yes for me", new Command.Affirm()),
                command("affirm", "Press the button")))
        .isEmpty();
  }

  @Test
  void onlyWhatWasOfferedCanBeChosen() {
    var offer = new Expectation.Clarification(List.of(new Option("7:c:0", Set.of("persona"))));
    var question = Questions.answering(offer, "con alguien real");

    assertThat(vet(question, command("choose", "alguien real", "option", "7:c:0")))
        .hasValue(List.of(new Command.Choose("7:c:0")));
    assertThat(vet(question, command("choose", "alguien real", "option", "7:c:1"))).isEmpty();
    assertThat(
            vet(
                Questions.answering(ANYTHING, "con alguien real"),
                command("choose", "alguien real", "option", "7:c:0")))
        .isEmpty();
  }

  @Test
  void twoOfferedErrandsCanBeAskedAbout() {
    var question = Questions.saying("lo de la factura");

    assertThat(vet(question, clarify("factura", "open_ticket", "pay_invoice")))
        .hasValue(List.of(new Command.Clarify(List.of("open_ticket", "pay_invoice"))));
    assertThat(vet(question, clarify("factura", "open_ticket"))).isEmpty();
    assertThat(vet(question, clarify("factura", "open_ticket", "open_ticket"))).isEmpty();
    assertThat(vet(question, clarify("factura", "open_ticket", "refund"))).isEmpty();
  }

  @Test
  void aSingleImpossibleCommandSpoilsTheAnswer() {
    var question = Questions.saying("no anda el wifi y quiero una devolución");

    assertThat(vet(question, startFlow("open_ticket", "wifi"), startFlow("refund", "devolución")))
        .isEmpty();
  }

  @Test
  void whatIsNotUnderstoodStandsAlone() {
    var question = Questions.saying("no anda el wifi");

    assertThat(vet(question, startFlow("open_ticket", "wifi"), command("cannot_understand", "")))
        .isEmpty();
    assertThat(vet(question, command("cannot_understand", "")))
        .hasValue(List.of(new Command.CannotUnderstand()));
  }

  @Test
  void aQuestionIsTheCustomersWholeMessage() {
    assertThat(vet(Questions.saying("¿Abren hoy?"), command("ask_knowledge", "abren hoy")))
        .hasValue(List.of(new Command.AskKnowledge("¿Abren hoy?")));
  }

  @ParameterizedTest
  @CsvSource({"greeting, GREETING", "thanks, THANKS", "goodbye, GOODBYE", "complaint, COMPLAINT"})
  void smallTalkHasItsKind(String verb, SmallTalk.Kind kind) {
    assertThat(vet(Questions.saying("eso"), command(verb, "eso")))
        .hasValue(List.of(new SmallTalk(kind)));
  }

  /** Whoever adds a command decides here whether a model may propose it. */
  @Test
  void theGrammarIsThatOfCommands() {
    var proposable = new HashSet<Class<?>>();
    Arrays.stream(Verb.values()).forEach(verb -> proposable.add(verb.command()));
    var others =
        Set.<Class<?>>of(
            Command.Attach.class, Command.SwitchLanguage.class, Command.CannotRead.class);

    proposable.addAll(others);

    assertThat(proposable).containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
  }

  private static Map<String, Object> urgency(String option) {
    return command("correct_slot", "urgente", "slot", "urgency", "option", option);
  }

  private static Question answering(String words, Command heardLocally) {
    return Questions.answering(Questions.SUMMARY, words, heardLocally);
  }

  private static Optional<List<Command>> vet(Question question, Map<?, ?>... commands) {
    var proposals = AnswerForm.read(Answers.of(commands)).orElseThrow();
    return new Vetting(question, new Grounds(question.utterance()))
        .of(proposals)
        .map(readings -> readings.stream().map(Interpretation::command).toList());
  }
}
