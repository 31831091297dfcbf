package io.recado.admin.offer;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.edition.Kind;
import io.recado.admin.edition.RowVersions;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import io.recado.audit.SignedChanges;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantScope;
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

/** Who or what appointments take up, and when they are not to be had. */
@RestController
@RequestMapping("/api/v1")
class CalendarDeskApi {

  private final PostgresCalendars calendars;
  private final PostgresAbsences absences;
  private final SignedChanges changes;
  private final RowVersions versions;
  private final TenantScope scope;

  CalendarDeskApi(
      PostgresCalendars calendars,
      PostgresAbsences absences,
      SignedChanges changes,
      RowVersions versions,
      TenantScope scope) {
    this.calendars = calendars;
    this.absences = absences;
    this.changes = changes;
    this.versions = versions;
    this.scope = scope;
  }

  @Needs(Permission.CONFIGURE_DESK)
  @PostMapping("/calendars")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<CalendarMade> addCalendar(Caller caller, @RequestBody CalendarDraft draft) {
    return caller.signs(changes, () -> calendars.add(caller.tenant(), Uuid7.next(), draft));
  }

  /**
   * Its name, and whether it is of somebody or of a place; not that while appointments to come take
   * it beside another.
   */
  @Needs(Permission.CONFIGURE_DESK)
  @PutMapping("/calendars/{calendar}")
  Mono<Tagged<CalendarMade>> changeCalendar(
      Caller caller,
      @PathVariable UUID calendar,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody CalendarDraft draft) {
    return versions
        .change(
            caller,
            Kind.CALENDAR,
            calendar,
            ifMatch,
            () -> calendars.change(caller.tenant(), calendar, draft))
        .map(changed -> Versions.tagged(changed.version(), changed));
  }

  /** Not while appointments in it are to come; those there were stay to be seen. */
  @Needs(Permission.CONFIGURE_DESK)
  @DeleteMapping("/calendars/{calendar}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> removeCalendar(Caller caller, @PathVariable UUID calendar) {
    return caller.signs(changes, () -> calendars.retire(caller.tenant(), calendar));
  }

  /** Those of all calendars that are not over, the soonest first. */
  @Needs(Permission.READ_INBOX)
  @GetMapping("/absences")
  Mono<List<AbsenceView>> absences(Caller caller) {
    return scope.inTenant(caller.tenant(), () -> absences.all(caller.tenant()));
  }

  /** Nothing is offered then; what is booked stays until somebody cancels it. */
  @Needs(Permission.CONFIGURE_DESK)
  @PostMapping("/absences")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<AbsenceView> addAbsence(Caller caller, @RequestBody AbsenceDraft draft) {
    return caller.signs(changes, () -> absences.add(caller.tenant(), draft));
  }

  @Needs(Permission.CONFIGURE_DESK)
  @DeleteMapping("/absences/{absence}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> removeAbsence(Caller caller, @PathVariable UUID absence) {
    return caller
        .signs(changes, () -> absences.remove(caller.tenant(), absence))
        .filter(removed -> removed)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .then();
  }
}
