package io.recado.admin.offer;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.edition.Kind;
import io.recado.admin.edition.RowVersions;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** When who or what appointments take up is to be had: who works on three days, is on three. */
@RestController
@RequestMapping("/api/v1")
class CalendarHoursApi {

  private final PostgresCalendarHours hours;
  private final RowVersions versions;
  private final TenantScope scope;

  CalendarHoursApi(PostgresCalendarHours hours, RowVersions versions, TenantScope scope) {
    this.hours = hours;
    this.versions = versions;
    this.scope = scope;
  }

  /** Of every calendar, also of those that have none of their own. */
  @Needs(Permission.READ_INBOX)
  @GetMapping("/calendar-hours")
  Mono<List<CalendarHoursView>> calendarHours(Caller caller) {
    return scope.inTenant(caller.tenant(), () -> hours.all(caller.tenant()));
  }

  /** All of its week anew. Nothing is offered outside of it; what is booked stays. */
  @Needs(Permission.CONFIGURE_DESK)
  @PutMapping("/calendars/{calendar}/hours")
  Mono<Tagged<CalendarHoursView>> changeCalendarHours(
      Caller caller,
      @PathVariable UUID calendar,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody NewCalendarHours wanted) {
    return versions
        .change(
            caller,
            Kind.CALENDAR,
            calendar,
            ifMatch,
            () -> hours.replace(caller.tenant(), calendar, wanted.week()))
        .then(scope.inTenant(caller.tenant(), () -> hours.find(caller.tenant(), calendar)))
        .map(view -> Versions.tagged(view.version(), view));
  }
}
