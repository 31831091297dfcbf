package io.recado.admin.network;

import io.recado.actions.monitor.MonitorId;
import io.recado.actions.monitor.MonitorKey;
import io.recado.actions.monitor.Monitors;
import io.recado.actions.outage.NodeId;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import io.recado.admin.web.Words;
import io.recado.audit.SignedChanges;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Which object of a monitor stands for which node. */
@RestController
@RequestMapping("/api/v1/monitored-objects")
class MonitoredObjectApi {

  private static final int MOST_CHARACTERS = 200;

  private final PostgresObjectBoard board;
  private final Monitors monitors;
  private final SignedChanges changes;

  MonitoredObjectApi(PostgresObjectBoard board, Monitors monitors, SignedChanges changes) {
    this.board = board;
    this.monitors = monitors;
    this.changes = changes;
  }

  /**
   * An object and what it is to stand for.
   *
   * @param monitor the connection's id
   * @param object the monitor's own name for it
   */
  record Mapping(UUID monitor, String object, UUID node) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Mapping {
      if (monitor == null || object == null || node == null) {
        throw new ApiProblem(
            ApiError.BODY_UNREADABLE, "A monitor, its object and a node are needed.");
      }
      Words.check(object, MOST_CHARACTERS);
    }

    @Override
    public String toString() {
      return "Mapping";
    }
  }

  /** In the order in which they were mapped. */
  @Needs(Permission.MANAGE_NETWORK)
  @GetMapping
  Mono<Page<MonitoredObjectView>> monitoredObjects(
      Caller caller,
      @RequestParam(required = false) @Nullable UUID monitor,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var size = Page.size(limit);
    return board
        .list(caller.tenant(), monitor, Cursor.parse(cursor), size)
        .map(found -> Page.of(found, size, last -> Cursor.of(last.id())));
  }

  /**
   * Has it watched. One that is watched already stands for this node from now on, but for another
   * than before only once nothing follows from it any more.
   */
  @Needs(Permission.MANAGE_NETWORK)
  @PostMapping
  Mono<MonitoredObjectView> mapObject(Caller caller, @RequestBody Mapping mapping) {
    var key = new MonitorKey(caller.tenant(), new MonitorId(mapping.monitor()));
    var node = new NodeId(mapping.node());
    return caller
        .signs(changes, () -> monitors.watch(key, mapping.object(), node))
        .flatMap(
            done ->
                done
                    ? board.find(caller.tenant(), mapping.monitor(), mapping.object())
                    : refused(caller, mapping));
  }

  private Mono<MonitoredObjectView> refused(Caller caller, Mapping mapping) {
    return board
        .areThere(caller.tenant(), mapping.monitor(), mapping.node())
        .flatMap(
            there ->
                Mono.error(
                    () ->
                        there
                            ? new ApiProblem(
                                ApiError.NOT_POSSIBLE, "An incident follows from this object.")
                            : new ApiProblem(ApiError.NOT_FOUND)));
  }

  /** Has it watched no more. An incident that follows from it stays, for agents to end. */
  @Needs(Permission.MANAGE_NETWORK)
  @DeleteMapping("/{object}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> unmapObject(Caller caller, @PathVariable UUID object) {
    return caller
        .signs(changes, () -> monitors.forget(caller.tenant(), object))
        .filter(done -> done)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .then();
  }
}
