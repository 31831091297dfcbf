package io.recado.admin.label;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.edition.Kind;
import io.recado.admin.edition.RowVersions;
import io.recado.admin.label.LabelView.Colour;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import io.recado.admin.web.Words;
import io.recado.audit.SignedChanges;
import io.recado.conversation.Uuid7;
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

/** The labels there are: owners decide on them, agents put them on conversations. */
@RestController
@RequestMapping("/api/v1/labels")
class LabelApi {

  private final PostgresLabels labels;
  private final SignedChanges changes;
  private final RowVersions versions;

  LabelApi(PostgresLabels labels, SignedChanges changes, RowVersions versions) {
    this.labels = labels;
    this.changes = changes;
    this.versions = versions;
  }

  /** A label as it is to be. */
  record LabelDraft(String name, Colour colour) {

    private static final int MOST_CHARACTERS = 40;

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    LabelDraft {
      if (name == null || colour == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A label has a name and a colour.");
      }
      Words.check(name, MOST_CHARACTERS);
      name = name.strip();
    }
  }

  /** All of them, by name. */
  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<List<LabelView>> labels(Caller caller) {
    return labels.all(caller.tenant());
  }

  /** Names tell labels apart, whatever their capitals and accents. */
  @Needs(Permission.CONFIGURE_DESK)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<LabelView> addLabel(Caller caller, @RequestBody LabelDraft draft) {
    var id = Uuid7.next();
    return caller
        .signs(changes, () -> labels.add(caller.tenant(), id, draft))
        .filter(added -> added)
        .switchIfEmpty(
            Mono.error(() -> new ApiProblem(ApiError.NOT_POSSIBLE, "There are too many labels.")))
        .flatMap(added -> labels.find(caller.tenant(), id));
  }

  @Needs(Permission.CONFIGURE_DESK)
  @PutMapping("/{label}")
  Mono<Tagged<LabelView>> changeLabel(
      Caller caller,
      @PathVariable UUID label,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody LabelDraft draft) {
    return versions
        .change(
            caller, Kind.LABEL, label, ifMatch, () -> labels.change(caller.tenant(), label, draft))
        .flatMap(changed -> labels.find(caller.tenant(), label))
        .map(view -> Versions.tagged(view.version(), view));
  }

  /** It goes from all conversations that have it. */
  @Needs(Permission.CONFIGURE_DESK)
  @DeleteMapping("/{label}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> removeLabel(Caller caller, @PathVariable UUID label) {
    return caller
        .signs(changes, () -> labels.remove(caller.tenant(), label))
        .filter(found -> found)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .then();
  }
}
