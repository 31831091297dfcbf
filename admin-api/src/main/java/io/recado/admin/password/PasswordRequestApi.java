package io.recado.admin.password;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Which new passwords were asked for, by whom, and what came of it. */
@RestController
@RequestMapping("/api/v1/password-requests")
class PasswordRequestApi {

  private final PostgresPasswordRequests requests;

  PasswordRequestApi(PostgresPasswordRequests requests) {
    this.requests = requests;
  }

  /** The latest first. */
  @Needs(Permission.READ_AUDIT)
  @GetMapping
  Mono<Page<PasswordRequestView>> passwordRequests(
      Caller caller,
      @RequestParam(required = false) PasswordRequestView.@Nullable State state,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var size = Page.size(limit);
    return requests
        .list(caller, state, Cursor.parse(cursor), size)
        .map(found -> Page.of(found, size, last -> new Cursor(last.askedAt(), last.id())));
  }
}
