package io.recado.admin.knowledge;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.RequestKeys;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import io.recado.conversation.Language;
import io.recado.intents.knowledge.Edition;
import io.recado.intents.knowledge.Edition.Content;
import io.recado.intents.knowledge.Published;
import io.recado.intents.knowledge.Source.Format;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.web.WholeBody;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Files that customers are answered from: the body as it is, and what it is as its type. */
@RestController
@RequestMapping("/api/v1/knowledge")
class KnowledgeFileApi {

  private final HandIn handIn;
  private final int mostBytes;

  KnowledgeFileApi(HandIn handIn, Settings settings) {
    this.handIn = handIn;
    this.mostBytes = settings.count(Setting.KNOWLEDGE_MOST_BYTES);
  }

  /** The same key adds nothing twice. */
  @Needs(Permission.MANAGE_BOT)
  @PostMapping("/files")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<Published> addFile(
      Caller caller,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @RequestParam String title,
      @RequestParam Language language,
      ServerHttpRequest request) {
    return Mono.defer(
        () -> {
          var given = RequestKeys.required(key);
          return edition(title, language, request)
              .flatMap(edition -> handIn.add(caller, given, edition));
        });
  }

  /** In the place of what it said; title and language stay where none are given. */
  @Needs(Permission.MANAGE_BOT)
  @PutMapping("/{source}/file")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<Tagged<Published>> changeFile(
      Caller caller,
      @PathVariable UUID source,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestParam(required = false) @Nullable String title,
      @RequestParam(required = false) @Nullable Language language,
      ServerHttpRequest request) {
    return handIn
        .found(caller, source)
        .flatMap(
            found ->
                edition(
                    title == null ? found.title() : title,
                    language == null ? found.language() : language,
                    request))
        .flatMap(edition -> handIn.change(caller, source, ifMatch, edition))
        .map(changed -> Versions.accepted(changed.version(), changed));
  }

  private Mono<Edition> edition(String title, Language language, ServerHttpRequest request) {
    SourceForm.title(title);
    var format = format(request.getHeaders());
    return WholeBody.of(request.getBody(), mostBytes)
        .switchIfEmpty(Mono.error(() -> SourceForm.unreadable("The file is empty.")))
        .map(bytes -> new Edition(title, language, new Content.File(format, bytes)));
  }

  private static Format format(HttpHeaders headers) {
    var type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
    return Format.ofContentType(type == null ? "" : type)
        .orElseThrow(
            () ->
                new ApiProblem(
                    ApiError.MEDIA_TYPE_WRONG,
                    "Files are PDF, Word (.docx), Markdown, plain text or HTML."));
  }
}
