package io.recado.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.action.ActionName;
import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.Option;
import io.recado.understanding.Command;
import io.recado.understanding.SlotHint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A flow that asks for a name, an address, a telephone number, an amount and a number by form. */
class EntitySlotsTest {

  private static final ActionSignature NOTE_CONTACT =
      new ActionSignature(
          new ActionName("note_contact"),
          Set.of("person", "mail", "phone", "paid", "contract"),
          Set.of(),
          Set.of());

  private static final Command START = new Command.StartFlow("leave_contact");
  private static final Command PERSON = named("person", "Ana Díaz");
  private static final Command MAIL = named("mail", "ana@example.com");
  private static final Command PHONE = named("phone", "+34612345678");
  private static final Command PAID = named("paid", "1250.50 EUR");
  private static final Command CONTRACT = named("contract", "C-1042");

  private final FlowCatalog catalog = catalog("pattern: C-####");
  private final DialogueEngine engine = new DialogueEngine(catalog);
  private int turn = 100;

  @Test
  void eachIsAskedForByWhatItIs() {
    assertThat(expectedAfter(START)).isEqualTo(asked("person", new EntityType.PersonName()));
    assertThat(expectedAfter(START, PERSON)).isEqualTo(asked("mail", new EntityType.Email()));
    assertThat(expectedAfter(START, PERSON, MAIL))
        .isEqualTo(asked("phone", new EntityType.Phone()));
    assertThat(expectedAfter(START, PERSON, MAIL, PHONE))
        .isEqualTo(asked("paid", new EntityType.Amount()));
    assertThat(expectedAfter(START, PERSON, MAIL, PHONE, PAID))
        .isEqualTo(asked("contract", new EntityType.OwnNumber(new NumberForm("C-####"))));
  }

  @Test
  void aSummaryShowsThemAsCustomersWriteThem() {
    var spanish = decide(begin(), START, PERSON, MAIL, PHONE, PAID, CONTRACT);
    var german =
        decide(DialogueState.initial(Language.GERMAN), START, PERSON, MAIL, PHONE, PAID, CONTRACT);

    assertThat(said(spanish).body())
        .startsWith("Ana Díaz, ana@example.com, +34612345678, 1.250,50 EUR, C-1042.");
    assertThat(said(german).body()).contains("1.250,50 EUR");
  }

  @Test
  void whatASummaryHoldsIsCorrectedByWhatItIs() {
    var summedUp = decide(begin(), START, PERSON, MAIL, PHONE, PAID, CONTRACT);

    var expected = (Expectation.Confirmation) engine.expectation(summedUp.state());

    assertThat(expected.entities()).containsOnlyKeys("person", "mail", "phone", "paid", "contract");
    assertThat(expected.inWords()).isEmpty();
  }

  @Test
  void ofTwoThatFitOnButtonsOneIsTapped() {
    var unclear = decide(begin(), START, PERSON, MAIL, named("phone", "+34612345678", "+4930123"));
    var button = ((Choices) said(unclear)).options().getLast();

    var decision = decide(unclear.state(), new Command.Choose(button.id()));

    assertThat(said(unclear).body()).isEqualTo("¿Cuál de estas opciones quieres decir?");
    assertThat(((Choices) said(unclear)).options())
        .extracting(Option::title)
        .containsExactly("+34612345678", "+4930123");
    assertThat(decision.state().runs().getLast().slots())
        .containsEntry("phone", new SlotValue.Entity(List.of("+4930123"), ""));
  }

  @Test
  void ofTwoThatAreTooLongForButtonsOneIsWritten() {
    var long1 = "ana.maria.diaz.garcia@correo.example.com";
    var unclear = decide(begin(), START, PERSON, named("mail", long1, "ana@example.com"));

    var decision = decide(unclear.state(), MAIL);

    assertThat(said(unclear).body())
        .isEqualTo("¿Cuál de estas opciones quieres decir?\n• " + long1 + "\n• ana@example.com");
    assertThat(said(decision).body()).isEqualTo("¿A qué número te llamamos?");
  }

  @Test
  void whatHasNotTheFormIsNoAnswer() {
    var asked = decide(begin(), START, PERSON);
    var words = new Command.SetSlot("mail", new SlotValue.Words("ana@example.com"));

    assertThat(said(decide(asked.state(), words)).body()).startsWith("Escríbelo completo");
    assertThat(said(decide(asked.state(), named("mail", "no address"))).body())
        .startsWith("Escríbelo completo");
  }

  @Test
  void aButtonThatWasMadeUpIsNone() {
    var unclear = decide(begin(), START, PERSON, MAIL, named("phone", "+34612345678", "+4930123"));
    var button = ((Choices) said(unclear)).options().getLast().id();

    var decision =
        decide(unclear.state(), new Command.Choose(button.replace("+4930123", "anything")));

    assertThat(decision.state().runs().getLast().slots()).doesNotContainKey("phone");
  }

  @Test
  void anOpeningMayHoldThem() {
    assertThat(catalog.hints(Language.SPANISH))
        .extracting(SlotHint::slot)
        .containsExactly("person", "mail", "phone", "paid");
  }

  @Test
  void aPatternWithoutADigitIsRefused() {
    assertThatThrownBy(() -> catalog("pattern: C-@@"))
        .isInstanceOf(FlowException.class)
        .hasMessageContaining("leave_contact.yaml:28")
        .hasMessageContaining("one # for a digit at least, not \"C-@@\"");
  }

  @Test
  void whatWasToldBeforeItsSlotGotAnotherTypeIsAskedForAgain() {
    var told = decide(begin(), START, PERSON, MAIL, PHONE, PAID);
    var changed = new DialogueEngine(catalog("type: email", "type: amount"));

    var decision = changed.decide(told.state(), new ArrayList<>(List.of(CONTRACT)), situation());

    assertThat(said(decision).body()).isEqualTo("¿Cuál es tu correo?");
  }

  @Test
  void whatIsNoneOfItsTypeIsShownAsItWasTold() {
    var flow = catalog("type: email", "type: amount").ofIntent("leave_contact").orElseThrow();
    var told = new SlotValue.Entity(List.of("ana@example.com"), "");

    assertThat(Values.shown(flow.slot("mail").orElseThrow(), told, Language.SPANISH))
        .isEqualTo("ana@example.com");
  }

  private Expectation expectedAfter(Command... commands) {
    return engine.expectation(decide(begin(), commands).state());
  }

  private static Expectation asked(String slot, EntityType type) {
    return new Expectation.Entity("leave_contact", slot, type, false);
  }

  private Decision decide(DialogueState state, Command... commands) {
    return engine.decide(state, new ArrayList<>(List.of(commands)), situation());
  }

  private Situation situation() {
    turn++;
    var now = Instant.parse("2026-11-21T12:00:00Z");
    return new Situation("Fibra Demo", now, String.valueOf(turn), null);
  }

  private static DialogueState begin() {
    return DialogueState.initial(Language.SPANISH);
  }

  private static Command named(String slot, String... readings) {
    return new Command.SetSlot(slot, new SlotValue.Entity(List.of(readings), "the words"));
  }

  private static OutboundContent said(Decision decision) {
    return decision.effects().stream()
        .filter(Effect.Say.class::isInstance)
        .map(effect -> ((Effect.Say) effect).content())
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private static FlowCatalog catalog(String pattern) {
    return catalog("pattern: C-####", pattern);
  }

  private static FlowCatalog catalog(String line, String changed) {
    var file = TestFlows.file("leave_contact.yaml");
    var flow = new YamlFile(file.name(), file.text().replace(line, changed));
    return FlowCatalog.of(
        List.of(flow),
        TestFlows.file("phrases.yaml"),
        Abilities.of(List.of(NOTE_CONTACT), List.of()));
  }
}
