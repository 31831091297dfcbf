package io.recado.admin.knowledge;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.knowledge.NewSource.NewAddress;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.RequestKeys;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import io.recado.egress.Egress;
import io.recado.intents.knowledge.Edition;
import io.recado.intents.knowledge.Edition.Content;
import io.recado.intents.knowledge.Edition.Kind;
import io.recado.intents.knowledge.KnowledgeDesk;
import io.recado.intents.knowledge.Published;
import java.util.List;
import java.util.UUID;
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

/**
 * The sources that customers are answered from. What is handed in is kept at once and read soon;
 * its state says how that goes.
 */
@RestController
@RequestMapping("/api/v1/knowledge")
class KnowledgeApi {

  private final KnowledgeDesk desk;
  private final HandIn handIn;
  private final Egress egress;

  KnowledgeApi(KnowledgeDesk desk, HandIn handIn, Egress egress) {
    this.desk = desk;
    this.handIn = handIn;
    this.egress = egress;
  }

  /**
   * A source with what was written in the panel, to be written on.
   *
   * @param pairs of questions and answers; null for other kinds, and what was not kept
   * @param markdown of a page; null for other kinds
   */
  record SourceText(Published source, @Nullable List<FaqPair> pairs, @Nullable String markdown) {}

  /** All of them, by title. */
  @Needs(Permission.MANAGE_BOT)
  @GetMapping
  Mono<List<Published>> sources(Caller caller) {
    return desk.list(caller.tenant());
  }

  @Needs(Permission.MANAGE_BOT)
  @GetMapping("/{source}")
  Mono<SourceText> source(Caller caller, @PathVariable UUID source) {
    return handIn
        .found(caller, source)
        .flatMap(
            found ->
                desk.edition(caller.tenant(), source)
                    .map(edition -> text(found, edition.content()))
                    .defaultIfEmpty(new SourceText(found, null, null)));
  }

  /** The same key adds nothing twice. */
  @Needs(Permission.MANAGE_BOT)
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<Published> addSource(
      Caller caller,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @RequestBody NewSource wish) {
    return Mono.defer(() -> handIn.add(caller, RequestKeys.required(key), edition(wish)));
  }

  /** In the place of what it said; until that is read, customers are answered as before. */
  @Needs(Permission.MANAGE_BOT)
  @PutMapping("/{source}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<Tagged<Published>> changeSource(
      Caller caller,
      @PathVariable UUID source,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody NewSource wish) {
    return handIn
        .found(caller, source)
        .flatMap(_ -> handIn.change(caller, source, ifMatch, edition(wish)))
        .map(changed -> Versions.accepted(changed.version(), changed));
  }

  /** Fetches what an address says now. */
  @Needs(Permission.MANAGE_BOT)
  @PostMapping("/{source}/fetching")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<Published> fetchSource(Caller caller, @PathVariable UUID source) {
    return handIn
        .found(caller, source)
        .doOnNext(KnowledgeApi::isAddress)
        .flatMap(found -> fetched(caller, found));
  }

  /** Customers are not answered from it any more. */
  @Needs(Permission.MANAGE_BOT)
  @DeleteMapping("/{source}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> removeSource(Caller caller, @PathVariable UUID source) {
    return handIn.remove(caller, source);
  }

  /** Of an address that somebody else puts in its place meanwhile, nothing is put back. */
  private Mono<Published> fetched(Caller caller, Published source) {
    return desk.edition(caller.tenant(), source.id())
        .flatMap(edition -> handIn.change(caller, source.id(), source.version(), edition));
  }

  /** What leads to addresses inside is found when it is fetched; what is none is refused now. */
  private Edition edition(NewSource wish) {
    if (wish instanceof NewAddress address && !egress.mayBeAsked(address.uri())) {
      throw new ApiProblem(ApiError.ADDRESS_REFUSED);
    }
    return wish.edition();
  }

  private static void isAddress(Published source) {
    if (source.kind() != Kind.ADDRESS) {
      throw new ApiProblem(ApiError.NOT_POSSIBLE, "Only what has an address is fetched.");
    }
  }

  private static SourceText text(Published source, Content content) {
    return switch (content) {
      case Content.Faq(var pairs) -> {
        var shown = pairs.stream().map(each -> new FaqPair(each.wordings(), each.answer()));
        yield new SourceText(source, shown.toList(), null);
      }
      case Content.Page(var markdown) -> new SourceText(source, null, markdown);
      case Content.File _, Content.Address _ -> new SourceText(source, null, null);
    };
  }
}
