package io.recado.gateway.turn;

import io.recado.action.ActionResult;
import io.recado.conversation.Handler;
import io.recado.conversation.OutboundContent;
import io.recado.dialogue.DialogueState;
import io.recado.turn.TurnInput;
import io.recado.turn.TurnResult;
import java.util.ArrayList;
import java.util.List;

/** How far a turn has come; what it will commit grows decision by decision. Immutable. */
record Progress(
    TurnInput begun,
    DialogueState dialogue,
    Handler handler,
    List<OutboundContent> said,
    List<ActionResult> actions) {

  Progress {
    said = List.copyOf(said);
    actions = List.copyOf(actions);
  }

  static Progress of(TurnInput begun) {
    var conversation = begun.conversation();
    return new Progress(
        begun, conversation.dialogue(), conversation.handler(), List.of(), List.of());
  }

  Progress with(DialogueState state) {
    return new Progress(begun, state, handler, said, actions);
  }

  /** Heard only where the bot speaks: in other hands the conversation moves on without a word. */
  Progress saying(OutboundContent content) {
    return handler instanceof Handler.Bot
        ? new Progress(begun, dialogue, handler, and(said, content), actions)
        : this;
  }

  /** A person is wanted; a person who has the conversation, or is awaited, is not called again. */
  Progress handedOff() {
    return handler instanceof Handler.Bot ? handledBy(new Handler.Queue(begun.now())) : this;
  }

  Progress with(ActionResult result) {
    return new Progress(begun, dialogue, handler, said, and(actions, result));
  }

  Progress handledBy(Handler next) {
    return new Progress(begun, dialogue, next, said, actions);
  }

  TurnResult result(List<OutboundContent> replies) {
    return new TurnResult(dialogue, handler, replies, begun.pending(), actions);
  }

  /** The result of a turn that could not be taken: what came in stays pending. */
  TurnResult unanswered(List<OutboundContent> replies) {
    return new TurnResult(dialogue, handler, replies, List.of(), actions);
  }

  private static <T> List<T> and(List<T> list, T item) {
    var longer = new ArrayList<T>(list);
    longer.add(item);
    return longer;
  }
}
