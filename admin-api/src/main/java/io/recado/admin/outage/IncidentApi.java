package io.recado.admin.outage;

import io.recado.actions.outage.Incident;
import io.recado.actions.outage.IncidentDesk;
import io.recado.actions.outage.IncidentDesk.News;
import io.recado.actions.outage.IncidentDesk.Outcome;
import io.recado.actions.outage.IncidentId;
import io.recado.actions.outage.NodeId;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Moments;
import io.recado.admin.web.Page;
import io.recado.admin.web.Search;
import io.recado.admin.web.Words;
import io.recado.audit.SignedChanges;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Incidents, and what agents do with them. Everything may be asked for again without harm; each
 * change answers with the incident as it is afterwards.
 */
@RestController
@RequestMapping("/api/v1/incidents")
class IncidentApi {

  private final PostgresIncidentBoard board;
  private final IncidentDesk desk;
  private final SignedChanges changes;

  IncidentApi(PostgresIncidentBoard board, IncidentDesk desk, SignedChanges changes) {
    this.board = board;
    this.desk = desk;
    this.changes = changes;
  }

  /**
   * What is said of an incident.
   *
   * @param estimatedUntil null where nobody knows, or knows any more
   * @param text to customers; null to leave what was said last
   */
  record Report(@Nullable Instant estimatedUntil, @Nullable String text) {

    Report {
      Words.check(text, News.MOST_WORDS);
      check(estimatedUntil);
    }

    News news() {
      return new News(estimatedUntil, text);
    }
  }

  /**
   * One that is known without anybody's report.
   *
   * @param beganAt null for now
   */
  record Entry(
      UUID node,
      @Nullable Instant beganAt,
      @Nullable Instant estimatedUntil,
      @Nullable String text) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Entry {
      if (node == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A node is needed.");
      }
      Words.check(text, News.MOST_WORDS);
      check(beganAt);
      check(estimatedUntil);
    }
  }

  /** Those that began last first. */
  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<Page<IncidentView>> incidents(
      Caller caller,
      @RequestParam(required = false) @Nullable Set<Incident.State> state,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var size = Page.size(limit);
    return board
        .list(caller, Search.anyOf(state), Cursor.parse(cursor), size)
        .map(found -> Page.of(found, size, last -> new Cursor(last.beganAt(), last.id())));
  }

  @Needs(Permission.READ_INBOX)
  @GetMapping("/{incident}")
  Mono<IncidentView> incident(Caller caller, @PathVariable UUID incident) {
    return board.find(caller, incident).switchIfEmpty(notFound());
  }

  /** Where one of the node is known already, that is answered as it is. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping
  Mono<IncidentView> enterIncident(Caller caller, @RequestBody Entry entry) {
    var began = entry.beganAt() == null ? Instant.now() : entry.beganAt();
    var news = new News(entry.estimatedUntil(), entry.text());
    return caller
        .signs(changes, () -> desk.enter(caller.tenant(), new NodeId(entry.node()), began, news))
        .switchIfEmpty(notFound())
        .flatMap(entered -> board.find(caller, entered.incident().id().value()));
  }

  /** Makes a suspicion a known incident. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping("/{incident}/confirmation")
  Mono<IncidentView> confirmIncident(
      Caller caller, @PathVariable UUID incident, @RequestBody Report report) {
    return change(caller, incident, (desk, id) -> desk.confirm(caller.tenant(), id, report.news()));
  }

  /** What customers are told who ask. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping("/{incident}/updates")
  Mono<IncidentView> updateIncident(
      Caller caller, @PathVariable UUID incident, @RequestBody Report report) {
    return change(caller, incident, (desk, id) -> desk.tell(caller.tenant(), id, report.news()));
  }

  /** It is over; those who asked are told. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping("/{incident}/resolution")
  Mono<IncidentView> resolveIncident(Caller caller, @PathVariable UUID incident) {
    return change(caller, incident, (desk, id) -> desk.resolve(caller.tenant(), id));
  }

  /** It was none; those who asked are told. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping("/{incident}/dismissal")
  Mono<IncidentView> dismissIncident(Caller caller, @PathVariable UUID incident) {
    return change(caller, incident, (desk, id) -> desk.dismiss(caller.tenant(), id));
  }

  private Mono<IncidentView> change(
      Caller caller, UUID incident, BiFunction<IncidentDesk, IncidentId, Mono<Outcome>> wish) {
    return caller
        .signs(changes, () -> wish.apply(desk, new IncidentId(incident)))
        .flatMap(
            outcome ->
                switch (outcome) {
                  case Outcome.Done _ -> board.find(caller, incident);
                  case Outcome.NotPossible(var as) -> Mono.error(notPossible(as));
                  case Outcome.Unknown() -> notFound();
                });
  }

  private static ApiProblem notPossible(Incident as) {
    return new ApiProblem(ApiError.NOT_POSSIBLE, "The incident is " + as.state() + ".");
  }

  private static <T> Mono<T> notFound() {
    return Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND));
  }

  private static void check(@Nullable Instant moment) {
    if (!Moments.arePossible(moment)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "This is no time of an incident.");
    }
  }
}
