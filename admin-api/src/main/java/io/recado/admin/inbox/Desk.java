package io.recado.admin.inbox;

import io.recado.admin.access.Caller;
import io.recado.admin.access.PersonId;
import io.recado.admin.inbox.PostgresDesk.HandedBack;
import io.recado.admin.inbox.PostgresDesk.Said;
import io.recado.admin.people.Members;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.DoneOnce;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Takeover;
import io.recado.conversation.Takeover.Taken;
import io.recado.digest.Sha256;
import io.recado.queue.ConversationKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * What agents do with conversations. Whose hands one is in is core's to say: the desk takes over by
 * the person's id, which is then the handler's name.
 */
@Service
class Desk {

  private final Takeover takeover;
  private final PostgresDesk desk;
  private final Members members;
  private final DoneOnce once;

  Desk(Takeover takeover, PostgresDesk desk, Members members, DoneOnce once) {
    this.takeover = takeover;
    this.desk = desk;
    this.members = members;
    this.once = once;
  }

  /** Also from a colleague; returns when the bot is silent. */
  Mono<Taken> takeOver(Caller caller, UUID conversation) {
    return known(takeover.takeOver(key(caller, conversation), caller.person().toString()));
  }

  /** Into a colleague's hands, wherever it was. */
  Mono<Taken> assign(Caller caller, UUID conversation, PersonId person) {
    return members
        .has(caller.tenant(), person)
        .filter(member -> member)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.PERSON_UNKNOWN)))
        .flatMap(member -> known(putInto(caller, conversation, person)));
  }

  private Mono<Taken> putInto(Caller caller, UUID conversation, PersonId person) {
    var key = key(caller, conversation);
    return takeover.assign(key, person.toString(), caller.person().toString());
  }

  private static Mono<Taken> known(Mono<Taken> taking) {
    return taking
        .filter(taken -> taken != Taken.NO_SUCH_CONVERSATION)
        .switchIfEmpty(Mono.error(Desk::notFound));
  }

  /**
   * The bot speaks again. Handing back what the bot has changes nothing; what is in a colleague's
   * hands only they and owners hand back.
   */
  Mono<Void> handBack(Caller caller, UUID conversation) {
    return desk.handBack(caller, conversation).flatMap(Desk::handedBack);
  }

  private static Mono<Void> handedBack(HandedBack outcome) {
    return switch (outcome) {
      case DONE -> Mono.empty();
      case NOT_YOURS -> Mono.error(new ApiProblem(ApiError.NOT_YOURS));
      case NO_CONVERSATION -> Mono.error(notFound());
    };
  }

  /** Hands back, and puts the conversation aside until its customer writes again. */
  Mono<Void> resolve(Caller caller, UUID conversation) {
    return desk.resolve(caller, conversation).flatMap(Desk::handedBack);
  }

  /**
   * @param requestKey of the request: the same again says nothing twice
   * @return the message's id
   */
  Mono<UUID> say(Caller caller, UUID conversation, String requestKey, String words) {
    var message = messageId(caller, conversation, requestKey);
    return desk.say(caller, conversation, message, words).map(said -> said(said, message));
  }

  /** What became of it: the message's id, or a refusal. */
  static UUID said(Said said, UUID message) {
    return switch (said) {
      case SENT, KNOWN -> message;
      case KEY_REUSED -> throw new ApiProblem(ApiError.KEY_REUSED);
      case NOT_HELD -> throw new ApiProblem(ApiError.NOT_YOURS);
      case NO_CONVERSATION -> throw notFound();
    };
  }

  /** The same request again notes nothing twice, and has the first note's id. */
  Mono<UUID> note(Caller caller, UUID conversation, @Nullable String requestKey, String words) {
    var route = "conversations/" + conversation + "/notes";
    return once.by(
        caller,
        requestKey,
        route,
        words,
        () -> desk.note(caller, conversation, words).switchIfEmpty(Mono.error(Desk::notFound)));
  }

  Mono<Void> read(Caller caller, UUID conversation, Instant until) {
    return desk.read(caller, conversation, until).flatMap(Desk::orNotFound);
  }

  private static Mono<Void> orNotFound(boolean found) {
    return found ? Mono.empty() : Mono.error(Desk::notFound);
  }

  private static ApiProblem notFound() {
    return new ApiProblem(ApiError.NOT_FOUND);
  }

  private static ConversationKey key(Caller caller, UUID conversation) {
    return new ConversationKey(caller.tenant(), new ConversationId(conversation));
  }

  /** The same for the same request (RFC 9562, version 8): so no table of requests is needed. */
  static UUID messageId(Caller caller, UUID conversation, String requestKey) {
    var text = caller.tenant() + "/" + conversation + "/" + caller.person() + "/" + requestKey;
    var digest = ByteBuffer.wrap(Sha256.of(text));
    long high = (digest.getLong() & ~0xF000L) | 0x8000L;
    long low = (digest.getLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
