package io.recado.admin.offer;

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

/** Reminders of appointments, and who is asked to confirm. */
@RestController
@RequestMapping("/api/v1/appointment-settings")
class AppointmentTermsApi {

  private final PostgresAppointmentTerms terms;
  private final Editions editions;

  AppointmentTermsApi(PostgresAppointmentTerms terms, Editions editions) {
    this.terms = terms;
    this.editions = editions;
  }

  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<Tagged<AppointmentTermsView>> appointmentSettings(Caller caller) {
    return editions
        .read(
            caller.tenant(),
            Subject.APPOINTMENTS,
            () -> terms.read(caller.tenant()),
            AppointmentTermsApi::view)
        .map(view -> Versions.tagged(view.version(), view));
  }

  /** From the next look on, which is within a minute; nobody is reminded twice by it. */
  @Needs(Permission.CONFIGURE_DESK)
  @PutMapping
  Mono<Tagged<AppointmentTermsView>> changeAppointmentSettings(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody NewAppointmentTerms wanted) {
    return editions
        .change(caller, Subject.APPOINTMENTS, ifMatch, () -> terms.write(caller.tenant(), wanted))
        .then(Mono.defer(() -> appointmentSettings(caller)));
  }

  private static AppointmentTermsView view(String version, NewAppointmentTerms terms) {
    return new AppointmentTermsView(version, terms.reminderMinutes(), terms.missesToAsk());
  }
}
