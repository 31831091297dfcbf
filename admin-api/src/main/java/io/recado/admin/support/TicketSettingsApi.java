package io.recado.admin.support;

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

/**
 * How long tickets can be reopened, when a breach is warned of, and whether customers are asked.
 */
@RestController
@RequestMapping("/api/v1/ticket-settings")
class TicketSettingsApi {

  private final PostgresTicketSettings settings;
  private final Editions editions;

  TicketSettingsApi(PostgresTicketSettings settings, Editions editions) {
    this.settings = settings;
    this.editions = editions;
  }

  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<Tagged<TicketSettingsView>> ticketSettings(Caller caller) {
    return editions
        .read(
            caller.tenant(),
            Subject.TICKETS,
            () -> settings.read(caller.tenant()),
            TicketSettingsApi::view)
        .map(view -> Versions.tagged(view.version(), view));
  }

  /**
   * How long a ticket can be reopened holds at once, also of those that are closed; the rest of
   * what is opened, or closed, from now on.
   */
  @Needs(Permission.CONFIGURE_DESK)
  @PutMapping
  Mono<Tagged<TicketSettingsView>> changeTicketSettings(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody TicketSettings wanted) {
    return editions
        .change(caller, Subject.TICKETS, ifMatch, () -> settings.write(caller.tenant(), wanted))
        .then(Mono.defer(() -> ticketSettings(caller)));
  }

  private static TicketSettingsView view(String version, TicketSettings settings) {
    return new TicketSettingsView(
        version, settings.reopenDays(), settings.warnPercent(), settings.survey());
  }
}
