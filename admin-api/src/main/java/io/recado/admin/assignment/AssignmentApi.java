package io.recado.admin.assignment;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How the desk is staffed, and by which rule conversations come to people. */
@RestController
@RequestMapping("/api/v1/desk")
class AssignmentApi {

  private final PostgresStaff staff;

  AssignmentApi(PostgresStaff staff) {
    this.staff = staff;
  }

  /** The rule, and who is there. */
  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<DeskView> desk(Caller caller) {
    return staff.desk(caller.tenant());
  }

  /** Holds from the next conversation on; what was given to somebody stays theirs. */
  @Needs(Permission.CONFIGURE_DESK)
  @PutMapping("/rule")
  Mono<AssignmentRule> setRule(Caller caller, @RequestBody AssignmentRule rule) {
    return staff.set(caller, rule).thenReturn(rule);
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
}
