package io.recado.admin.channel;

import io.recado.admin.access.Caller;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.audit.SignedChanges;
import io.recado.channel.ChannelNews;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes of channels in a person's name; the gateways are told after the commit. */
@Component
class ChannelChanges {

  private final SignedChanges changes;
  private final ChannelNews news;

  ChannelChanges(SignedChanges changes, ChannelNews news) {
    this.changes = changes;
    this.news = news;
  }

  <T> Mono<T> by(Caller caller, Supplier<Mono<T>> change) {
    return telling(caller.signs(changes, change));
  }

  /** What a change made that is committed already. */
  <T> Mono<T> telling(Mono<T> change) {
    return change.flatMap(done -> news.changed().thenReturn(done));
  }

  /**
   * Completes when a channel was changed.
   *
   * @throws ApiProblem {@code NOT_FOUND} where there is none to change
   */
  Mono<Void> of(Caller caller, Supplier<Mono<Boolean>> change) {
    return found(by(caller, change));
  }

  /** {@link #of} what gateways do not remember: they are told nothing. */
  Mono<Void> quietly(Caller caller, Supplier<Mono<Boolean>> change) {
    return found(caller.signs(changes, change));
  }

  private static Mono<Void> found(Mono<Boolean> change) {
    return change
        .filter(found -> found)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .then();
  }
}
