package io.recado.admin.inbox;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where agents lay conversations: aside for a while, or under labels. */
@RestController
@RequestMapping("/api/v1/conversations/{conversation}")
class TriageApi {

  private final PostgresTriage triage;
  private final PostgresInbox inbox;
  private final Clock clock;
  private final Duration longest;

  TriageApi(PostgresTriage triage, PostgresInbox inbox, Clock clock, Settings settings) {
    this.triage = triage;
    this.inbox = inbox;
    this.clock = clock;
    this.longest = settings.duration(Setting.SNOOZE_LONGEST);
  }

  /** Until when a conversation is put aside. */
  record Snooze(Instant until) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Snooze {
      if (until == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A time is needed.");
      }
    }
  }

  /** All the labels a conversation is to have, by their ids. */
  record LabelSet(Set<UUID> labels) {

    private static final int MOST = 20;

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    LabelSet {
      if (labels == null || labels.stream().anyMatch(Objects::isNull) || labels.size() > MOST) {
        throw new ApiProblem(
            ApiError.BODY_UNREADABLE, "A conversation has up to %d labels.".formatted(MOST));
      }
      labels = Set.copyOf(labels);
    }
  }

  /** Until then, or until the customer writes. Whose hands it is in stays as it is. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PutMapping("/snooze")
  Mono<ConversationView> snooze(
      Caller caller, @PathVariable UUID conversation, @RequestBody Snooze snooze) {
    check(snooze.until());
    return triage
        .snooze(caller, conversation, snooze.until())
        .filter(found -> found)
        .flatMap(done -> inbox.find(caller, conversation))
        .switchIfEmpty(notFound());
  }

  private void check(Instant until) {
    var now = clock.instant();
    if (!until.isAfter(now) || until.isAfter(now.plus(longest))) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE,
          "The time is to come, and within %d days.".formatted(longest.toDays()));
    }
  }

  /** Back among the others at once; where it is there already, nothing is changed. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @DeleteMapping("/snooze")
  Mono<ConversationView> wake(Caller caller, @PathVariable UUID conversation) {
    return triage
        .wake(caller, conversation)
        .then(Mono.defer(() -> inbox.find(caller, conversation)))
        .switchIfEmpty(notFound());
  }

  /** These and no others. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PutMapping("/labels")
  Mono<ConversationView> labelConversation(
      Caller caller, @PathVariable UUID conversation, @RequestBody LabelSet labels) {
    return inbox
        .find(caller, conversation)
        .flatMap(known -> triage.label(caller, conversation, List.copyOf(labels.labels())))
        .flatMap(done -> done ? inbox.find(caller, conversation) : unknownLabel())
        .switchIfEmpty(notFound());
  }

  private static <T> Mono<T> unknownLabel() {
    return Mono.error(() -> new ApiProblem(ApiError.LABEL_UNKNOWN));
  }

  private static <T> Mono<T> notFound() {
    return Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND));
  }
}
