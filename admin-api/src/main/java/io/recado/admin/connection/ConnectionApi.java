package io.recado.admin.connection;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.DoneOnce;
import io.recado.admin.web.RequestKeys;
import io.recado.audit.SignedChanges;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the tenant is connected with: listed, connected, given other secrets, disconnected. */
@RestController
@RequestMapping("/api/v1/connections")
class ConnectionApi {

  private final PostgresConnectionBoard board;
  private final ConnectionCounter counter;
  private final MakeConnection making;
  private final DoneOnce once;
  private final SignedChanges changes;

  ConnectionApi(
      PostgresConnectionBoard board,
      ConnectionCounter counter,
      MakeConnection making,
      DoneOnce once,
      SignedChanges changes) {
    this.board = board;
    this.counter = counter;
    this.making = making;
    this.once = once;
    this.changes = changes;
  }

  @Needs(Permission.CONNECT)
  @GetMapping
  Mono<List<ConnectionView>> connections(Caller caller) {
    return board.all(caller.tenant());
  }

  @Needs(Permission.CONNECT)
  @GetMapping("/{connection}")
  Mono<ConnectionView> connection(Caller caller, @PathVariable UUID connection) {
    return board
        .find(caller.tenant(), connection)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  /**
   * Connects, once the other side lets us in. Of a GLPI a tenant has one, and a calendar stands on
   * one server; what is connected in place of it is told all that is open. The same key makes
   * nothing twice, and shows a secret once.
   */
  @Needs(Permission.CONNECT)
  @PostMapping
  Mono<NewlyConnected> connect(
      Caller caller,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @RequestBody NewConnection wish) {
    var given = RequestKeys.required(key);
    return counter
        .check(caller.tenant(), wish)
        .then(caller.signs(changes, () -> making.by(caller.tenant(), given, wish)))
        .flatMap(made -> shown(caller, made));
  }

  /** Keeps other credentials, once the other side takes them; what waits is tried at once. */
  @Needs(Permission.CONNECT)
  @PutMapping("/{connection}")
  Mono<NewlyConnected> changeConnection(
      Caller caller, @PathVariable UUID connection, @RequestBody NewConnection wish) {
    return connection(caller, connection)
        .delayUntil(_ -> counter.check(caller.tenant(), wish))
        .then(caller.signs(changes, () -> changed(caller, connection, wish)))
        .flatMap(made -> shown(caller, made));
  }

  /**
   * Makes anew what the other side has to know, where it is of our making. The same key makes
   * nothing twice, and shows a secret once.
   */
  @Needs(Permission.CONNECT)
  @PostMapping("/{connection}/rotation")
  Mono<NewlyConnected> rotateSecret(
      Caller caller,
      @PathVariable UUID connection,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key) {
    var route = "connections/" + connection + "/rotation";
    return connection(caller, connection)
        .flatMap(found -> once.showing(caller, key, route, "", () -> rotated(caller, found)))
        .flatMap(made -> shown(caller, new Made(made.id(), made.secret())));
  }

  /** Has a webhook of theirs told nothing, or no new payment go by an account, for now. */
  @Needs(Permission.CONNECT)
  @PostMapping("/{connection}/pause")
  Mono<ConnectionView> pauseConnection(Caller caller, @PathVariable UUID connection) {
    return pause(caller, connection, true);
  }

  /** Goes on, whatever it was paused for. Payments go by the account that went on last. */
  @Needs(Permission.CONNECT)
  @PostMapping("/{connection}/resumption")
  Mono<ConnectionView> resumeConnection(Caller caller, @PathVariable UUID connection) {
    return pause(caller, connection, false);
  }

  /** Takes it away. What stands on the other side stays there. */
  @Needs(Permission.CONNECT)
  @DeleteMapping("/{connection}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> disconnect(Caller caller, @PathVariable UUID connection) {
    return connection(caller, connection)
        .flatMap(found -> caller.signs(changes, () -> counter.remove(caller, found)))
        .then();
  }

  /** Looked for once more: whoever took it away while the other side was asked has done so. */
  private Mono<Made> changed(Caller caller, UUID connection, NewConnection wish) {
    return connection(caller, connection)
        .flatMap(found -> counter.change(caller, found, wish))
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  private Mono<DoneOnce.Made> rotated(Caller caller, ConnectionView connection) {
    return counter
        .rotate(caller, connection)
        .map(made -> new DoneOnce.Made(connection.id(), made.secret()))
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  private Mono<ConnectionView> pause(Caller caller, UUID connection, boolean paused) {
    return connection(caller, connection)
        .flatMap(found -> caller.signs(changes, () -> counter.pause(caller, found, paused)))
        .then(Mono.defer(() -> connection(caller, connection)));
  }

  private Mono<NewlyConnected> shown(Caller caller, Made made) {
    var view =
        made.id() == null ? board.glpi(caller.tenant()) : board.find(caller.tenant(), made.id());
    return view.map(found -> new NewlyConnected(found, made.secret()));
  }
}
