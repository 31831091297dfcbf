package io.recado.admin.outage;

import io.recado.actions.outage.NodeId;
import io.recado.actions.outage.WorksDesk;
import io.recado.actions.outage.WorksDesk.Outcome;
import io.recado.actions.outage.WorksDesk.Plan;
import io.recado.actions.outage.WorksId;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.edition.Kind;
import io.recado.admin.edition.RowVersions;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Moments;
import io.recado.admin.web.Page;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import io.recado.audit.SignedChanges;
import java.time.Instant;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Planned works, of which customers who ask are told. */
@RestController
@RequestMapping("/api/v1/planned-works")
class WorksApi {

  private final PostgresWorksBoard board;
  private final WorksDesk desk;
  private final SignedChanges changes;
  private final RowVersions versions;

  WorksApi(PostgresWorksBoard board, WorksDesk desk, SignedChanges changes, RowVersions versions) {
    this.board = board;
    this.desk = desk;
    this.changes = changes;
    this.versions = versions;
  }

  /**
   * When works are, and what is said of them.
   *
   * @param texts null to say no more than where and when they are
   */
  record WorksChange(Instant startsAt, Instant endsAt, @Nullable WorksTexts texts) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    WorksChange {
      if (startsAt == null
          || endsAt == null
          || !Moments.arePossible(startsAt)
          || !Moments.arePossible(endsAt)
          || !endsAt.isAfter(startsAt)) {
        throw new ApiProblem(
            ApiError.BODY_UNREADABLE, "Works begin at a time, and end at a later one.");
      }
    }

    Plan plan() {
      return new Plan(startsAt, endsAt, (texts == null ? WorksTexts.NONE : texts).text());
    }
  }

  /** The same, and where they are. */
  record WorksDraft(UUID node, Instant startsAt, Instant endsAt, @Nullable WorksTexts texts) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    WorksDraft {
      if (node == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A node is needed.");
      }
    }

    Plan plan() {
      return new WorksChange(startsAt, endsAt, texts).plan();
    }
  }

  /**
   * Those that are going on or to come, the soonest first.
   *
   * @param past true for those that are over, the latest first
   */
  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<Page<WorksView>> plannedWorks(
      Caller caller,
      @RequestParam(required = false) boolean past,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var size = Page.size(limit);
    return board
        .list(caller.tenant(), past, Cursor.parse(cursor), size)
        .map(found -> Page.of(found, size, last -> new Cursor(last.startsAt(), last.id())));
  }

  /** Plans works; the same planned again are these, with this text. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping
  Mono<WorksView> planWorks(Caller caller, @RequestBody WorksDraft draft) {
    var plan = draft.plan();
    return caller
        .signs(changes, () -> desk.plan(caller.tenant(), new NodeId(draft.node()), plan))
        .flatMap(works -> board.find(caller.tenant(), works.value()))
        .switchIfEmpty(notFound());
  }

  /** Gives them other times and other texts, until they are over. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PutMapping("/{works}")
  Mono<Tagged<WorksView>> changeWorks(
      Caller caller,
      @PathVariable UUID works,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody WorksChange change) {
    var id = new WorksId(works);
    return caller
        .signs(
            changes,
            () ->
                desk.hold(caller.tenant(), id)
                    .then(Mono.defer(() -> changed(caller, id, ifMatch, change))))
        .flatMap(WorksApi::check)
        .then(Mono.defer(() -> board.find(caller.tenant(), works)))
        .map(view -> Versions.tagged(view.version(), view));
  }

  /** In the transaction that holds the tree. */
  private Mono<Outcome> changed(
      Caller caller, WorksId works, @Nullable String ifMatch, WorksChange change) {
    return versions.change(
        caller,
        Kind.PLANNED_WORKS,
        works.value(),
        ifMatch,
        () -> desk.change(caller.tenant(), works, change.plan()));
  }

  /** Calls off what has not begun; ends now what has. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @DeleteMapping("/{works}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> cancelWorks(Caller caller, @PathVariable UUID works) {
    return caller
        .signs(changes, () -> desk.cancel(caller.tenant(), new WorksId(works)))
        .flatMap(WorksApi::check);
  }

  private static Mono<Void> check(Outcome outcome) {
    return switch (outcome) {
      case DONE -> Mono.empty();
      case OVER -> Mono.error(() -> new ApiProblem(ApiError.NOT_POSSIBLE, "These works are over."));
      case UNKNOWN -> notFound();
    };
  }

  private static <T> Mono<T> notFound() {
    return Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND));
  }
}
