package io.recado.gateway.turn;

import io.recado.action.ActionRequest;
import io.recado.action.ActionResult;
import io.recado.conversation.Handler;
import io.recado.conversation.OutboundContent;
import io.recado.dialogue.DialogueState;
import io.recado.turn.TurnInput;
import io.recado.turn.TurnResult;
import io.recado.understanding.Understanding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a turn has come; what it will commit grows decision by decision. Immutable. */
record Progress(
    TurnInput begun,
    Bot bot,
    DialogueState dialogue,
    Handler handler,
    List<OutboundContent> said,
    List<OutboundContent> noted,
    List<ActionResult> actions,
    boolean codesHidden,
    @Nullable Understanding read) {

  Progress {
    said = List.copyOf(said);
    noted = List.copyOf(noted);
    actions = List.copyOf(actions);
  }

  static Progress of(TurnInput begun, Bot bot) {
    var conversation = begun.conversation();
    return new Progress(
        begun,
        bot,
        conversation.dialogue(),
        conversation.handler(),
        List.of(),
        List.of(),
        List.of(),
        false,
        null);
  }

  Progress with(DialogueState state) {
    return new Progress(begun, bot, state, handler, said, noted, actions, codesHidden, read);
  }

  /** Heard only where the bot speaks: in other hands the conversation moves on without a word. */
  Progress saying(OutboundContent content) {
    return handler instanceof Handler.Bot
        ? new Progress(
            begun, bot, dialogue, handler, and(said, content), noted, actions, codesHidden, read)
        : this;
  }

  /**
   * News of an earlier errand: also for who waits for a person. An agent is not talked over, and
   * finds it as a note.
   */
  Progress telling(OutboundContent content) {
    return switch (handler) {
      case Handler.Bot _, Handler.Queue _ ->
          new Progress(
              begun, bot, dialogue, handler, and(said, content), noted, actions, codesHidden, read);
      case Handler.Agent _ ->
          new Progress(
              begun, bot, dialogue, handler, said, and(noted, content), actions, codesHidden, read);
    };
  }

  /** Whether this turn has tried the action of this request. */
  boolean tried(ActionRequest request) {
    return actions.stream().anyMatch(action -> action.request().key().equals(request.key()));
  }

  /** A person is wanted; a person who has the conversation, or is awaited, is not called again. */
  Progress handedOff() {
    return handler instanceof Handler.Bot ? handledBy(new Handler.Queue(begun.now())) : this;
  }

  Progress with(ActionResult result) {
    return new Progress(
        begun, bot, dialogue, handler, said, noted, and(actions, result), codesHidden, read);
  }

  Progress handledBy(Handler next) {
    return new Progress(begun, bot, dialogue, next, said, noted, actions, codesHidden, read);
  }

  /** What the turn understood, to be kept beside the transcript. */
  Progress reading(Understanding understanding) {
    return new Progress(
        begun, bot, dialogue, handler, said, noted, actions, codesHidden, understanding);
  }

  /** The same, but what customers wrote is kept without what can be a one-time code. */
  Progress withoutCodes() {
    return new Progress(begun, bot, dialogue, handler, said, noted, actions, true, read);
  }

  TurnResult result(List<OutboundContent> replies) {
    if (!codesHidden) {
      return new TurnResult(
          dialogue, handler, replies, begun.pending(), actions, noted, List.of(), read);
    }
    var applied = begun.pending().stream().map(HiddenCodes::in).toList();
    var redacted = applied.stream().filter(entry -> !begun.pending().contains(entry)).toList();
    // What was read quotes what is hidden.
    return new TurnResult(dialogue, handler, replies, applied, actions, noted, redacted, null);
  }

  /** The result of a turn that could not be taken: what came in stays pending. */
  TurnResult unanswered(List<OutboundContent> replies) {
    return new TurnResult(dialogue, handler, replies, List.of(), actions, noted, List.of(), null);
  }

  private static <T> List<T> and(List<T> list, T item) {
    var longer = new ArrayList<T>(list);
    longer.add(item);
    return longer;
  }
}
