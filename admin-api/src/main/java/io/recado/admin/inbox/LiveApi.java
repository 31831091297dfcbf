package io.recado.admin.inbox;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.inbox.InboxStream.Changed;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** The live inbox, as server-sent events. */
@RestController
class LiveApi {

  private final InboxStream stream;

  LiveApi(InboxStream stream) {
    this.stream = stream;
  }

  /** Resumes where {@code Last-Event-ID} says. */
  @Needs(Permission.READ_INBOX)
  @GetMapping(path = "/api/v1/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<Flux<ServerSentEvent<Changed>>> live(
      Caller caller,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
    return ResponseEntity.ok()
        // Proxies of the nginx kind would hold events back until a buffer is full.
        .header("X-Accel-Buffering", "no")
        .body(stream.open(caller, position(last)));
  }

  private static @Nullable Long position(@Nullable String last) {
    try {
      return last == null || last.isEmpty() ? null : Long.valueOf(last);
    } catch (NumberFormatException e) {
      throw new ApiProblem(ApiError.PARAMETER_WRONG, "Last-Event-ID is none that was given.");
    }
  }
}
