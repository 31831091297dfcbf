package io.recado.admin.inbox;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Why the bot did what it did. */
@RestController
@RequestMapping("/api/v1/conversations/{conversation}/turns")
class TurnApi {

  private final PostgresTurnTrace trace;

  TurnApi(PostgresTurnTrace trace) {
    this.trace = trace;
  }

  /** The latest first. What was read while a one-time code was waited for is not kept. */
  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<Page<TurnView>> turns(
      Caller caller,
      @PathVariable UUID conversation,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    return trace
        .of(caller, conversation, Cursor.parse(cursor), Page.size(limit))
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }
}
