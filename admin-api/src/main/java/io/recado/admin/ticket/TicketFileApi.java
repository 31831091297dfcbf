package io.recado.admin.ticket;

import io.recado.actions.attachment.AttachmentKey;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.ticket.PostgresTicketDownloads.Kept;
import io.recado.web.Portions;
import java.util.regex.Pattern;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What customers sent with their tickets. It comes from strangers, so browsers only store it. */
@RestController
@RequestMapping("/api/v1/tickets/{ticket}/files")
class TicketFileApi {

  private static final Pattern PLACE = Pattern.compile("0|[1-9]\\d{0,3}");

  private final PostgresTicketDownloads files;

  TicketFileApi(PostgresTicketDownloads files) {
    this.files = files;
  }

  /** One file, as a download, under the type that its bytes say. */
  @Needs(Permission.READ_INBOX)
  @GetMapping("/{file}")
  Mono<ResponseEntity<Flux<DataBuffer>>> ticketFile(
      Caller caller, @PathVariable String ticket, @PathVariable String file) {
    var key = new AttachmentKey(caller.tenant(), TicketRequest.number(ticket), place(file));
    return files
        .find(key)
        .map(this::download)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  /** No page may show it, and if one did, nothing in it would run. */
  private ResponseEntity<Flux<DataBuffer>> download(Kept file) {
    var name = ContentDisposition.attachment().filename(file.key().fileName(file.type())).build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.type().type()))
        .contentLength(file.size())
        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
        .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .body(Portions.of(files.bytes(file)));
  }

  private static int place(String file) {
    if (!PLACE.matcher(file).matches()) {
      throw new ApiProblem(ApiError.NOT_FOUND);
    }
    return Integer.parseInt(file);
  }
}
