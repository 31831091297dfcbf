package io.recado.gateway.turn;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.ActionResult;
import io.recado.action.ActionRun;
import io.recado.action.CustomerId;
import io.recado.action.IdempotencyKey;
import io.recado.action.LookupRequest;
import io.recado.actions.identity.CustomerIdentity;
import io.recado.conversation.OutboundContent;
import io.recado.dialogue.Decision;
import io.recado.dialogue.Effect;
import io.recado.dialogue.Situation;
import java.time.Duration;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Follows the engine's decisions: performs the actions and makes the lookups they ask for. */
@Component
class RunActions {

  private static final Logger log = LoggerFactory.getLogger(RunActions.class);

  private final CustomerIdentity identity;
  private final TryActions tries;

  RunActions(CustomerIdentity identity, TryActions tries) {
    this.identity = identity;
    this.tries = tries;
  }

  /** Carries out a decision's effects, and those of the decisions that follow from its actions. */
  Mono<Progress> follow(Progress progress, Decision decision, Situation situation) {
    return follow(progress, decision, situation, Progress::saying);
  }

  private Mono<Progress> follow(
      Progress progress,
      Decision decision,
      Situation situation,
      BiFunction<Progress, OutboundContent, Progress> voice) {
    var next = progress.with(decision.state());
    for (var effect : decision.effects()) {
      switch (effect) {
        case Effect.Say(var content) -> next = voice.apply(next, content);
        case Effect.HandOff handOff -> next = next.handedOff();
        case Effect.Perform perform -> {
          // Always the last effect: the engine decides on with the action's outcome.
          return perform(next, perform, situation);
        }
        case Effect.LookUp look -> {
          // The last effect as well.
          return lookUp(next, look, situation);
        }
      }
    }
    return Mono.just(next);
  }

  /** Whether the dialogue waits for the end of an action that an earlier turn asked for. */
  boolean isAwaited(Progress progress, ActionRun run) {
    return progress.bot().engine().awaits(progress.dialogue(), run.flowRun(), run.step());
  }

  /** Tries again what a turn before could not do, and tells the customer when it has ended. */
  Mono<Progress> retry(Progress progress, ActionRun run, Situation situation) {
    if (tries.usedUp(run)) {
      return giveUp(progress, run, situation);
    }
    return tries
        .attempt(
            progress.bot().actions(), run.request(), run.flowRun(), run.step(), situation.now())
        .flatMap(
            result ->
                result.outcome() instanceof ActionOutcome.Unavailable
                    ? Mono.just(progress.with(result))
                    : endedLate(progress.with(result), run, result, situation));
  }

  /**
   * Ends a request whose turn was lost, and which nobody asks for any more: the repeated turn went
   * another way. It is not done now. But what was done, the customer must be told of.
   */
  Mono<Progress> settle(Progress progress, ActionRun run, Situation situation) {
    if (tries.usedUp(run)) {
      return giveUp(progress, run, situation);
    }
    return tries
        .find(progress.bot().actions(), run, situation.now())
        .flatMap(result -> tellFound(progress.with(result), run, result, situation));
  }

  private Mono<Progress> tellFound(
      Progress progress, ActionRun run, ActionResult result, Situation situation) {
    if (!(result.outcome() instanceof ActionOutcome.Done(var receipt))) {
      return Mono.just(progress);
    }
    log.warn(
        "Action {} of conversation {} was done in a turn that was lost; the customer is told now",
        run.request().action(),
        run.request().conversation());
    var decision =
        progress
            .bot()
            .engine()
            .actionFound(
                progress.dialogue(), run.flowRun(), run.step(), run.request(), receipt, situation);
    return follow(progress, decision, situation, Progress::telling);
  }

  private Mono<Progress> perform(Progress progress, Effect.Perform perform, Situation situation) {
    return switch (progress.bot().actions().get(perform.action()).proof()) {
      case NONE -> perform(progress, perform, null, situation);
      case CUSTOMER ->
          proven(progress)
              .flatMap(customer -> perform(progress, perform, customer, situation))
              .switchIfEmpty(prove(progress, perform.flowRun(), perform.step(), situation));
    };
  }

  private Mono<Progress> perform(
      Progress progress,
      Effect.Perform perform,
      @Nullable CustomerId customer,
      Situation situation) {
    var request = request(progress, perform, customer);
    return tries
        .attempt(
            progress.bot().actions(), request, perform.flowRun(), perform.step(), situation.now())
        .flatMap(
            result ->
                ended(progress.with(result), perform.flowRun(), perform.step(), result, situation));
  }

  /** Changes nothing, so a repeated turn simply looks again. */
  private Mono<Progress> lookUp(Progress progress, Effect.LookUp look, Situation situation) {
    return switch (progress.bot().actions().lookup(look.lookup()).proof()) {
      case NONE -> lookUp(progress, look, null, situation);
      case CUSTOMER ->
          proven(progress)
              .flatMap(customer -> lookUp(progress, look, customer, situation))
              .switchIfEmpty(prove(progress, look.flowRun(), look.step(), situation));
    };
  }

  private Mono<CustomerId> proven(Progress progress) {
    var conversation = progress.begun().conversation();
    return identity.proven(conversation.tenant(), conversation.id(), conversation.contact());
  }

  /** The customer is asked who they are; nothing was done or told before. */
  private Mono<Progress> prove(
      Progress progress, String flowRun, String step, Situation situation) {
    return Mono.fromSupplier(
            () ->
                progress.bot().engine().proofNeeded(progress.dialogue(), flowRun, step, situation))
        .flatMap(decision -> follow(progress, decision, situation));
  }

  private Mono<Progress> lookUp(
      Progress progress, Effect.LookUp look, @Nullable CustomerId customer, Situation situation) {
    return progress
        .bot()
        .actions()
        .lookup(look.lookup())
        .find(request(progress, look, customer))
        .map(
            outcome ->
                progress
                    .bot()
                    .engine()
                    .lookedUp(progress.dialogue(), look.flowRun(), look.step(), outcome, situation))
        .flatMap(decision -> follow(progress, decision, situation));
  }

  private Mono<Progress> ended(
      Progress progress, String flowRun, String step, ActionResult result, Situation situation) {
    var decision =
        progress
            .bot()
            .engine()
            .actionEnded(progress.dialogue(), flowRun, step, result.outcome(), situation);
    return follow(progress, decision, situation);
  }

  /** What never became possible ends as refused, and a person sees to it. */
  private Mono<Progress> giveUp(Progress progress, ActionRun run, Situation situation) {
    log.error(
        "Action {} of conversation {} was not possible in {} attempts; a person is asked to see to"
            + " it",
        run.request().action(),
        run.request().conversation(),
        run.attempts());
    var result =
        new ActionResult(
            run.request(), new ActionOutcome.Rejected("backend_stayed_away"), Duration.ZERO);
    return endedLate(progress.with(result), run, result, situation).map(Progress::handedOff);
  }

  private Mono<Progress> endedLate(
      Progress progress, ActionRun run, ActionResult result, Situation situation) {
    var decision =
        progress
            .bot()
            .engine()
            .actionEnded(
                progress.dialogue(), run.flowRun(), run.step(), result.outcome(), situation);
    return follow(progress, decision, situation, Progress::telling);
  }

  private static LookupRequest request(
      Progress progress, Effect.LookUp look, @Nullable CustomerId customer) {
    var conversation = progress.begun().conversation();
    return new LookupRequest(
        conversation.tenant(),
        conversation.id(),
        conversation.contact(),
        look.lookup(),
        look.inputs(),
        progress.dialogue().language(),
        customer);
  }

  private static ActionRequest request(
      Progress progress, Effect.Perform perform, @Nullable CustomerId customer) {
    var conversation = progress.begun().conversation();
    return new ActionRequest(
        conversation.tenant(),
        conversation.id(),
        conversation.contact(),
        IdempotencyKey.of(conversation.id(), perform.flowRun(), perform.step()),
        perform.action(),
        perform.inputs(),
        progress.dialogue().language(),
        customer);
  }
}
