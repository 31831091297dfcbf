package io.recado.admin.backlog;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Moments;
import io.recado.admin.web.Page;
import io.recado.admin.web.Words;
import io.recado.channel.ChannelId;
import io.recado.outbox.DeadLetters;
import io.recado.outbox.DeadLetters.DeadLetter;
import io.recado.outbox.DeadLetters.Filter;
import io.recado.outbox.DeadLetters.Place;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Messages to customers that were given up. */
@RestController
@RequestMapping("/api/v1/dead-letters")
class DeadLetterApi {

  /** In one request; whoever wants more asks again. */
  private static final int MOST = 1000;

  private static final int LONGEST_CODE = 100;

  private final DeadLetters letters;

  DeadLetterApi(DeadLetters letters) {
    this.letters = letters;
  }

  /**
   * A message that was given up.
   *
   * @param body its words; null when they cannot be read
   * @param code why, for machines: the provider's code or one of ours
   * @param reason why, in the provider's words
   * @param mayHaveArrived whether an attempt ended without an answer
   */
  record LetterView(
      UUID id,
      UUID conversation,
      UUID channel,
      @Nullable String body,
      String code,
      @Nullable String reason,
      int attempts,
      boolean mayHaveArrived,
      Instant endedAt) {

    static LetterView of(DeadLetter letter) {
      var content = letter.content();
      return new LetterView(
          letter.id(),
          letter.conversation().value(),
          letter.channel().value(),
          content == null ? null : content.body(),
          letter.code(),
          letter.reason(),
          letter.attempts(),
          letter.mayHaveArrived(),
          letter.endedAt());
    }
  }

  /**
   * Which letters; what is null does not narrow them down.
   *
   * @param since given up then or later
   * @param until given up before
   */
  record Letters(
      @Nullable UUID channel,
      @Nullable String code,
      @Nullable Instant since,
      @Nullable Instant until) {

    Letters {
      Words.check(code, LONGEST_CODE);
      if (!Moments.arePossible(since) || !Moments.arePossible(until)) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "This is no time of a letter.");
      }
    }

    Filter filter() {
      return new Filter(null, channel == null ? null : new ChannelId(channel), code, since, until);
    }
  }

  /** The latest first. */
  @Needs(Permission.OPERATE)
  @GetMapping
  Mono<Page<LetterView>> deadLetters(
      Caller caller,
      @RequestParam(required = false) @Nullable UUID channel,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable Instant since,
      @RequestParam(required = false) @Nullable Instant until,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var size = Page.size(limit);
    var after = Cursor.parse(cursor);
    var place = after == null ? null : new Place(after.at(), after.id());
    return letters
        .list(caller.tenant(), new Letters(channel, code, since, until).filter(), place, size + 1)
        .map(LetterView::of)
        .collectList()
        .map(found -> Page.of(found, size, last -> new Cursor(last.endedAt(), last.id())));
  }

  /** Sends one again; none is, where its channel has asked for more time. */
  @Needs(Permission.OPERATE)
  @PostMapping("/{letter}/replay")
  Mono<Count> replayLetter(Caller caller, @PathVariable UUID letter) {
    return ifThere(caller, letter, one -> letters.replay(caller.tenant(), one, by(caller), 1));
  }

  /** Sends all of these again; a thousand at most, and whoever wants more asks again. */
  @Needs(Permission.OPERATE)
  @PostMapping("/replay")
  Mono<Count> replayLetters(Caller caller, @RequestBody Letters which) {
    return letters
        .replay(caller.tenant(), which.filter(), by(caller), MOST)
        .map(DeadLetterApi::count);
  }

  /** Gives one up for good. */
  @Needs(Permission.OPERATE)
  @DeleteMapping("/{letter}")
  Mono<Count> dropLetter(Caller caller, @PathVariable UUID letter) {
    return ifThere(caller, letter, one -> letters.discard(caller.tenant(), one, by(caller), 1));
  }

  /** Gives all of these up for good; a thousand at most. */
  @Needs(Permission.OPERATE)
  @PostMapping("/drop")
  Mono<Count> dropLetters(Caller caller, @RequestBody Letters which) {
    return letters
        .discard(caller.tenant(), which.filter(), by(caller), MOST)
        .map(DeadLetterApi::count);
  }

  private Mono<Count> ifThere(Caller caller, UUID letter, Function<Filter, Mono<Integer>> change) {
    var one = Filter.one(letter);
    return letters
        .list(caller.tenant(), one, null, 1)
        .next()
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .flatMap(there -> change.apply(one))
        .map(DeadLetterApi::count);
  }

  private static String by(Caller caller) {
    return caller.person().toString();
  }

  private static Count count(int changed) {
    return new Count(changed);
  }
}
