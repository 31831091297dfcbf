package io.recado.admin.inbox;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.access.PersonId;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Moments;
import io.recado.admin.web.RequestKeys;
import io.recado.admin.web.Words;
import io.recado.conversation.Takeover.Taken;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What agents do with conversations. */
@RestController
@RequestMapping("/api/v1/conversations/{conversation}")
class DeskApi {

  private final Desk desk;
  private final PostgresInbox inbox;

  DeskApi(Desk desk, PostgresInbox inbox) {
    this.desk = desk;
    this.inbox = inbox;
  }

  /** Who is to have the conversation. */
  record Assignment(UUID person) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Assignment {
      if (person == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A person is needed.");
      }
    }
  }

  /** Up to when the conversation has been read. */
  record ReadUntil(Instant until) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    ReadUntil {
      if (until == null || !Moments.arePossible(until)) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A time is needed.");
      }
    }
  }

  /**
   * The conversation as it is now.
   *
   * @param botMayBeHeard whether a message of the bot was on its way and may still arrive
   */
  record Changed(ConversationView conversation, boolean botMayBeHeard) {}

  /** A line that was written down. */
  record Written(UUID id) {}

  /** From the bot, the queue or a colleague. Answers when the bot says nothing any more. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping("/takeover")
  Mono<Changed> takeOver(Caller caller, @PathVariable UUID conversation) {
    return desk.takeOver(caller, conversation)
        .flatMap(taken -> changed(caller, conversation, taken));
  }

  /** To a colleague, or to oneself: the same as a takeover by them. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PutMapping("/assignee")
  Mono<Changed> assign(
      Caller caller, @PathVariable UUID conversation, @RequestBody Assignment assignment) {
    return desk.assign(caller, conversation, new PersonId(assignment.person()))
        .flatMap(taken -> changed(caller, conversation, taken));
  }

  /** The bot speaks again, from the customer's next message on. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping("/handback")
  Mono<Changed> handBack(Caller caller, @PathVariable UUID conversation) {
    return desk.handBack(caller, conversation)
        .then(Mono.defer(() -> changed(caller, conversation, Taken.SILENT)));
  }

  /** Hands back, and puts the conversation aside until its customer writes again. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping("/resolution")
  Mono<Changed> resolve(Caller caller, @PathVariable UUID conversation) {
    return desk.resolve(caller, conversation)
        .then(Mono.defer(() -> changed(caller, conversation, Taken.SILENT)));
  }

  /** To the customer, by the outbox. The conversation must be in the caller's hands. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping("/messages")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<Written> say(
      Caller caller,
      @PathVariable UUID conversation,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @RequestBody Words words) {
    return desk.say(caller, conversation, RequestKeys.required(key), words.text())
        .map(Written::new);
  }

  /** For the team; no customer gets it. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping("/notes")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Written> note(
      Caller caller,
      @PathVariable UUID conversation,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @RequestBody Words words) {
    return desk.note(caller, conversation, key, words.text()).map(Written::new);
  }

  /** Never goes back. */
  @Needs(Permission.READ_INBOX)
  @PutMapping("/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> read(Caller caller, @PathVariable UUID conversation, @RequestBody ReadUntil read) {
    return desk.read(caller, conversation, read.until());
  }

  private Mono<Changed> changed(Caller caller, UUID conversation, Taken taken) {
    return inbox
        .find(caller, conversation)
        .map(view -> new Changed(view, taken == Taken.BOT_MAY_BE_HEARD))
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }
}
