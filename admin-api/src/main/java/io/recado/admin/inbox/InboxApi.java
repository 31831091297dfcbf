package io.recado.admin.inbox;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import io.recado.admin.web.Search;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Conversations, to look at. */
@RestController
@RequestMapping("/api/v1/conversations")
class InboxApi {

  private final PostgresInbox inbox;
  private final PostgresTranscript transcript;

  InboxApi(PostgresInbox inbox, PostgresTranscript transcript) {
    this.inbox = inbox;
    this.transcript = transcript;
  }

  /**
   * Heard last first; those who wait for a person, longest waiting first, and of one page in the
   * order in which their answers fall due. {@code q} are words, or beginnings of words, that were
   * all said in it; a second or two later they are found.
   */
  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<Page<ConversationView>> conversations(
      Caller caller,
      @RequestParam(required = false) InboxQuery.@Nullable State state,
      @RequestParam(required = false) HandlerView.@Nullable Kind handler,
      @RequestParam(required = false) @Nullable UUID person,
      @RequestParam(required = false) @Nullable UUID channel,
      @RequestParam(required = false) @Nullable UUID label,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var size = Page.size(limit);
    var typed = Search.words(q);
    var search = typed == null ? List.<SearchTerms.Range>of() : SearchTerms.typed(typed);
    var query =
        new InboxQuery(state, handler, person, channel, label, search, Cursor.parse(cursor), size);
    return inbox
        .list(caller, query)
        .map(found -> Page.of(found, size, one -> new Cursor(one.sortedBy(), one.id())))
        .map(page -> query.longestWaitingFirst() ? soonestDueFirst(page) : page);
  }

  @Needs(Permission.READ_INBOX)
  @GetMapping("/{conversation}")
  Mono<ConversationView> conversation(Caller caller, @PathVariable UUID conversation) {
    return inbox.find(caller, conversation).switchIfEmpty(notFound());
  }

  /** Newest first. */
  @Needs(Permission.READ_INBOX)
  @GetMapping("/{conversation}/messages")
  Mono<Page<MessageView>> messages(
      Caller caller,
      @PathVariable UUID conversation,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    return transcript
        .messages(caller, conversation, Cursor.parse(cursor), Page.size(limit))
        .switchIfEmpty(notFound());
  }

  /** What the bot has asked of business actions, and with which receipts: the last hundred. */
  @Needs(Permission.READ_INBOX)
  @GetMapping("/{conversation}/actions")
  Mono<List<ActionView>> actions(Caller caller, @PathVariable UUID conversation) {
    return transcript.actions(caller, conversation).switchIfEmpty(notFound());
  }

  /**
   * The desk's rule has answers fall due in the order in which people began to wait; a ticket may
   * promise one sooner, or later.
   */
  private static Page<ConversationView> soonestDueFirst(Page<ConversationView> page) {
    var byDue = comparing(ConversationView::answerDue, nullsLast(comparing(AnswerDue::at)));
    return new Page<>(page.items().stream().sorted(byDue).toList(), page.next());
  }

  private static <T> Mono<T> notFound() {
    return Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND));
  }
}
