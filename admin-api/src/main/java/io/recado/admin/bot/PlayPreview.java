package io.recado.admin.bot;

import io.recado.actions.published.TenantBot;
import io.recado.admin.bot.PreviewForm.Button;
import io.recado.admin.bot.PreviewForm.Conversation;
import io.recado.admin.bot.PreviewForm.Ending;
import io.recado.admin.bot.PreviewForm.PreviewLine;
import io.recado.admin.bot.PreviewForm.Sent;
import io.recado.admin.bot.PreviewForm.Speaker;
import io.recado.conversation.MessageContent;
import io.recado.conversation.OutboundContent;
import io.recado.dialogue.Decision;
import io.recado.dialogue.DialogueEngine;
import io.recado.dialogue.DialogueState;
import io.recado.dialogue.Effect;
import io.recado.dialogue.Situation;
import io.recado.dialogue.SlotValue;
import io.recado.tenant.Tenant;
import io.recado.understanding.Command;
import io.recado.understanding.Understanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Plays one conversation from its beginning, as a turn would lead it: with the engine that leads
 * customers, and nothing written or done. Who writes counts as proven. Used once.
 */
final class PlayPreview {

  private final Trial trial;
  private final Tenant tenant;
  private final TenantBot bot;
  private final DialogueEngine engine;
  private final Instant now;
  private final List<PreviewLine> lines = new ArrayList<>();
  private DialogueState state;
  private Pretence pretence;
  private boolean handedOver;
  private int turn;

  PlayPreview(Trial trial, Tenant tenant, TenantBot bot, Instant now) {
    this.trial = trial;
    this.tenant = tenant;
    this.bot = bot;
    this.engine = new DialogueEngine(bot.flows());
    this.now = now;
    this.state = DialogueState.initial(tenant.language());
    this.pretence = new Pretence(bot, List.of());
  }

  /** All that is said, the customer's words among it. */
  Mono<List<PreviewLine>> play(Conversation conversation) {
    state = DialogueState.initial(conversation.language());
    pretence = new Pretence(bot, conversation.pretended());
    return Flux.fromIterable(conversation.messages()).concatMap(this::hear).then(Mono.just(lines));
  }

  private Mono<Void> hear(Sent sent) {
    lines.add(PreviewLine.of(Speaker.CUSTOMER, sent.text()));
    if (handedOver) {
      return Mono.empty();
    }
    turn++;
    return trial
        .read(tenant, bot, content(sent), state.language(), engine.expectation(state))
        .doOnNext(this::decide)
        .then();
  }

  /** Who types what stands on a button might as well have tapped it. */
  private MessageContent content(Sent sent) {
    if (sent.option() != null) {
      return new MessageContent.Choice(sent.option(), sent.text());
    }
    var typed = engine.typedOption(state, sent.text());
    var meant = state.runs().isEmpty() ? typed.or(() -> engine.errandCalled(sent.text())) : typed;
    return meant
        .<MessageContent>map(option -> new MessageContent.Choice(option.id(), option.title()))
        .orElseGet(() -> new MessageContent.Text(sent.text()));
  }

  private void decide(Understanding read) {
    read.commands().stream()
        .filter(Command.AskKnowledge.class::isInstance)
        .map(Command.AskKnowledge.class::cast)
        .forEach(asked -> lines.add(PreviewLine.of(Speaker.KNOWLEDGE, asked.question())));
    var situation = new Situation(tenant.name(), now, Integer.toString(turn), read.language());
    follow(engine.decide(state, read.commands(), situation), situation);
  }

  private void follow(Decision decision, Situation situation) {
    state = decision.state();
    for (var effect : decision.effects()) {
      switch (effect) {
        case Effect.Say(var content) -> lines.add(said(content));
        case Effect.HandOff(var reason) -> {
          handedOver = true;
          lines.add(PreviewLine.of(Speaker.PERSON, reason));
        }
        // Always the last effects: the engine goes on with what came of them.
        case Effect.Perform perform -> follow(performed(perform, situation), situation);
        case Effect.LookUp look -> follow(lookedUp(look, situation), situation);
      }
    }
  }

  private Decision performed(Effect.Perform perform, Situation situation) {
    var name = perform.action().value();
    lines.add(pretended(Speaker.ACTION, name, pretence.of(name), perform.inputs()));
    return engine.actionEnded(
        state, perform.flowRun(), perform.step(), pretence.outcome(perform, now), situation);
  }

  private Decision lookedUp(Effect.LookUp look, Situation situation) {
    var name = look.lookup().value();
    lines.add(pretended(Speaker.LOOKUP, name, pretence.of(name), look.inputs()));
    return engine.lookedUp(
        state, look.flowRun(), look.step(), pretence.outcome(look, state.language()), situation);
  }

  private static PreviewLine pretended(
      Speaker speaker, String name, Ending ending, Map<String, SlotValue> inputs) {
    var texts = new TreeMap<String, String>();
    inputs.forEach((input, value) -> texts.put(input, value.text()));
    return new PreviewLine(speaker, name, List.of(), ending, texts);
  }

  private static PreviewLine said(OutboundContent content) {
    var buttons =
        switch (content) {
          case OutboundContent.Choices choices ->
              choices.options().stream()
                  .map(option -> new Button(option.id(), option.title()))
                  .toList();
          case OutboundContent.Text _,
              OutboundContent.ContactRequest _,
              OutboundContent.Template _ ->
              List.<Button>of();
        };
    return new PreviewLine(Speaker.BOT, content.body(), buttons, null, Map.of());
  }
}
