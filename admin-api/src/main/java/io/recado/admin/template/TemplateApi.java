package io.recado.admin.template;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.TableBody;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Which templates a WhatsApp channel has: owners write them down, agents choose one. */
@RestController
@RequestMapping("/api/v1/channels/{channel}/templates")
class TemplateApi {

  private final PostgresTemplates templates;

  TemplateApi(PostgresTemplates templates) {
    this.templates = templates;
  }

  /** All that there are to be. */
  record Templates(List<@Nullable MessageTemplate> templates) implements TableBody {

    /** Of an account that is not verified (Cloud API reference, message templates). */
    private static final int MOST = 250;

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Templates {
      if (templates == null || templates.size() > MOST || templates.contains(null)) {
        throw wrong("There are at most %d templates.".formatted(MOST));
      }
      if (templates.stream().filter(one -> one != null && one.late()).count() > 1) {
        throw wrong("One template at most carries late answers.");
      }
      if (templates.stream().map(Templates::key).distinct().count() < templates.size()) {
        throw wrong("A name has one template in each language.");
      }
    }

    List<MessageTemplate> all() {
      return templates.stream().map(Objects::requireNonNull).toList();
    }

    private static String key(@Nullable MessageTemplate one) {
      return one == null ? "" : one.name() + " " + one.language();
    }

    private static ApiProblem wrong(String detail) {
      return new ApiProblem(ApiError.BODY_UNREADABLE, detail);
    }
  }

  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<Tagged<TemplatesView>> templates(Caller caller, @PathVariable UUID channel) {
    return templates
        .of(caller.tenant(), channel)
        .map(view -> Versions.tagged(view.version(), view))
        .switchIfEmpty(notFound());
  }

  /** These and no others. WhatsApp is not asked whether it approved them. */
  @Needs(Permission.CONNECT)
  @PutMapping
  Mono<Tagged<TemplatesView>> replaceTemplates(
      Caller caller,
      @PathVariable UUID channel,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody Templates wish) {
    return templates
        .replace(caller, channel, ifMatch, wish.all())
        .map(view -> Versions.tagged(view.version(), view))
        .switchIfEmpty(notFound());
  }

  private static <T> Mono<T> notFound() {
    return Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND));
  }
}
