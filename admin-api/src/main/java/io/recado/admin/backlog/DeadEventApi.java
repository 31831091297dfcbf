package io.recado.admin.backlog;

import io.recado.actions.event.DeadEvents;
import io.recado.actions.event.SubscriptionId;
import io.recado.actions.event.SubscriptionKey;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.backlog.PostgresDeadEventList.EventView;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import io.recado.audit.SignedChanges;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Events that no webhook took, by the subscription they are for. */
@RestController
@RequestMapping("/api/v1/dead-events")
class DeadEventApi {

  private final PostgresDeadEventList list;
  private final DeadEvents events;
  private final SignedChanges changes;

  DeadEventApi(PostgresDeadEventList list, DeadEvents events, SignedChanges changes) {
    this.list = list;
    this.events = events;
    this.changes = changes;
  }

  /** The latest first. */
  @Needs(Permission.OPERATE)
  @GetMapping
  Mono<Page<EventView>> deadEvents(
      Caller caller,
      @RequestParam(required = false) @Nullable UUID subscription,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var size = Page.size(limit);
    return list.list(caller, subscription, Cursor.parse(cursor), size)
        .map(found -> Page.of(found, size, last -> new Cursor(last.at(), last.id())));
  }

  /** Posts one once more, with the same id. */
  @Needs(Permission.OPERATE)
  @PostMapping("/{subscription}/{event}/replay")
  Mono<Count> replayEvent(
      Caller caller, @PathVariable UUID subscription, @PathVariable UUID event) {
    return change(caller, subscription, key -> events.replay(key, event).map(DeadEventApi::count));
  }

  /**
   * Posts all of a subscription once more; a thousand at most, and whoever wants more asks again.
   */
  @Needs(Permission.OPERATE)
  @PostMapping("/{subscription}/replay")
  Mono<Count> replayEvents(Caller caller, @PathVariable UUID subscription) {
    return change(caller, subscription, events::replayAll);
  }

  /** Gives one up for good. */
  @Needs(Permission.OPERATE)
  @DeleteMapping("/{subscription}/{event}")
  Mono<Count> dropEvent(Caller caller, @PathVariable UUID subscription, @PathVariable UUID event) {
    return change(caller, subscription, key -> events.drop(key, event).map(DeadEventApi::count));
  }

  /** Gives all of a subscription up for good; a thousand at most. */
  @Needs(Permission.OPERATE)
  @DeleteMapping("/{subscription}")
  Mono<Count> dropEvents(Caller caller, @PathVariable UUID subscription) {
    return change(caller, subscription, events::dropAll);
  }

  private Mono<Count> change(
      Caller caller, UUID subscription, Function<SubscriptionKey, Mono<Long>> change) {
    var key = new SubscriptionKey(caller.tenant(), new SubscriptionId(subscription));
    return caller
        .signs(changes, () -> change.apply(key))
        .filter(changed -> changed > 0)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .map(Count::new);
  }

  private static long count(boolean changed) {
    return changed ? 1 : 0;
  }
}
