package io.recado.admin.hours;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.tenant.TenantScope;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tells the holidays of a calendar's file, to be set with the hours. */
@RestController
@RequestMapping("/api/v1/hours")
class HolidaysApi {

  private final PostgresHours hours;
  private final TenantScope scope;
  private final Clock clock;

  HolidaysApi(PostgresHours hours, TenantScope scope, Clock clock) {
    this.hours = hours;
    this.scope = scope;
    this.clock = clock;
  }

  /** From today on, for two years; nothing is changed by it. */
  @Needs(Permission.CONFIGURE_DESK)
  @PostMapping("/holidays")
  Mono<Holidays> readHolidays(Caller caller, @RequestBody CalendarFile file) {
    return scope
        .inTenant(caller.tenant(), () -> hours.read(caller.tenant()))
        .flatMap(
            known ->
                // A calendar of many rules takes a while: not where clocks tick and others wait.
                Mono.fromCallable(() -> holidays(file, known))
                    .subscribeOn(Schedulers.boundedElastic()));
  }

  private Holidays holidays(CalendarFile file, PostgresHours.Hours known) {
    var today = LocalDate.now(clock.withZone(ZoneId.of(known.timeZone())));
    var days = known.specialDays().stream().map(SpecialDay::day).collect(Collectors.toSet());
    return Holidays.read(file.calendar(), today, days);
  }
}
