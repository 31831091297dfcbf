package io.recado.admin.knowledge;

import io.recado.admin.access.Caller;
import io.recado.admin.edition.Kind;
import io.recado.admin.edition.RowVersions;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.audit.SignedChanges;
import io.recado.intents.knowledge.Edition;
import io.recado.intents.knowledge.KnowledgeDesk;
import io.recado.intents.knowledge.Published;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Takes in what an owner says of a source, in their name, and has it read beside the request. */
@Service
class HandIn {

  private final KnowledgeDesk desk;
  private final SignedChanges changes;
  private final RowVersions versions;

  HandIn(KnowledgeDesk desk, SignedChanges changes, RowVersions versions) {
    this.desk = desk;
    this.changes = changes;
    this.versions = versions;
  }

  /**
   * The source.
   *
   * @throws ApiProblem {@code NOT_FOUND} when the tenant has none of this id
   */
  Mono<Published> found(Caller caller, UUID source) {
    return desk.find(caller.tenant(), source)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  /**
   * What the key has added, as it is now.
   *
   * @throws ApiProblem {@code TOO_MANY}
   */
  Mono<Published> add(Caller caller, String key, Edition edition) {
    var source = id(caller, key);
    return caller
        .signs(changes, () -> desk.add(caller.tenant(), source, edition))
        .doOnNext(_ -> desk.readSoon(caller.tenant(), source))
        .then(Mono.defer(() -> desk.find(caller.tenant(), source)))
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.TOO_MANY)));
  }

  /**
   * The source with another edition.
   *
   * @param ifMatch the version that the caller looked at
   * @throws ApiProblem as {@link RowVersions#change}
   */
  Mono<Published> change(Caller caller, UUID source, @Nullable String ifMatch, Edition edition) {
    return versions
        .change(
            caller,
            Kind.KNOWLEDGE,
            source,
            ifMatch,
            () -> desk.change(caller.tenant(), source, edition))
        .doOnNext(_ -> desk.readSoon(caller.tenant(), source))
        .then(Mono.defer(() -> found(caller, source)));
  }

  /**
   * Takes it away.
   *
   * @throws ApiProblem {@code NOT_FOUND} when the tenant has none of this id
   */
  Mono<Void> remove(Caller caller, UUID source) {
    return caller
        .signs(changes, () -> desk.remove(caller.tenant(), source))
        .filter(removed -> removed)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .then();
  }

  /** From the key, so that nothing else need be kept of it. */
  private static UUID id(Caller caller, String key) {
    var name = "knowledge of %s by %s".formatted(caller.tenant(), key);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
