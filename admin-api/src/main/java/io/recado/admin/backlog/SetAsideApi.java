package io.recado.admin.backlog;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.backlog.PostgresSetAside.SetAsideView;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import io.recado.audit.SignedChanges;
import io.recado.conversation.ConversationId;
import io.recado.queue.ConversationKey;
import io.recado.queue.WorkQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Conversations at which every attempt to answer failed, so that the bot has stopped trying. */
@RestController
@RequestMapping("/api/v1/set-aside-conversations")
class SetAsideApi {

  private final PostgresSetAside setAside;
  private final WorkQueue queue;
  private final SignedChanges changes;

  SetAsideApi(PostgresSetAside setAside, WorkQueue queue, SignedChanges changes) {
    this.setAside = setAside;
    this.queue = queue;
    this.changes = changes;
  }

  /** Those that began first come first. */
  @Needs(Permission.OPERATE)
  @GetMapping
  Mono<Page<SetAsideView>> setAsideConversations(
      Caller caller,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var size = Page.size(limit);
    return setAside
        .list(caller.tenant(), Cursor.parse(cursor), size)
        .map(found -> Page.of(found, size, last -> Cursor.of(last.conversation())));
  }

  /** Has the bot try again, within a second or two. */
  @Needs(Permission.OPERATE)
  @PostMapping("/{conversation}/resumption")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> resumeConversation(Caller caller, @PathVariable UUID conversation) {
    return caller.signs(changes, () -> resumed(caller, conversation));
  }

  /** The queue answers last: where it finds nothing, nothing is entered in the audit either. */
  private Mono<Void> resumed(Caller caller, UUID conversation) {
    var key = new ConversationKey(caller.tenant(), new ConversationId(conversation));
    return setAside
        .tellOfResumption(caller.tenant(), conversation)
        .then(Mono.defer(() -> queue.replay(key)))
        .filter(found -> found)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .then();
  }
}
