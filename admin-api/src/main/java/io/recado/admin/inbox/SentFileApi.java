package io.recado.admin.inbox;

import io.recado.actions.sentfile.SentFiles;
import io.recado.actions.sentfile.SentFiles.Kept;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.inbox.DeskApi.Written;
import io.recado.admin.inbox.SendFile.Upload;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.RequestKeys;
import io.recado.admin.web.Words;
import io.recado.conversation.ConversationId;
import io.recado.web.Portions;
import io.recado.web.WholeBody;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files that agents send to customers. */
@RestController
@RequestMapping("/api/v1/conversations/{conversation}/files")
class SentFileApi {

  /** What stands below a picture in a chat (Cloud API reference: captions). */
  private static final int LONGEST_CAPTION = 1024;

  private static final String NO_FILE = "The form's part 'file' is a file.";

  private final SendFile sending;
  private final SentFiles files;

  SentFileApi(SendFile sending, SentFiles files) {
    this.sending = sending;
    this.files = files;
  }

  /** To the customer, as a link. The conversation must be in the caller's hands. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<Written> sendFile(
      Caller caller,
      @PathVariable UUID conversation,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @RequestPart Mono<FilePart> file,
      @RequestPart(required = false) @Nullable String caption) {
    var requestKey = RequestKeys.required(key);
    Words.check(caption, LONGEST_CAPTION);
    return file.ofType(FilePart.class)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.BODY_UNREADABLE, NO_FILE)))
        .flatMap(part -> upload(part, caption))
        .flatMap(upload -> sending.send(caller, conversation, requestKey, upload))
        .map(Written::new);
  }

  /** One that was sent, as a download, under the type that its bytes say. */
  @Needs(Permission.READ_INBOX)
  @GetMapping("/{sent}")
  Mono<ResponseEntity<Flux<DataBuffer>>> sentFile(
      Caller caller, @PathVariable UUID conversation, @PathVariable UUID sent) {
    return files
        .find(caller.tenant(), new ConversationId(conversation), sent)
        .map(this::download)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  private Mono<Upload> upload(FilePart part, @Nullable String caption) {
    return WholeBody.of(part.content(), sending.mostBytes())
        .defaultIfEmpty(new byte[0])
        .map(bytes -> new Upload(part.filename(), bytes, caption));
  }

  /** Colleagues' files are strangers', too: no page shows one, and nothing in it runs. */
  private ResponseEntity<Flux<DataBuffer>> download(Kept file) {
    var name =
        ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.type().type()))
        .contentLength(file.size())
        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
        .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .body(Portions.of(files.bytes(file)));
  }
}
