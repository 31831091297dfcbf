package io.recado.gateway.turn;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.actions.ActionCatalog;
import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.channel.ChannelUser;
import io.recado.channel.InMemoryChannels;
import io.recado.conversation.Conversation;
import io.recado.conversation.MessageContent;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.dialogue.FlowCatalog;
import io.recado.dialogue.Patience;
import io.recado.gateway.channel.Downloads;
import io.recado.gateway.channel.FakeChannel;
import io.recado.gateway.delivery.Delivery;
import io.recado.gateway.delivery.DeliveryWorker;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.live.Wakeups;
import io.recado.outbox.SendOutcome;
import io.recado.queue.Awaited;
import io.recado.queue.ConversationKey;
import io.recado.queue.Lease;
import io.recado.settings.Settings;
import io.recado.store.Events;
import io.recado.store.InMemoryStores;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import io.recado.turn.TurnInput;
import io.recado.turn.TurnResult;
import io.recado.understanding.MediaReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A gateway without a network: its turns and its delivery over memory, run step by step. */
public final class Stage {

  final Settings settings;
  final SettableClock clock = new SettableClock(Events.NOON);
  final InMemoryStores stores = new InMemoryStores(clock);
  final FlakyTurns turns = new FlakyTurns(stores.turns());
  final ScriptedUnderstander understander = new ScriptedUnderstander();
  volatile MediaReader reading = MediaReader.NONE;
  final ScriptedErrand errand = new ScriptedErrand();
  final FakeChannel sender = new FakeChannel(ChannelKind.WHATSAPP);
  final ScriptedKnowledge knowledge = new ScriptedKnowledge();
  final Bot bot;
  final TurnPolicy policy;
  final ServeConversation conversations;
  private final Channel channel = stores.aChannel();
  private final Delivery delivery;

  Stage() {
    this(Map.of());
  }

  public Stage(Map<String, String> environment) {
    settings = Settings.of(environment);
    var channels = new InMemoryChannels();
    Await.done(channels.save(channel));
    var doors = sender.among(channels);
    policy = new TurnPolicy(settings);
    var errands =
        ActionCatalog.of(List.of(errand, new UnknownArea.Reports()), List.of(new UnknownArea()));
    var catalog = FlowCatalog.shipped(errands.abilities(), List.of("open_ticket.yaml"));
    bot = Bot.of(catalog, errands, understander, Patience.USUAL);
    var actions =
        new RunActions(
            (tenant, conversation, contact) -> Mono.empty(),
            new TryActions(stores.ledger(), policy));
    var readMedia =
        new ReadMedia(
            (file, content) -> reading.read(file, content),
            channels,
            List.of(),
            new Downloads(settings),
            policy);
    var takeTurn =
        new TakeTurn(
            turns,
            new HoldLease(stores.queue(), policy),
            new PlayTurn(
                tenant -> Mono.just(bot),
                readMedia,
                actions,
                new AskKnowledge(knowledge, policy),
                policy),
            doors,
            new SimpleMeterRegistry());
    delivery = new Delivery(stores.outbox(), doors, settings, clock);
    conversations =
        new ServeConversation(
            stores.queue(),
            takeTurn,
            new TurnFailures(takeTurn, stores.queue(), policy),
            delivery.worker(),
            policy);
  }

  public Settings settings() {
    return settings;
  }

  public TurnWorker turnWorker(Flux<Awaited> signals) {
    return new TurnWorker(stores.queue(), wakeups(signals), conversations, policy, understander);
  }

  Wakeups wakeups(Flux<Awaited> signals) {
    return new Signals(signals);
  }

  public DeliveryWorker deliveryWorker() {
    return delivery.worker();
  }

  /** Reading takes until this is over. */
  public void readingTakes(Mono<?> time) {
    understander.reads(
        utterance -> time.then(Mono.fromSupplier(() -> ScriptedUnderstander.read(utterance))));
  }

  /** Ana writes; nothing is done about it yet. */
  public ConversationKey writes(String... texts) {
    return accept(Arrays.stream(texts).<InboundEvent>map(Stage::saying).toList());
  }

  /** Somebody else writes. */
  ConversationKey writesAs(String user, String text) {
    return accept(List.of(Events.message(user, user + text, text)));
  }

  ConversationKey accept(List<InboundEvent> events) {
    return Await.value(stores.journal().accept(channel, events, null)).conversations().getFirst();
  }

  /** Another node has died between a turn with eva and sending what it said. */
  public void leavesUnsent(String text) {
    var key = writesAs("eva", "hi");
    var lease = Await.value(stores.queue().claim(key, "other node", policy.lease()));
    var begun = Await.value(stores.turns().begin(lease));
    var conversation = begun.conversation();
    List<OutboundContent> said = List.of(new OutboundContent.Text(text));
    var result =
        new TurnResult(
            conversation.dialogue(), conversation.handler(), said, begun.pending(), List.of());
    Await.done(stores.turns().commit(lease, begun, result));
  }

  /** The channel's next answer. */
  public void channelAnswers(Mono<SendOutcome> outcome) {
    sender.answers(outcome);
  }

  /** Serves a conversation, and sends what came of it. */
  void serve(ConversationKey key) {
    Await.done(conversations.serve(key));
    delivery.run(key);
  }

  /** Serves it as often as it comes due within this time. */
  void serveFor(ConversationKey key, Duration time) {
    var end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      serve(key);
      clock.advance(Duration.ofSeconds(10));
    }
  }

  /** Ana reports a fault, up to her last yes; the answers so far are passed over. */
  ConversationKey confirms() {
    reportsUpToTheLastQuestion();
    return writes("yes");
  }

  /** Ana reports a fault, and has been asked whether all is right. */
  void reportsUpToTheLastQuestion() {
    serve(writes("report"));
    serve(writes("skip"));
  }

  /** Ana wrote some time ago, and it comes only now. */
  ConversationKey writesEarlier(Duration ago, String text) {
    var key = text + "-" + Uuid7.next();
    var content = new MessageContent.Text(text);
    var at = clock.instant().minus(ago);
    return accept(
        List.of(new CustomerMessage(key, "id-" + key, ChannelUser.of("ana"), content, at, null)));
  }

  /** The customer's silence is noticed, by the job that does so. */
  void silence(ConversationKey key) {
    accept(
        List.of(
            new InboundEvent.TimePassed(
                "silence/" + clock.instant(), ChannelUser.of("ana"), clock.instant())));
    serve(key);
  }

  /** What customers got, in order. */
  public List<String> heard() {
    return sender.delivered();
  }

  String lastHeard() {
    return heard().getLast();
  }

  Conversation conversation(ConversationKey key) {
    return begin(key).conversation();
  }

  /** The events nothing has been done about. */
  int pending(ConversationKey key) {
    return begin(key).pending().size();
  }

  long parked() {
    return Await.value(stores.queue().depth()).parked();
  }

  TurnInput begin(ConversationKey key) {
    return Await.value(stores.turns().begin(new Lease(key, 0, 1)));
  }

  private static InboundEvent saying(String text) {
    return Events.message("ana", text + "-" + Uuid7.next(), text);
  }

  private record Signals(Flux<Awaited> signals) implements Wakeups {

    @Override
    public Mono<Void> wake(Collection<Awaited> conversations) {
      return Mono.empty();
    }
  }
}
