package io.recado.admin.offer;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.audit.SignedChanges;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What can be booked. What is booked already stays as it was booked, whatever is changed here. */
@RestController
@RequestMapping("/api/v1/services")
class ServiceApi {

  private final PostgresServices services;
  private final SignedChanges changes;
  private final TenantScope scope;

  ServiceApi(PostgresServices services, SignedChanges changes, TenantScope scope) {
    this.services = services;
    this.changes = changes;
    this.scope = scope;
  }

  /** All services, in the order in which they are to be offered. */
  record ServiceOrder(List<UUID> services) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    ServiceOrder {
      if (services == null || services.stream().anyMatch(Objects::isNull)) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "services are needed.");
      }
    }
  }

  /** In the order in which they are offered. */
  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<List<ServiceView>> services(Caller caller) {
    return scope.inTenant(caller.tenant(), () -> services.all(caller.tenant()));
  }

  /** The last of those that are offered. */
  @Needs(Permission.CONFIGURE_DESK)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<ServiceView> addService(Caller caller, @RequestBody ServiceDraft draft) {
    var service = ServiceView.of(Uuid7.next(), draft);
    return caller.signs(changes, () -> services.add(caller.tenant(), service)).thenReturn(service);
  }

  @Needs(Permission.CONFIGURE_DESK)
  @PutMapping("/{service}")
  Mono<ServiceView> changeService(
      Caller caller, @PathVariable UUID service, @RequestBody ServiceDraft draft) {
    var changed = ServiceView.of(service, draft);
    return caller
        .signs(changes, () -> services.change(caller.tenant(), changed))
        .thenReturn(changed);
  }

  /** Not while appointments of it are to come. */
  @Needs(Permission.CONFIGURE_DESK)
  @DeleteMapping("/{service}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> removeService(Caller caller, @PathVariable UUID service) {
    return caller.signs(changes, () -> services.retire(caller.tenant(), service));
  }

  @Needs(Permission.CONFIGURE_DESK)
  @PutMapping("/order")
  Mono<List<ServiceView>> orderServices(Caller caller, @RequestBody ServiceOrder order) {
    return caller
        .signs(changes, () -> services.order(caller.tenant(), order.services()))
        .then(Mono.defer(() -> services(caller)));
  }
}
