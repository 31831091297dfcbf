package io.recado.admin.inbox;

import io.recado.actions.attachment.FileType;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.inbox.PostgresReceivedDownloads.Found;
import io.recado.admin.inbox.PostgresReceivedDownloads.Kept;
import io.recado.admin.inbox.PostgresReceivedDownloads.Missing;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.ByteRange;
import io.recado.conversation.ConversationId;
import io.recado.received.ReceivedFileKey;
import io.recado.received.ReceivedFiles.State;
import io.recado.web.Portions;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What customers sent besides words, to be opened. */
@RestController
@RequestMapping("/api/v1/conversations/{conversation}/messages/{message}/file")
class ReceivedFileApi {

  private final PostgresReceivedDownloads files;

  ReceivedFileApi(PostgresReceivedDownloads files) {
    this.files = files;
  }

  /**
   * What came with a message, under the type that its bytes say, or a part of it. Browsers show
   * pictures, recordings and films, and store everything else.
   */
  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<ResponseEntity<Flux<DataBuffer>>> receivedFile(
      Caller caller,
      @PathVariable UUID conversation,
      @PathVariable UUID message,
      @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range) {
    var key = new ReceivedFileKey(caller.tenant(), new ConversationId(conversation), message);
    return files
        .find(key)
        .map(found -> answer(found, range))
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  private ResponseEntity<Flux<DataBuffer>> answer(Found found, @Nullable String range) {
    return switch (found) {
      case Missing(var state) -> throw new ApiProblem(error(state));
      case Kept kept -> file(kept, ByteRange.of(range, kept.size()));
    };
  }

  /**
   * It comes from a stranger: no page shows it but as what it is, and nothing in it runs. Whoever
   * keeps a copy asks each time whether it may still be shown.
   */
  private ResponseEntity<Flux<DataBuffer>> file(Kept file, ByteRange range) {
    boolean isWhole = range.length() == file.size();
    var answer = ResponseEntity.status(isWhole ? HttpStatus.OK : HttpStatus.PARTIAL_CONTENT);
    if (!isWhole) {
      answer.header(HttpHeaders.CONTENT_RANGE, range.ofAll(file.size()));
    }
    return answer
        .contentType(contentType(file.type()))
        .contentLength(range.length())
        .eTag(file.key().message().toString())
        .cacheControl(CacheControl.noCache().cachePrivate())
        .header(HttpHeaders.ACCEPT_RANGES, "bytes")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file).toString())
        .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .body(Portions.of(files.bytes(file, range)));
  }

  private static ContentDisposition disposition(Kept file) {
    var how = isShown(file.type()) ? ContentDisposition.inline() : ContentDisposition.attachment();
    return how.filename(file.name(), StandardCharsets.UTF_8).build();
  }

  private static MediaType contentType(@Nullable FileType type) {
    return type == null
        ? MediaType.APPLICATION_OCTET_STREAM
        : MediaType.parseMediaType(type.type());
  }

  /** Documents are for programs of their own, and what browsers cannot play they would store. */
  private static boolean isShown(@Nullable FileType type) {
    return switch (type) {
      case null -> false;
      case JPEG, PNG, GIF, WEBP, OGG, M4A, MP3, AAC, WAV, WEBM, MP4 -> true;
      case PDF, HEIC, AMR -> false;
    };
  }

  private static ApiError error(State state) {
    return switch (state) {
      case WAITING -> ApiError.FILE_WAITING;
      case TOO_LARGE -> ApiError.FILE_TOO_LARGE;
      case TOO_MANY -> ApiError.FILE_TOO_MANY;
      case GONE -> ApiError.FILE_GONE;
      case KEPT -> throw new IllegalArgumentException("what is kept can be opened");
    };
  }
}
