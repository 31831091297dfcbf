package io.recado.actions.ticket;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.Receipt;
import io.recado.actions.ticket.TicketChange.Outcome;
import io.recado.conversation.MessageContent.MediaFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Something a customer does to a ticket of theirs. The receipt tells its {@code number}. Rejects
 * with {@code unknown_ticket}, also where it is somebody else's, and the codes of {@link
 * TicketChange.Reason}.
 */
abstract sealed class TicketAction implements BusinessAction
    permits AddToTicket, CloseTicket, ReopenTicket, RateTicket, RemarkOnTicket {

  static final String TICKET = "ticket";
  static final String NUMBER = "number";

  static final ActionOutcome UNKNOWN = new ActionOutcome.Rejected("unknown_ticket");
  static final ActionOutcome BLANK = new ActionOutcome.Rejected("words_blank");
  static final ActionOutcome TOO_LONG = new ActionOutcome.Rejected("words_too_long");
  static final ActionOutcome TOO_MANY_FILES = new ActionOutcome.Rejected("too_many_attachments");

  private final ActionName name;
  private final TicketWork work;

  TicketAction(String name, TicketWork work) {
    this.name = new ActionName(name);
    this.work = work;
  }

  /** What is asked for, or why it is refused. */
  abstract Wish wish(ActionRequest request);

  /** What a request's inputs say. */
  sealed interface Wish {

    record Valid(TicketEvent.What what) implements Wish {}

    record Faulty(ActionOutcome why) implements Wish {}

    /** Words, and files where there may be some. */
    static Wish ofWords(String words, List<MediaFile> files, Supplier<TicketEvent.What> what) {
      if (words.isEmpty()) {
        return new Faulty(BLANK);
      }
      if (words.codePointCount(0, words.length()) > TicketReport.LONGEST_SUMMARY) {
        return new Faulty(TOO_LONG);
      }
      return files.size() > TicketReport.MOST_ATTACHMENTS
          ? new Faulty(TOO_MANY_FILES)
          : new Valid(what.get());
    }
  }

  @Override
  public final ActionName name() {
    return name;
  }

  @Override
  public final Set<String> receiptFacts() {
    return Set.of(NUMBER);
  }

  @Override
  public final Mono<ActionOutcome> perform(ActionRequest request) {
    return switch (wish(request)) {
      case Wish.Valid(var what) -> perform(request, what);
      case Wish.Faulty(var why) -> Mono.just(why);
    };
  }

  @Override
  public final Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return work.files().made(request.tenant(), request.key()).map(TicketAction::outcome);
  }

  /** The ticket a request names; empty when that is no number. */
  static Optional<TicketNumber> number(ActionRequest request) {
    var named = request.text(TICKET);
    return named == null ? Optional.empty() : TicketNumber.parse(named);
  }

  private Mono<ActionOutcome> perform(ActionRequest request, TicketEvent.What what) {
    return Mono.justOrEmpty(number(request))
        .map(number -> TicketChange.by(request, number, work.now(), what))
        .flatMap(work::change)
        .map(TicketAction::outcome)
        .defaultIfEmpty(UNKNOWN);
  }

  private static ActionOutcome outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Made(var ticket, var at, _) -> {
        var number = ticket.number().toString();
        yield new ActionOutcome.Done(new Receipt(number, at, Map.of(NUMBER, number)));
      }
      case Outcome.Refused(var reason) -> new ActionOutcome.Rejected(reason.code());
      case Outcome.Unknown() -> UNKNOWN;
    };
  }
}
