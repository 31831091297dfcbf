package io.recado.admin.network;

import io.recado.actions.outage.NetworkDesk;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;

/** What parts of the network are called. */
final class NodeNames {

  private NodeNames() {}

  /** Whether anything may be called so. */
  static boolean isPossible(String name) {
    return !name.isBlank() && name.length() <= NetworkDesk.MOST_NAME && Words.canBeKept(name);
  }

  /**
   * The name without blanks around it.
   *
   * @throws ApiProblem {@code BODY_UNREADABLE} for none, or one that is too long
   */
  static String checked(@Nullable String name) {
    if (name == null || !isPossible(name.strip())) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE,
          "A name has 1 to %d characters.".formatted(NetworkDesk.MOST_NAME));
    }
    return name.strip();
  }

  /** Refuses a second one of a name; what hangs on it since the last look is looked at again. */
  static <T> Mono<T> unique(Mono<T> change) {
    return change
        .onErrorMap(DuplicateKeyException.class, _ -> new ApiProblem(ApiError.NAME_TAKEN))
        .onErrorMap(DataIntegrityViolationException.class, _ -> new ApiProblem(ApiError.TRY_AGAIN));
  }
}
