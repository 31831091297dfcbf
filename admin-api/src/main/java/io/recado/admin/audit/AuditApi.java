package io.recado.admin.audit;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.people.Members;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import io.recado.audit.AuditQuery;
import io.recado.audit.AuditTrail;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who did what. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditApi {

  /** The whole of an action, or what it begins with up to its dot. */
  private static final Pattern ACTION = Pattern.compile("[a-z]{1,40}\\.([a-z][a-z0-9_]{0,80})?");

  private final AuditTrail trail;
  private final Members members;

  AuditApi(AuditTrail trail, Members members) {
    this.trail = trail;
    this.members = members;
  }

  /** The latest first. {@code action} may end with its dot, such as {@code ticket.}. */
  @Needs(Permission.READ_AUDIT)
  @GetMapping
  Mono<Page<EntryView>> audit(
      Caller caller,
      @RequestParam(required = false) @Nullable UUID conversation,
      @RequestParam(required = false) @Nullable UUID contact,
      @RequestParam(required = false) @Nullable UUID person,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    check(action);
    var size = Page.size(limit);
    var after = Cursor.parse(cursor);
    var query =
        new AuditQuery(
            conversation == null ? null : new ConversationId(conversation),
            contact == null ? null : new ContactId(contact),
            person == null ? null : person.toString(),
            action,
            after == null ? null : after.id(),
            size + 1);
    return Mono.zip(trail.page(caller.tenant(), query), members.all(caller.tenant()))
        .map(found -> EntryView.all(found.getT1(), found.getT2()))
        .map(entries -> Page.of(entries, size, last -> new Cursor(last.at(), last.id())));
  }

  private static void check(@Nullable String action) {
    if (action != null && !ACTION.matcher(action).matches()) {
      throw new ApiProblem(ApiError.PARAMETER_WRONG, "No action is called so.");
    }
  }
}
