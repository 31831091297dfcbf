package io.recado.admin.backlog;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import io.recado.nudge.QueuedAction;
import io.recado.nudge.QueuedActions;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Requests of customers that wait for a backend. */
@RestController
@RequestMapping("/api/v1/queued-actions")
class QueuedActionApi {

  private final QueuedActions actions;

  QueuedActionApi(QueuedActions actions) {
    this.actions = actions;
  }

  /** A request that is tried again. */
  record QueuedView(
      UUID id, UUID conversation, String action, int attempts, Instant createdAt, Instant dueAt) {

    static QueuedView of(QueuedAction queued) {
      return new QueuedView(
          queued.id(),
          queued.conversation().value(),
          queued.action().value(),
          queued.attempts(),
          queued.createdAt(),
          queued.dueAt());
    }
  }

  /** The newest first. */
  @Needs(Permission.OPERATE)
  @GetMapping
  Mono<Page<QueuedView>> queuedActions(
      Caller caller,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var size = Page.size(limit);
    var after = Cursor.parse(cursor);
    var place = after == null ? null : new QueuedActions.Place(after.at(), after.id());
    return actions
        .list(caller.tenant(), place, size + 1)
        .map(QueuedView::of)
        .collectList()
        .map(found -> Page.of(found, size, last -> new Cursor(last.createdAt(), last.id())));
  }

  /** Tries one at once. */
  @Needs(Permission.OPERATE)
  @PostMapping("/{action}/retry")
  Mono<Count> retryAction(Caller caller, @PathVariable UUID action) {
    return actions.retry(caller.tenant(), action, by(caller)).map(QueuedActionApi::some);
  }

  /**
   * Tries all at once; those of a thousand conversations at most, and whoever wants more asks
   * again.
   */
  @Needs(Permission.OPERATE)
  @PostMapping("/retry")
  Mono<Count> retryActions(Caller caller) {
    return actions.retry(caller.tenant(), null, by(caller)).map(Count::new);
  }

  /** Gives one up; its customer is told that it will not be done. */
  @Needs(Permission.OPERATE)
  @DeleteMapping("/{action}")
  Mono<Count> dropAction(Caller caller, @PathVariable UUID action) {
    return actions.drop(caller.tenant(), action, by(caller)).map(QueuedActionApi::some);
  }

  private static String by(Caller caller) {
    return caller.person().toString();
  }

  private static Count some(long changed) {
    if (changed == 0) {
      throw new ApiProblem(ApiError.NOT_FOUND);
    }
    return new Count(changed);
  }
}
