package io.recado.admin.plan;

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

/** What the tenant sells. */
@RestController
@RequestMapping("/api/v1/plans")
class PlanApi {

  private final PostgresPlans plans;
  private final DoneOnce once;
  private final SignedChanges changes;
  private final RowVersions versions;

  PlanApi(PostgresPlans plans, DoneOnce once, SignedChanges changes, RowVersions versions) {
    this.plans = plans;
    this.once = once;
    this.changes = changes;
    this.versions = versions;
  }

  /** All of them, by name. */
  @Needs(Permission.KEEP_BILLING)
  @GetMapping
  Mono<List<PlanView>> plans(Caller caller) {
    return plans.all(caller.tenant());
  }

  @Needs(Permission.KEEP_BILLING)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<PlanView> addPlan(
      Caller caller,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @RequestBody PlanDraft draft) {
    return once.by(
            caller, key, "plans", draft, () -> plans.add(caller.tenant(), Uuid7.next(), draft))
        .flatMap(id -> found(caller, id));
  }

  /** Who has subscribed to it has it as it is then; what was billed stays. */
  @Needs(Permission.KEEP_BILLING)
  @PutMapping("/{plan}")
  Mono<Tagged<PlanView>> changePlan(
      Caller caller,
      @PathVariable UUID plan,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody PlanDraft draft) {
    return versions
        .change(caller, Kind.PLAN, plan, ifMatch, () -> plans.change(caller.tenant(), plan, draft))
        .flatMap(changed -> found(caller, changed))
        .map(view -> Versions.tagged(view.version(), view));
  }

  /** Takes one away that nobody has subscribed to. */
  @Needs(Permission.KEEP_BILLING)
  @DeleteMapping("/{plan}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> removePlan(Caller caller, @PathVariable UUID plan) {
    return found(caller, plan)
        .flatMap(known -> caller.signs(changes, () -> plans.remove(caller.tenant(), plan)));
  }

  private Mono<PlanView> found(Caller caller, UUID plan) {
    return plans
        .find(caller.tenant(), plan)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }
}
