package io.recado.admin.hours;

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

/** Opening hours: of the week, and of days that take others. */
@RestController
@RequestMapping("/api/v1/hours")
class HoursApi {

  private final PostgresHours hours;
  private final PostgresTimeZone timeZone;
  private final Editions editions;
  private final int mostDays;

  HoursApi(PostgresHours hours, PostgresTimeZone timeZone, Editions editions, Settings settings) {
    this.hours = hours;
    this.timeZone = timeZone;
    this.editions = editions;
    this.mostDays = settings.count(Setting.MOST_SPECIAL_DAYS);
  }

  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<Tagged<HoursView>> hours(Caller caller) {
    return editions
        .read(caller.tenant(), Subject.HOURS, () -> hours.read(caller.tenant()), HoursApi::view)
        .map(view -> Versions.tagged(view.version(), view));
  }

  /** All of them anew; they hold at once. */
  @Needs(Permission.CONFIGURE_DESK)
  @PutMapping
  Mono<Tagged<HoursView>> changeHours(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody NewHours wanted) {
    if (wanted.specialDays().size() > mostDays) {
      throw new ApiProblem(ApiError.TOO_MANY);
    }
    return editions
        .change(caller, Subject.HOURS, ifMatch, () -> hours.replace(caller.tenant(), wanted))
        .then(Mono.defer(() -> hours(caller)));
  }

  /**
   * By whose clocks the tenant goes from now on: hours, days and absences are at the same times by
   * the new ones. Not while there are appointments to come, as customers were told theirs.
   */
  @Needs(Permission.CONFIGURE_DESK)
  @PutMapping("/time-zone")
  Mono<Tagged<HoursView>> changeTimeZone(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody TimeZoneChange wanted) {
    return editions
        .change(
            caller, Subject.HOURS, ifMatch, () -> timeZone.change(caller.tenant(), wanted.zone()))
        .then(Mono.defer(() -> hours(caller)));
  }

  private static HoursView view(String version, PostgresHours.Hours hours) {
    return new HoursView(version, hours.timeZone(), hours.week(), hours.specialDays());
  }
}
