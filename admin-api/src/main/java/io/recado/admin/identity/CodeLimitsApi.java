package io.recado.admin.identity;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.edition.Editions;
import io.recado.admin.edition.Subject;
import io.recado.admin.identity.PostgresCodeLimits.Reckoned;
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

/** How many codes may go out to all customers of a tenant, and how many may be mistaken. */
@RestController
@RequestMapping("/api/v1/code-limits")
class CodeLimitsApi {

  private final PostgresCodeLimits limits;
  private final Editions editions;

  CodeLimitsApi(PostgresCodeLimits limits, Editions editions) {
    this.limits = limits;
    this.editions = editions;
  }

  @Needs(Permission.KEEP_BILLING)
  @GetMapping
  Mono<Tagged<CodeLimitsView>> codeLimits(Caller caller) {
    return editions
        .read(
            caller.tenant(),
            Subject.IDENTITY_CODES,
            () -> limits.read(caller.tenant()),
            CodeLimitsApi::view)
        .map(view -> Versions.tagged(view.version(), view));
  }

  /** Holds from the next code on. */
  @Needs(Permission.KEEP_BILLING)
  @PutMapping
  Mono<Tagged<CodeLimitsView>> changeCodeLimits(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody CodeLimits wanted) {
    return editions
        .change(
            caller, Subject.IDENTITY_CODES, ifMatch, () -> limits.write(caller.tenant(), wanted))
        .then(Mono.defer(() -> codeLimits(caller)));
  }

  private static CodeLimitsView view(String version, Reckoned reckoned) {
    var limits = reckoned.limits();
    return new CodeLimitsView(
        version, limits.codesAnHour(), limits.wrongADay(), reckoned.sent(), reckoned.wrong());
  }
}
