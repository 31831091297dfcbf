package io.recado.admin.network;

import io.recado.actions.outage.NetworkDesk;
import io.recado.actions.outage.NetworkDesk.NewNode;
import io.recado.actions.outage.NetworkDesk.Outcome;
import io.recado.actions.outage.NodeId;
import io.recado.actions.outage.NodeKind;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import io.recado.admin.web.Search;
import io.recado.audit.SignedChanges;
import io.recado.conversation.Uuid7;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The parts of the network: added, renamed, moved, removed. */
@RestController
@RequestMapping("/api/v1/network/nodes")
class NodeApi {

  private final PostgresNodeBoard board;
  private final NetworkDesk desk;
  private final SignedChanges changes;

  NodeApi(PostgresNodeBoard board, NetworkDesk desk, SignedChanges changes) {
    this.board = board;
    this.desk = desk;
    this.changes = changes;
  }

  /**
   * A part that is to be.
   *
   * @param name by which customers name it, and no other is called
   * @param parent what feeds it: a node a sector, a sector an access; null of a node
   */
  record NodeDraft(NodeKind kind, String name, @Nullable UUID parent) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    NodeDraft {
      if (kind == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "It is a NODE, a SECTOR or an ACCESS.");
      }
      if (kind == NodeKind.NODE && parent != null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "Nothing feeds a node.");
      }
      name = NodeNames.checked(name);
    }

    NewNode node(UUID id) {
      return new NewNode(new NodeId(id), kind, name, parent == null ? null : new NodeId(parent));
    }
  }

  /**
   * A part as it is to be.
   *
   * @param parent what feeds it from now on; null of a node
   */
  record NodeChange(String name, @Nullable UUID parent) {

    NodeChange {
      name = NodeNames.checked(name);
    }

    @Nullable NodeId feeder() {
      return parent == null ? null : new NodeId(parent);
    }
  }

  /** With what hangs on it. */
  @Needs(Permission.MANAGE_NETWORK)
  @GetMapping("/{node}")
  Mono<NetworkNodeView> networkNode(Caller caller, @PathVariable UUID node) {
    return board.find(caller.tenant(), node).switchIfEmpty(notFound());
  }

  /** The accesses that a sector feeds, those of whom the words are. */
  @Needs(Permission.MANAGE_NETWORK)
  @GetMapping("/{node}/accesses")
  Mono<Page<AccessView>> accesses(
      Caller caller,
      @PathVariable UUID node,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var size = Page.size(limit);
    var after = Cursor.parse(cursor);
    var words = Search.words(q);
    return networkNode(caller, node)
        .flatMap(found -> board.accesses(caller.tenant(), found.id(), words, after, size))
        .map(found -> Page.of(found, size, last -> Cursor.of(last.id())));
  }

  /** Adds one below what feeds it. A name leads to one place: the same again is refused. */
  @Needs(Permission.MANAGE_NETWORK)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<NetworkNodeView> addNode(Caller caller, @RequestBody NodeDraft draft) {
    var id = Uuid7.next();
    return done(caller, () -> desk.add(caller.tenant(), List.of(draft.node(id))))
        .then(Mono.defer(() -> networkNode(caller, id)));
  }

  /** Renames or moves it, with all it feeds: a sector to another node, an access to a sector. */
  @Needs(Permission.MANAGE_NETWORK)
  @PutMapping("/{node}")
  Mono<NetworkNodeView> changeNode(
      Caller caller, @PathVariable UUID node, @RequestBody NodeChange change) {
    var id = new NodeId(node);
    return done(caller, () -> desk.change(caller.tenant(), id, change.name(), change.feeder()))
        .then(Mono.defer(() -> networkNode(caller, node)));
  }

  /** Removes it, if nothing hangs on it. */
  @Needs(Permission.MANAGE_NETWORK)
  @DeleteMapping("/{node}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> removeNode(Caller caller, @PathVariable UUID node) {
    return done(caller, () -> desk.remove(caller.tenant(), new NodeId(node)));
  }

  private Mono<Void> done(Caller caller, Supplier<Mono<Outcome>> change) {
    return NodeNames.unique(caller.signs(changes, change)).flatMap(NodeApi::check);
  }

  private static Mono<Void> check(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done() -> Mono.empty();
      case Outcome.Unknown() -> notFound();
      case Outcome.Misplaced() ->
          refused(ApiError.NOT_POSSIBLE, "A node feeds sectors, and a sector accesses.");
      case Outcome.TooMany() -> refused(ApiError.TOO_MANY, ApiError.TOO_MANY.title());
      case Outcome.InUse(var ties) ->
          refused(ApiError.IN_USE, "What hangs on it: " + ties.stream().sorted().toList() + ".");
    };
  }

  private static <T> Mono<T> refused(ApiError error, String detail) {
    return Mono.error(() -> new ApiProblem(error, detail));
  }

  private static <T> Mono<T> notFound() {
    return refused(ApiError.NOT_FOUND, ApiError.NOT_FOUND.title());
  }
}
