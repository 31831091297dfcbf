package io.recado.actions.outage;

import io.recado.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What agents do with incidents. Everything may be done again without harm. Those who asked are
 * told the end soon after it is entered, once each.
 */
public interface IncidentDesk {

  /** What became of an agent's wish. */
  sealed interface Outcome {

    /**
     * @param incident as it is now
     */
    record Done(Incident incident) implements Outcome {}

    /**
     * It is too late, or too early: only what is suspected can be confirmed or dismissed, and only
     * what is known be told of or resolved.
     *
     * @param incident as it is
     */
    record NotPossible(Incident incident) implements Outcome {}

    record Unknown() implements Outcome {}
  }

  /**
   * What is said of an incident.
   *
   * @param estimatedUntil null where nobody knows, or knows any more
   * @param words to customers, at most 500 characters; null to leave what was said last
   */
  record News(@Nullable Instant estimatedUntil, @Nullable String words) {

    /** The most characters that {@code words} may have. */
    public static final int MOST_WORDS = 500;

    public News {
      if (words != null && (words.isBlank() || words.length() > MOST_WORDS)) {
        throw new IllegalArgumentException("words have 1 to %d characters".formatted(MOST_WORDS));
      }
    }
  }

  /**
   * What was entered.
   *
   * @param anew whether it was not known before
   */
  record Entered(Incident incident, boolean anew) {}

  /** Those that are suspected or known, the oldest first. */
  Flux<Incident> open(TenantId tenant);

  /**
   * Enters one that is known without anybody's report. Suspicions at its node and below go on as
   * this one. Where one of that node is known already, that is returned as it is.
   *
   * @return empty when there is no such node
   */
  Mono<Entered> enter(TenantId tenant, NodeId node, Instant beganAt, News news);

  /** Makes a suspicion a known incident. */
  Mono<Outcome> confirm(TenantId tenant, IncidentId incident, News news);

  /** Says something of it. What was said last is not said twice. */
  Mono<Outcome> tell(TenantId tenant, IncidentId incident, News news);

  Mono<Outcome> resolve(TenantId tenant, IncidentId incident);

  /** Closes a suspicion that was none. */
  Mono<Outcome> dismiss(TenantId tenant, IncidentId incident);

  /**
   * Plans works. The same works planned again are those, with these words.
   *
   * @param words what they are, to customers; null where nothing is said
   * @return whether there is such a node
   */
  Mono<Boolean> plan(
      TenantId tenant, NodeId node, Instant from, Instant until, @Nullable String words);

  /**
   * Ends the works that are under way at a node, and calls off those that would begin at a moment.
   *
   * @param from when the works that are called off would begin; null for none
   * @return whether there were any
   */
  Mono<Boolean> endWorks(TenantId tenant, NodeId node, @Nullable Instant from);
}
