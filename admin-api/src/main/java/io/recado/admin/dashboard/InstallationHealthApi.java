package io.recado.admin.dashboard;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.dashboard.HealthView.Component;
import io.recado.outbox.Outbox;
import io.recado.queue.WorkQueue;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How the whole installation does, for whoever runs it. */
@RestController
@RequestMapping("/api/v1/health/installation")
class InstallationHealthApi {

  private final ComponentHealth components;
  private final WorkQueue queue;
  private final Outbox outbox;

  InstallationHealthApi(ComponentHealth components, WorkQueue queue, Outbox outbox) {
    this.components = components;
    this.queue = queue;
    this.outbox = outbox;
  }

  /**
   * Counts over all tenants, and whose they are in none of them.
   *
   * @param components parts of the process that answers
   * @param due conversations to be answered now, the longest of them for {@code oldestDueSeconds}
   * @param setAside conversations that no turn could cope with
   * @param toSend messages that are to leave, the longest waiting for {@code oldestToSendSeconds}
   */
  record InstallationHealth(
      List<Component> components,
      long due,
      long oldestDueSeconds,
      long setAside,
      long toSend,
      long oldestToSendSeconds,
      long deadLetters) {}

  @Needs(Permission.RUN_INSTALLATION)
  @GetMapping
  Mono<InstallationHealth> installation(Caller caller) {
    return Mono.zip(components.all(), queue.depth(), outbox.depth())
        .map(known -> view(known.getT1(), known.getT2(), known.getT3()));
  }

  private static InstallationHealth view(
      List<Component> components, WorkQueue.Depth work, Outbox.Depth messages) {
    return new InstallationHealth(
        components,
        work.due(),
        work.oldest().toSeconds(),
        work.parked(),
        messages.pending(),
        messages.oldest().toSeconds(),
        messages.dead());
  }
}
