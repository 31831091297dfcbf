package io.recado.admin.support;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.edition.Editions;
import io.recado.admin.edition.Subject;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** By when tickets are promised an answer and their end, by priority and by plan. */
@RestController
@RequestMapping("/api/v1/service-levels")
class ServiceLevelApi {

  private final PostgresServiceLevels levels;
  private final Editions editions;

  ServiceLevelApi(PostgresServiceLevels levels, Editions editions) {
    this.levels = levels;
    this.editions = editions;
  }

  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<Tagged<ServiceLevelsView>> serviceLevels(Caller caller) {
    return editions
        .read(
            caller.tenant(),
            Subject.SERVICE_LEVELS,
            () -> levels.read(caller.tenant()),
            (version, targets) -> new ServiceLevelsView(version, targets, NewServiceLevels.usual()))
        .map(view -> Versions.tagged(view.version(), view));
  }

  /**
   * All of them anew. What open tickets were promised stays, until they get another priority or are
   * reopened.
   */
  @Needs(Permission.CONFIGURE_DESK)
  @PutMapping
  Mono<Tagged<ServiceLevelsView>> changeServiceLevels(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody NewServiceLevels wanted) {
    wanted.checkOrder();
    return editions
        .change(
            caller,
            Subject.SERVICE_LEVELS,
            ifMatch,
            () -> levels.replace(caller.tenant(), wanted.targets()))
        .then(Mono.defer(() -> serviceLevels(caller)));
  }
}
