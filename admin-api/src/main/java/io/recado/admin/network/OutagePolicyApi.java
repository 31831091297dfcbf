package io.recado.admin.network;

import io.recado.actions.outage.OutagePolicies;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.audit.SignedChanges;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How many reports within how long make a suspicion. */
@RestController
@RequestMapping("/api/v1/outage-policy")
class OutagePolicyApi {

  private final OutagePolicies policies;
  private final SignedChanges changes;

  OutagePolicyApi(OutagePolicies policies, SignedChanges changes) {
    this.policies = policies;
    this.changes = changes;
  }

  @Needs(Permission.MANAGE_NETWORK)
  @GetMapping
  Mono<OutagePolicyView> outagePolicy(Caller caller) {
    return policies.of(caller.tenant()).map(OutagePolicyView::of);
  }

  /** Holds for what is reported from now on. */
  @Needs(Permission.MANAGE_NETWORK)
  @PutMapping
  Mono<OutagePolicyView> changeOutagePolicy(Caller caller, @RequestBody OutagePolicyView policy) {
    return caller
        .signs(changes, () -> policies.keep(caller.tenant(), policy.policy()))
        .thenReturn(policy);
  }
}
