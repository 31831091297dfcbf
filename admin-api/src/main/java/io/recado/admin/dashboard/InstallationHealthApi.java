package io.recado.admin.dashboard;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.dashboard.HealthView.Component;
import io.recado.health.NodeReport;
import io.recado.health.NodeReports;
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

  /** Enough of each process to see what is going on; the metrics have them all. */
  private static final int MOST_GUARDS = 20;

  private final ComponentHealth components;
  private final WorkQueue queue;
  private final Outbox outbox;
  private final NodeReports nodes;

  InstallationHealthApi(
      ComponentHealth components, WorkQueue queue, Outbox outbox, NodeReports nodes) {
    this.components = components;
    this.queue = queue;
    this.outbox = outbox;
    this.nodes = nodes;
  }

  /**
   * Counts over all tenants, and whose they are in none of them.
   *
   * @param components parts of the process that answers
   * @param nodes every process that runs
   * @param due conversations to be answered now, the longest of them for {@code oldestDueSeconds}
   * @param setAside conversations that no turn could cope with
   * @param toSend messages that are to leave, the longest waiting for {@code oldestToSendSeconds}
   */
  record InstallationHealth(
      List<Component> components,
      List<NodeReport> nodes,
      long due,
      long oldestDueSeconds,
      long setAside,
      long toSend,
      long oldestToSendSeconds,
      long deadLetters) {}

  @Needs(Permission.RUN_INSTALLATION)
  @GetMapping
  Mono<InstallationHealth> installation(Caller caller) {
    return Mono.zip(components.all(), nodes.ofAll(MOST_GUARDS), queue.depth(), outbox.depth())
        .map(known -> view(known.getT1(), known.getT2(), known.getT3(), known.getT4()));
  }

  private static InstallationHealth view(
      List<Component> components,
      List<NodeReport> nodes,
      WorkQueue.Depth work,
      Outbox.Depth messages) {
    return new InstallationHealth(
        components,
        nodes,
        work.due(),
        work.oldest().toSeconds(),
        work.parked(),
        messages.pending(),
        messages.oldest().toSeconds(),
        messages.dead());
  }
}
