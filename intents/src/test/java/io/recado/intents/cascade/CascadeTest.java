package io.recado.intents.cascade;

import static io.recado.intents.Utterances.saying;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.SlotValue.Words;
import io.recado.intents.Intents;
import io.recado.intents.TrainedUnderstander;
import io.recado.intents.Utterances;
import io.recado.intents.llm.Question;
import io.recado.intents.text.Lines;
import io.recado.understanding.Caution;
import io.recado.understanding.Command;
import io.recado.understanding.Hop;
import io.recado.understanding.Hop.Outcome;
import io.recado.understanding.Hop.Reader;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is asked, in which order, and whose word counts. */
class CascadeTest {

  private static final Expectation SUMMARY =
      new Expectation.FreeText("open_ticket", "summary", false);

  private static final Expectation.Code CODE = new Expectation.Code("prove_identity", "code", true);

  /** Not sure for the local model, and no keyword. */
  private static final String UNCLEAR = "mi perro se llama Toby y ladra";

  private static final ScriptedReader LLM = new ScriptedReader();
  private static final CascadingUnderstander WITH_LLM = warm();

  @BeforeEach
  void forget() {
    LLM.forget();
  }

  @AfterAll
  static void close() {
    WITH_LLM.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sí", "cancelar", "hola", "quiero abrir un ticket"})
  void whatIsSureIsNotAskedAgain(String text) {
    var understanding = saying(text).readBy(WITH_LLM);

    assertThat(LLM.asked()).isEmpty();
    assertThat(understanding.trace().getLast().outcome()).isEqualTo(Outcome.READ);
  }

  @Test
  void whatIsNotSureIsReadByTheLanguageModel() {
    LLM.reads(new Command.StartFlow("open_ticket"));

    var understanding = saying(UNCLEAR).readBy(WITH_LLM);

    assertThat(understanding.commands()).containsExactly(new Command.StartFlow("open_ticket"));
    assertThat(LLM.asked()).singleElement().extracting(Question::words).isEqualTo(UNCLEAR);
    assertThat(understanding.trace())
        .extracting(Hop::reader)
        .containsExactly(Reader.RULES, Reader.LOCAL_MODEL, Reader.LANGUAGE_MODEL);
    assertThat(understanding.trace().getLast().cost()).isEqualTo(ScriptedReader.COST);
  }

  @Test
  void theSurerItIsToBeTheLessItActsUponAndTheMoreItAsks() {
    var messages =
        Lines.of("/labelled/es.tsv").stream().limit(60).map(line -> line.split("\t")[1]).toList();

    var bold = Acts.upon(messages, 0.25);
    var usual = Acts.upon(messages, Caution.USUAL);
    var careful = Acts.upon(messages, 0.9);

    assertThat(bold.acted()).isGreaterThan(usual.acted());
    assertThat(usual.acted()).isGreaterThan(careful.acted());
    assertThat(bold.asked()).isLessThan(usual.asked());
    assertThat(usual.asked()).isLessThan(careful.asked());
  }

  /**
   * @param acted how many messages begin an errand
   * @param asked of how many the language model is asked
   */
  private record Acts(long acted, int asked) {

    static Acts upon(List<String> messages, double from) {
      LLM.asked().clear();
      long acted =
          messages.stream()
              .map(text -> saying(text).toABotForAllErrands().actedUponFrom(from).readBy(WITH_LLM))
              .filter(read -> read.commands().getFirst() instanceof Command.StartFlow)
              .count();
      return new Acts(acted, LLM.asked().size());
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"READ", "UNSURE"})
  void withoutItsAnswerTheLocalReadingStands(Outcome outcome) {
    LLM.fails(outcome);

    for (var text : List.of(UNCLEAR, "lo de la otra vez", "asdfgh", "no sé qué pasa aquí")) {
      var local = saying(text).withTicketHints().readBy(TrainedUnderstander.shipped());
      var understanding = saying(text).withTicketHints().readBy(WITH_LLM);

      assertThat(understanding.interpretations()).isEqualTo(local.interpretations()).isNotEmpty();
      assertThat(understanding.trace().getLast())
          .matches(hop -> hop.outcome() == outcome || hop.outcome() == Outcome.READ);
    }
  }

  @Test
  void aTenantWithoutAModelIsReadLocally() {
    var understanding = saying(UNCLEAR).readBy(WITH_LLM);

    assertThat(understanding.commands()).containsExactly(new Command.CannotUnderstand());
    assertThat(understanding.trace())
        .extracting(Hop::reader)
        .containsExactly(Reader.RULES, Reader.LOCAL_MODEL);
  }

  @Test
  void freeWordsThatWereAskedForAreTakenWithoutAsking() {
    var understanding = saying("la tele se ve con rayas").asked(SUMMARY).readBy(WITH_LLM);

    assertThat(understanding.commands())
        .containsExactly(new Command.SetSlot("summary", new Words("la tele se ve con rayas")));
    assertThat(LLM.asked()).isEmpty();
  }

  @Test
  void politenessAroundTheErrandFallsAwayHereToo() {
    LLM.reads(new Command.StartFlow("open_ticket"));

    var understanding = saying("hola", UNCLEAR).readBy(WITH_LLM);

    assertThat(understanding.commands()).containsExactly(new Command.StartFlow("open_ticket"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"482913", "482 913", "482-913", "mi código es 482913, gracias"})
  void aCodeIsReadByRulesWhereOneIsExpected(String text) {
    var understanding = saying(text).asked(CODE).readBy(WITH_LLM);

    assertThat(understanding.commands())
        .containsExactly(new Command.SetSlot("code", new Words("482913")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"482913 o 482914", "mi perro se llama Toby 48", UNCLEAR})
  void noLanguageModelSeesWhatIsWrittenWhileACodeIsExpected(String text) {
    saying(text).asked(CODE).readBy(WITH_LLM);

    assertThat(LLM.asked()).isEmpty();
  }

  @Test
  void noLanguageModelSeesWhatIsWrittenWhileACodeIsAwaitedBelow() {
    saying(UNCLEAR).awaiting(CODE).readBy(WITH_LLM);

    assertThat(LLM.asked()).isEmpty();
  }

  @Test
  void digitsAloneAreTheAwaitedCodeWhateverElseIsAsked() {
    var whichOne =
        new Expectation.Clarification(List.of(new Expectation.Option("7.1", Set.of("ticket"))));

    var amongOptions = saying("482 913").asked(whichOne).awaiting(CODE).readBy(WITH_LLM);
    var asWords = saying("482913").asked(SUMMARY).awaiting(CODE).readBy(WITH_LLM);
    var nothingAwaited = saying("482913").asked(SUMMARY).readBy(WITH_LLM);

    var code = new Command.SetSlot("code", new Words("482913"));
    assertThat(amongOptions.commands()).containsExactly(code);
    assertThat(asWords.commands()).containsExactly(code);
    assertThat(nothingAwaited.commands())
        .containsExactly(new Command.SetSlot("summary", new Words("482913")));
  }

  @Test
  void hopsAreCountedAndNoWordOfACustomerIsKept() {
    LLM.reads(new Command.StartFlow("open_ticket"));
    var meters = new SimpleMeterRegistry();

    Utterances.saying(UNCLEAR).readBy(new TracedUnderstander(WITH_LLM, meters));

    var timer =
        meters
            .get("recado.understanding.hop")
            .tags("reader", "language-model", "outcome", "read")
            .timer();
    assertThat(timer.count()).isEqualTo(1);
    assertThat(meters.get("recado.understanding.cost").counter().count()).isEqualTo(1_250);
    assertThat(meters.getMetersAsString()).doesNotContain("Toby");
  }

  private static CascadingUnderstander warm() {
    var understander = Intents.shipped(LLM);
    understander.warmUp().block(Duration.ofMinutes(3));
    return understander;
  }
}
