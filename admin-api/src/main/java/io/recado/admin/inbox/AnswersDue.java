package io.recado.admin.inbox;

import io.recado.admin.assignment.ChatPromise;
import io.recado.admin.assignment.ChatPromises;
import io.recado.tenant.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * By when those who wait are to be answered: as a ticket of theirs promises that nobody has
 * answered yet, and otherwise as the desk's rule does.
 */
@Component
class AnswersDue {

  private final ChatPromises promises;

  AnswersDue(ChatPromises promises) {
    this.promises = promises;
  }

  /** The same conversations, those that wait with their time, in the caller's transaction. */
  Mono<List<ConversationView>> tell(TenantId tenant, List<ConversationView> page) {
    return page.stream().anyMatch(AnswersDue::isLeftToTheDesk)
        ? promises.of(tenant).map(promise -> promised(page, promise))
        : Mono.just(page);
  }

  private static List<ConversationView> promised(List<ConversationView> page, ChatPromise promise) {
    return page.stream().map(one -> promised(one, promise)).toList();
  }

  private static ConversationView promised(ConversationView waiting, ChatPromise promise) {
    var since = waiting.waitingSince();
    return since != null && waiting.answerDue() == null
        ? waiting.dueBy(new AnswerDue(promise.due(since), null))
        : waiting;
  }

  private static boolean isLeftToTheDesk(ConversationView one) {
    return one.waitingSince() != null && one.answerDue() == null;
  }
}
