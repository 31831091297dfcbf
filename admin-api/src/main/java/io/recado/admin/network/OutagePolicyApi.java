package io.recado.admin.network;

import io.recado.actions.outage.OutagePolicies;
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

/** How many reports within how long make a suspicion. */
@RestController
@RequestMapping("/api/v1/outage-policy")
class OutagePolicyApi {

  private final OutagePolicies policies;
  private final Editions editions;

  OutagePolicyApi(OutagePolicies policies, Editions editions) {
    this.policies = policies;
    this.editions = editions;
  }

  @Needs(Permission.MANAGE_NETWORK)
  @GetMapping
  Mono<Tagged<OutagePolicyView>> outagePolicy(Caller caller) {
    return editions
        .read(
            caller.tenant(),
            Subject.OUTAGES,
            () -> policies.of(caller.tenant()),
            OutagePolicyView::of)
        .map(view -> Versions.tagged(view.version(), view));
  }

  /** Holds for what is reported from now on. */
  @Needs(Permission.MANAGE_NETWORK)
  @PutMapping
  Mono<Tagged<OutagePolicyView>> changeOutagePolicy(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody NewOutagePolicy wanted) {
    return editions
        .change(
            caller, Subject.OUTAGES, ifMatch, () -> policies.keep(caller.tenant(), wanted.policy()))
        .then(Mono.defer(() -> outagePolicy(caller)));
  }
}
