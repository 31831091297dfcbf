package io.recado.admin.offer;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.edition.Kind;
import io.recado.admin.edition.RowVersions;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.DoneOnce;
import io.recado.admin.web.RequestKeys;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import io.recado.audit.SignedChanges;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.Objects;
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

/** What can be booked. What is booked already stays as it was booked, whatever is changed here. */
@RestController
@RequestMapping("/api/v1/services")
class ServiceApi {

  private final PostgresServices services;
  private final SignedChanges changes;
  private final TenantScope scope;
  private final DoneOnce once;
  private final RowVersions versions;

  ServiceApi(
      PostgresServices services,
      SignedChanges changes,
      TenantScope scope,
      DoneOnce once,
      RowVersions versions) {
    this.services = services;
    this.changes = changes;
    this.scope = scope;
    this.once = once;
    this.versions = versions;
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
  Mono<ServiceView> addService(
      Caller caller,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @RequestBody ServiceDraft draft) {
    return once.by(
            caller,
            key,
            "services",
            draft,
            () -> services.add(caller.tenant(), Uuid7.next(), draft))
        .flatMap(id -> found(caller, id));
  }

  @Needs(Permission.CONFIGURE_DESK)
  @PutMapping("/{service}")
  Mono<Tagged<ServiceView>> changeService(
      Caller caller,
      @PathVariable UUID service,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody ServiceDraft draft) {
    return versions
        .change(
            caller,
            Kind.SERVICE,
            service,
            ifMatch,
            () -> services.change(caller.tenant(), service, draft))
        .then(Mono.defer(() -> found(caller, service)))
        .map(view -> Versions.tagged(view.version(), view));
  }

  private Mono<ServiceView> found(Caller caller, UUID service) {
    return scope.inTenant(caller.tenant(), () -> services.find(caller.tenant(), service));
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
