package io.recado.admin.network;

import io.recado.actions.access.RouterId;
import io.recado.actions.access.Routers;
import io.recado.actions.outage.NodeKind;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.audit.SignedChanges;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** At which router an access is switched on again once nothing overdue is owed, and how. */
@RestController
@RequestMapping("/api/v1/network")
class SwitchApi {

  private final PostgresNodeBoard board;
  private final PostgresSwitches switches;
  private final Routers routers;
  private final SignedChanges changes;

  SwitchApi(
      PostgresNodeBoard board, PostgresSwitches switches, Routers routers, SignedChanges changes) {
    this.board = board;
    this.switches = switches;
    this.routers = routers;
    this.changes = changes;
  }

  /** Those that are connected, by name. */
  @Needs(Permission.MANAGE_NETWORK)
  @GetMapping("/routers")
  Mono<List<RouterName>> routers(Caller caller) {
    return switches.routers(caller.tenant());
  }

  /** In place of how it was switched before; holds for the next payment, and for what waits. */
  @Needs(Permission.MANAGE_NETWORK)
  @PutMapping("/nodes/{node}/switch")
  Mono<SwitchView> setSwitch(Caller caller, @PathVariable UUID node, @RequestBody NewSwitch wish) {
    var router = new RouterId(wish.router());
    return access(caller, node)
        .flatMap(
            known ->
                caller.signs(
                    changes,
                    () ->
                        routers
                            .connect(caller.tenant(), known.id(), router, wish.asSwitch())
                            .thenReturn(true)))
        .onErrorMap(
            DataIntegrityViolationException.class,
            unknown -> new ApiProblem(ApiError.PART_UNKNOWN, "There is no such router."))
        .then(Mono.defer(() -> switches.find(caller.tenant(), node)));
  }

  /** Whoever hears the event switches it on from then on. */
  @Needs(Permission.MANAGE_NETWORK)
  @DeleteMapping("/nodes/{node}/switch")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> removeSwitch(Caller caller, @PathVariable UUID node) {
    return caller
        .signs(changes, () -> routers.disconnect(caller.tenant(), node))
        .filter(removed -> removed)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .then();
  }

  private Mono<NetworkNodeView> access(Caller caller, UUID node) {
    return board
        .find(caller.tenant(), node)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .doOnNext(SwitchApi::checkAccess);
  }

  private static void checkAccess(NetworkNodeView node) {
    if (node.kind() != NodeKind.ACCESS) {
      throw new ApiProblem(ApiError.NOT_POSSIBLE, "Only an access is switched at a router.");
    }
  }
}
