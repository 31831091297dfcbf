package io.recado.admin.assignment;

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

/** How the desk is staffed, and by which rule conversations come to people. */
@RestController
@RequestMapping("/api/v1/desk")
class AssignmentApi {

  private final PostgresStaff staff;
  private final Editions editions;

  AssignmentApi(PostgresStaff staff, Editions editions) {
    this.staff = staff;
    this.editions = editions;
  }

  /** The rule, and who is there. */
  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<DeskView> desk(Caller caller) {
    return rule(caller).flatMap(rule -> staff.desk(caller.tenant(), rule));
  }

  /** Holds from the next conversation on; what was given to somebody stays theirs. */
  @Needs(Permission.CONFIGURE_DESK)
  @PutMapping("/rule")
  Mono<Tagged<AssignmentRuleView>> setRule(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody AssignmentRule rule) {
    return editions
        .change(caller, Subject.ASSIGNMENT, ifMatch, () -> staff.set(caller.tenant(), rule))
        .then(Mono.defer(() -> rule(caller)))
        .map(view -> Versions.tagged(view.version(), view));
  }

  /** The caller's own. */
  @Needs(Permission.READ_INBOX)
  @GetMapping("/availability")
  Mono<Availability> availability(Caller caller) {
    return staff.availability(caller);
  }

  /** Who goes away keeps what they have in hand. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PutMapping("/availability")
  Mono<Availability> setAvailability(Caller caller, @RequestBody Availability availability) {
    return staff.set(caller, availability).thenReturn(availability);
  }

  private Mono<AssignmentRuleView> rule(Caller caller) {
    return editions.read(
        caller.tenant(),
        Subject.ASSIGNMENT,
        () -> staff.rule(caller.tenant()),
        AssignmentRuleView::of);
  }
}
