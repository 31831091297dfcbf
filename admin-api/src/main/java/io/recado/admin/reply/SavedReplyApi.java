package io.recado.admin.reply;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.edition.Kind;
import io.recado.admin.edition.RowVersions;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import io.recado.audit.SignedChanges;
import io.recado.conversation.Uuid7;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
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

/** Saved replies: agents use them, owners write them. */
@RestController
@RequestMapping("/api/v1/saved-replies")
class SavedReplyApi {

  private final PostgresSavedReplies replies;
  private final SignedChanges changes;
  private final RowVersions versions;

  SavedReplyApi(PostgresSavedReplies replies, SignedChanges changes, RowVersions versions) {
    this.replies = replies;
    this.changes = changes;
    this.versions = versions;
  }

  /**
   * A reply as it is to be.
   *
   * @param shortcut small letters, digits, dashes and underscores
   */
  record ReplyDraft(String shortcut, ReplyTexts texts) {

    private static final Pattern SHORTCUT = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    ReplyDraft {
      if (shortcut == null || !SHORTCUT.matcher(shortcut).matches() || texts == null) {
        throw new ApiProblem(
            ApiError.BODY_UNREADABLE,
            "A reply has texts, and a shortcut of 1 to 40 small letters, digits, - and _.");
      }
    }
  }

  /** All of them, by shortcut. */
  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<List<SavedReply>> savedReplies(Caller caller) {
    return replies.all(caller.tenant());
  }

  /** A shortcut leads to one reply: the same again is refused. */
  @Needs(Permission.CONFIGURE_DESK)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<SavedReply> addReply(Caller caller, @RequestBody ReplyDraft draft) {
    var id = Uuid7.next();
    return caller
        .signs(changes, () -> replies.add(caller.tenant(), id, draft))
        .filter(added -> added)
        .switchIfEmpty(
            Mono.error(() -> new ApiProblem(ApiError.NOT_POSSIBLE, "There are too many replies.")))
        .flatMap(added -> replies.find(caller.tenant(), id));
  }

  @Needs(Permission.CONFIGURE_DESK)
  @PutMapping("/{reply}")
  Mono<Tagged<SavedReply>> changeReply(
      Caller caller,
      @PathVariable UUID reply,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody ReplyDraft draft) {
    return versions
        .change(
            caller,
            Kind.SAVED_REPLY,
            reply,
            ifMatch,
            () -> replies.change(caller.tenant(), reply, draft))
        .flatMap(changed -> replies.find(caller.tenant(), reply))
        .map(changed -> Versions.tagged(changed.version(), changed));
  }

  @Needs(Permission.CONFIGURE_DESK)
  @DeleteMapping("/{reply}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> removeReply(Caller caller, @PathVariable UUID reply) {
    return found(caller.signs(changes, () -> replies.remove(caller.tenant(), reply))).then();
  }

  private static Mono<Boolean> found(Mono<Boolean> change) {
    return change
        .filter(found -> found)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }
}
