package io.recado.admin.support;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.edition.Editions;
import io.recado.admin.edition.Subject;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The rules that sort new tickets. */
@RestController
@RequestMapping("/api/v1/ticket-rules")
class TicketRuleApi {

  private final PostgresTicketRules rules;
  private final Editions editions;
  private final int mostRules;

  TicketRuleApi(PostgresTicketRules rules, Editions editions, Settings settings) {
    this.rules = rules;
    this.editions = editions;
    this.mostRules = settings.count(Setting.MOST_TICKET_RULES);
  }

  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<Tagged<TicketRulesView>> ticketRules(Caller caller) {
    return editions
        .read(
            caller.tenant(),
            Subject.TICKET_RULES,
            () -> rules.read(caller.tenant()),
            TicketRulesView::new)
        .map(view -> Versions.tagged(view.version(), view));
  }

  /** All of them anew; they sort what is opened from now on. */
  @Needs(Permission.CONFIGURE_DESK)
  @PutMapping
  Mono<Tagged<TicketRulesView>> changeTicketRules(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody NewTicketRules wanted) {
    if (wanted.rules().size() > mostRules) {
      throw new ApiProblem(ApiError.TOO_MANY);
    }
    return editions
        .change(
            caller,
            Subject.TICKET_RULES,
            ifMatch,
            () -> rules.replace(caller.tenant(), wanted.rules()))
        .then(Mono.defer(() -> ticketRules(caller)));
  }
}
