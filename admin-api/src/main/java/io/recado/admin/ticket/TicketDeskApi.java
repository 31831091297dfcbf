package io.recado.admin.ticket;

import io.recado.actions.ticket.Priority;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.RequestKeys;
import io.recado.admin.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What agents do with tickets. Each answers with the ticket as it is afterwards. */
@RestController
@RequestMapping("/api/v1/tickets/{ticket}")
class TicketDeskApi {

  private final TicketCounter counter;

  TicketDeskApi(TicketCounter counter) {
    this.counter = counter;
  }

  /**
   * @param text what was found or done, for the file; null where nothing is said of it
   */
  record Closing(@Nullable String text) {
    private static final int MOST_CHARACTERS = 4096;

    Closing {
      Words.check(text, MOST_CHARACTERS);
    }
  }

  /** How soon it is to be seen to. */
  record Urgency(Priority priority) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Urgency {
      if (priority == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A priority is needed.");
      }
    }
  }

  /** For the team; the customer is not told. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping("/notes")
  Mono<TicketFileView> noteOnTicket(
      Caller caller,
      @PathVariable String ticket,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @RequestBody Words words) {
    var request = TicketRequest.of(caller, ticket, "note", RequestKeys.required(key));
    return counter.note(request, words.text());
  }

  /** Says that the customer was answered; the answer itself goes by their conversation. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping("/answer")
  Mono<TicketFileView> answerTicket(
      Caller caller,
      @PathVariable String ticket,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key) {
    return counter.answered(TicketRequest.of(caller, ticket, "answer", RequestKeys.required(key)));
  }

  /** Closes it, and tells the customer. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping("/closing")
  Mono<TicketFileView> closeTicket(
      Caller caller,
      @PathVariable String ticket,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @RequestBody Closing closing) {
    var request = TicketRequest.of(caller, ticket, "close", RequestKeys.required(key));
    return counter.close(request, closing.text());
  }

  /** Its end is promised anew. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping("/reopening")
  Mono<TicketFileView> reopenTicket(
      Caller caller,
      @PathVariable String ticket,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @RequestBody Words why) {
    var request = TicketRequest.of(caller, ticket, "reopen", RequestKeys.required(key));
    return counter.reopen(request, why.text());
  }

  /** What is promised is counted anew, from when it was opened. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PutMapping("/priority")
  Mono<TicketFileView> prioritiseTicket(
      Caller caller, @PathVariable String ticket, @RequestBody Urgency urgency) {
    return counter.prioritise(caller, TicketRequest.number(ticket), urgency.priority());
  }
}
