package io.recado.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.CustomerId;
import io.recado.action.Proof;
import io.recado.actions.ActionCatalog;
import io.recado.actions.identity.CodeSeal;
import io.recado.channel.MasterKey;
import io.recado.channel.MasterKeys;
import io.recado.conversation.Conversation;
import io.recado.conversation.Handler;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.dialogue.DialogueState;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.Patience;
import io.recado.dialogue.Situation;
import io.recado.dialogue.SlotValue;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.JournalEntry;
import io.recado.store.Events;
import io.recado.testing.Await;
import io.recado.turn.TurnInput;
import io.recado.understanding.Command;
import io.recado.understanding.Scene;
import io.recado.understanding.Understanding;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import io.recado.understanding.Utterance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * What needs a proof of who the customer is, in the middle of a turn; and the code that proves it.
 */
class ProofInTurnTest {

  private static final String PROOF =
      """
      flow: prove
      proves: customer
      title: {es: identidad, en: identity, de: Identität}
      slots:
        code:
          type: code
          title: {es: código, en: code, de: Code}
          prompt: {es: '¿Código?', en: 'Code?', de: 'Code?'}
          retry: {es: '¿Código?', en: 'Code?', de: 'Code?'}
      steps:
        - collect: code
        - end: finished
      """;

  private static final String SAVINGS =
      """
      flow: savings
      intent: ask_savings
      title: {es: ahorros, en: savings, de: Erspartes}
      slots:
        wish:
          type: text
          title: {es: deseo, en: wish, de: Wunsch}
          prompt: {es: '¿Qué?', en: 'What?', de: 'Was?'}
          retry: {es: '¿Qué?', en: 'What?', de: 'Was?'}
      steps:
        - collect: wish
        - end: finished
      """;

  private static final Situation NOW = new Situation("Fibra Demo", Events.NOON, "1", null);

  private final Stage stage = new Stage();
  private final BalanceFlow balance = new BalanceFlow(Proof.CUSTOMER);
  private @Nullable CustomerId customer;

  @Test
  void withoutAProofNothingIsLookedUpAndTheCustomerIsAsked() {
    assertThat(askedFor(PROOF)).containsExactly("¿Código?");
    assertThat(balance.asked).isEmpty();
  }

  @Test
  void whereNoFlowAsksForAProofAPersonSeesToIt() {
    assertThat(askedFor()).hasSize(1);
    assertThat(balance.asked).isEmpty();
  }

  @Test
  void withAProofTheRequestSaysWhoseItIs() {
    customer = new CustomerId(Uuid7.next());

    assertThat(askedFor(PROOF)).containsExactly("Debes 5.");
    assertThat(balance.asked.getFirst().provenCustomer()).isEqualTo(customer);
  }

  @Test
  void aCodeLeavesTheTurnWithoutItsDigits() {
    var begun = stage.begin(stage.writes("my code is 482 913"));

    var result = Progress.of(begun, stage.bot).withoutCodes().result(List.of());

    assertThat(result.applied())
        .extracting(ProofInTurnTest::words)
        .containsExactly("my code is ••• •••");
    assertThat(result.redacted()).isEqualTo(result.applied());
    assertThat(Progress.of(begun, stage.bot).result(List.of()).redacted()).isEmpty();
  }

  @Test
  void whatWasReadIsKeptButNotWhereACodeIsHidden() {
    var read = new Understanding(List.of(), Language.SPANISH);
    var progress = Progress.of(stage.begin(stage.writes("482913")), stage.bot).reading(read);

    assertThat(progress.result(List.of()).reading()).isEqualTo(read);
    assertThat(progress.withoutCodes().result(List.of()).reading()).isNull();
  }

  @Test
  void onlyWhatCanBeACodeIsHidden() {
    assertThat(kept("482913")).isEqualTo("••••••");
    assertThat(kept("es 482-913.")).isEqualTo("es •••-•••.");
    assertThat(kept("482913 482914, del pedido 12 482915"))
        .isEqualTo("•••••• ••••••, del pedido 12 ••••••");
    assertThat(kept("llámame al +34 600 123 456")).isEqualTo("llámame al +34 600 123 456");
    assertThat(kept("600123456, calle Mayor 12, 28013 Madrid"))
        .isEqualTo("600123456, calle Mayor 12, 28013 Madrid");
    assertThat(kept("me cobraron 149,90")).isEqualTo("me cobraron 149,90");
  }

  @Test
  void aCodeMayBeTypedWhileTheBotWaitsForItAndItMayLive() {
    var asked = asking(bot(PROOF));

    assertThat(live(asked, new Handler.Bot(), Duration.ofMinutes(5))).isPresent();
    assertThat(live(asked, new Handler.Bot(), Duration.ofDays(2))).isEmpty();
    assertThat(live(asked, new Handler.Agent("Eva", Events.NOON), Duration.ofMinutes(5))).isEmpty();
  }

  @Test
  void anotherErrandOnTopChangesNothingAboutIt() {
    var bot = bot(PROOF, SAVINGS);
    var another = new Command.StartFlow("ask_savings");

    var next = bot.engine().decide(asking(bot), List.of(another), NOW).state();

    assertThat(bot.engine().expectation(next)).isNotInstanceOf(Expectation.Code.class);
    assertThat(bot.engine().awaitedCode(next))
        .contains(new Expectation.Code("prove", "code", false));
  }

  @Test
  void theEngineGetsTheSealOfACodeAndNotTheCode() {
    var conversation = stage.begin(stage.writes("482913")).conversation();
    var seal = CodeSeal.of(new MasterKeys(List.of(MasterKey.random())));
    var read =
        new Interpretation(
            new Command.SetSlot("code", new SlotValue.Words("482913")),
            1,
            "482913",
            Source.KEYWORD);
    var understander =
        new SealingUnderstander(
            utterance -> Mono.just(new Understanding(List.of(read), Language.SPANISH)), seal);
    var scene = new Scene(conversation.id(), conversation.contact(), Map.of(), null, Map.of());
    var utterance =
        new Utterance(
            conversation.tenant(),
            List.of(new MessageContent.Text("482913")),
            Language.SPANISH,
            new Expectation.Code("prove", "code", false),
            Set.of(),
            List.of(),
            null,
            scene);

    var sealed = Await.value(understander.understand(utterance));

    assertThat(sealed.toString()).doesNotContain("482913");
    assertThat(sealed.commands())
        .containsExactly(
            new Command.SetSlot(
                "code",
                new SlotValue.Words(seal.of(conversation.tenant(), conversation.id(), "482913"))));
  }

  private static String words(JournalEntry entry) {
    return ((MessageContent.Text) ((CustomerMessage) entry.event()).content()).body();
  }

  private String kept(String text) {
    var begun = stage.begin(stage.writes(text));
    return words(
        Progress.of(begun, stage.bot).withoutCodes().result(List.of()).applied().getLast());
  }

  /** What is left of a code's life after some time, in somebody's hands. */
  private Optional<Expectation.Code> live(DialogueState asked, Handler handler, Duration later) {
    var begun = stage.begin(stage.writes("482913"));
    var before = begun.conversation();
    var conversation =
        new Conversation(
            before.tenant(),
            before.id(),
            before.channel(),
            before.contact(),
            before.address(),
            handler,
            before.epoch(),
            asked,
            before.lastHeardAt());
    var input =
        new TurnInput(
            begun.tenant(), conversation, begun.pending(), List.of(), Events.NOON.plus(later));
    return LiveCode.in(input, bot(PROOF), stage.policy.codeLife());
  }

  private List<String> askedFor(String... proof) {
    return asked(bot(proof)).said().stream().map(OutboundContent::body).toList();
  }

  /** A dialogue in which the code has just been asked for. */
  private DialogueState asking(Bot bot) {
    return asked(bot).dialogue();
  }

  private Bot bot(String... flows) {
    return Bot.of(
        balance.with(flows),
        ActionCatalog.of(List.of(), List.of(balance)),
        stage.understander,
        Patience.USUAL);
  }

  private Progress asked(Bot bot) {
    var actions =
        new RunActions(
            (tenant, conversation, contact) -> Mono.justOrEmpty(customer),
            new TryActions(stage.stores.ledger(), stage.policy));
    var begun = stage.begin(stage.writes("thanks"));
    var start = List.<Command>of(new Command.StartFlow("ask_balance"));
    var decision = bot.engine().decide(begun.conversation().dialogue(), start, NOW);
    return Await.value(actions.follow(Progress.of(begun, bot), decision, NOW));
  }
}
