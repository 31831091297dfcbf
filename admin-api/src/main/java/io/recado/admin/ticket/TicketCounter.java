package io.recado.admin.ticket;

import io.recado.actions.attachment.Attachments.State;
import io.recado.actions.ticket.Priority;
import io.recado.actions.ticket.TicketChange.Outcome;
import io.recado.actions.ticket.TicketChange.Reason;
import io.recado.actions.ticket.TicketDesk;
import io.recado.actions.ticket.TicketDesk.TicketFile;
import io.recado.actions.ticket.TicketNumber;
import io.recado.admin.access.Caller;
import io.recado.admin.people.Member;
import io.recado.admin.people.Members;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.ticket.TicketFileView.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Agents' wishes to the ticket desk, and its answers as the API gives them. */
@Service
class TicketCounter {

  private final TicketDesk desk;
  private final PostgresTicketBoard board;
  private final PostgresTicketDownloads files;
  private final Members members;

  TicketCounter(
      TicketDesk desk, PostgresTicketBoard board, PostgresTicketDownloads files, Members members) {
    this.desk = desk;
    this.board = board;
    this.files = files;
    this.members = members;
  }

  Mono<TicketFileView> note(TicketRequest wish, String words) {
    return answer(wish, desk.note(wish.tenant(), wish.number(), wish.agent(), wish.key(), words));
  }

  Mono<TicketFileView> answered(TicketRequest wish) {
    return answer(wish, desk.answered(wish.tenant(), wish.number(), wish.agent(), wish.key()));
  }

  Mono<TicketFileView> close(TicketRequest wish, @Nullable String words) {
    return answer(wish, desk.close(wish.tenant(), wish.number(), wish.agent(), wish.key(), words));
  }

  Mono<TicketFileView> reopen(TicketRequest wish, String why) {
    return answer(wish, desk.reopen(wish.tenant(), wish.number(), wish.agent(), wish.key(), why));
  }

  Mono<TicketFileView> prioritise(Caller caller, TicketNumber number, Priority priority) {
    var agent = caller.person().toString();
    return answer(caller, number, desk.prioritise(caller.tenant(), number, agent, priority));
  }

  /** Empty when the tenant has no such ticket. */
  Mono<TicketFileView> file(Caller caller, TicketNumber number) {
    return Mono.zip(
            board.find(caller, number),
            desk.file(caller.tenant(), number),
            files.states(caller, number),
            members.all(caller.tenant()))
        .map(found -> file(found.getT1(), found.getT2(), found.getT3(), found.getT4()));
  }

  private static TicketFileView file(
      TicketView ticket, TicketFile file, List<State> files, List<Member> people) {
    var names = TicketFileView.names(people);
    var shelf = new TicketShelf(files);
    return new TicketFileView(
        ticket,
        shelf.next(file.ticket().report().attachments()),
        file.events().stream().map(event -> Event.of(event, names, shelf)).toList());
  }

  private Mono<TicketFileView> answer(TicketRequest wish, Mono<Outcome> change) {
    return answer(wish.caller(), wish.number(), change);
  }

  private Mono<TicketFileView> answer(Caller caller, TicketNumber number, Mono<Outcome> change) {
    return change.flatMap(
        outcome ->
            switch (outcome) {
              case Outcome.Made _ -> file(caller, number);
              case Outcome.Refused(var reason) -> Mono.error(refused(reason));
              case Outcome.Unknown() -> Mono.error(new ApiProblem(ApiError.NOT_FOUND));
            });
  }

  private static ApiProblem refused(Reason reason) {
    return new ApiProblem(
        ApiError.NOT_POSSIBLE,
        switch (reason) {
          case CLOSED -> "The ticket is closed.";
          case CLOSED_LONG_AGO ->
              "The ticket has been closed for so long that a new one should go on with it.";
          case OPEN -> "The ticket is not closed.";
          case RATED -> "The ticket has been rated.";
        });
  }
}
