package io.recado.admin.appointment;

import io.recado.actions.appointment.AgendaDesk;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.appointment.AppointmentView.State;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import io.recado.audit.SignedChanges;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Appointments by day, and what has become of them. */
@RestController
@RequestMapping("/api/v1")
class AppointmentApi {

  private static final int MOST_DAYS = 42;
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9000, 1, 1);

  private final PostgresDayBook book;
  private final AgendaDesk desk;
  private final SignedChanges changes;

  AppointmentApi(PostgresDayBook book, AgendaDesk desk, SignedChanges changes) {
    this.book = book;
    this.desk = desk;
    this.changes = changes;
  }

  /** What has become of an appointment. */
  record Became(State state) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Became {
      if (state == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A state is needed.");
      }
    }
  }

  /** Of one day or several, the soonest first; without {@code from}, of today. */
  @Needs(Permission.READ_INBOX)
  @GetMapping("/appointments")
  Mono<Page<AppointmentView>> appointments(
      Caller caller,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable Integer days,
      @RequestParam(required = false) @Nullable UUID calendar,
      @RequestParam(required = false) @Nullable State state,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    check(from);
    var size = Page.size(limit);
    int span = days == null ? 1 : Math.clamp(days, 1, MOST_DAYS);
    return book.list(
            caller,
            new PostgresDayBook.Query(from, span, calendar, state, Cursor.parse(cursor), size))
        .map(found -> Page.of(found, size, AppointmentApi::cursor));
  }

  @Needs(Permission.READ_INBOX)
  @GetMapping("/appointments/{appointment}")
  Mono<AppointmentView> appointment(Caller caller, @PathVariable String appointment) {
    return find(caller, AppointmentNumber.of(appointment));
  }

  /**
   * Cancelled, of one that is still to come: its customer is told. Done or missed, of one that has
   * begun. Booked takes done or missed back.
   */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PutMapping("/appointments/{appointment}/state")
  Mono<AppointmentView> settleAppointment(
      Caller caller, @PathVariable String appointment, @RequestBody Became became) {
    var number = AppointmentNumber.of(appointment);
    return caller
        .signs(changes, () -> change(caller, number, became.state()))
        .onErrorReturn(DataIntegrityViolationException.class, false)
        .flatMap(changed -> find(caller, number))
        .map(view -> possible(view, became.state()));
  }

  /** Who or what appointments take up. */
  @Needs(Permission.READ_INBOX)
  @GetMapping("/calendars")
  Mono<List<CalendarView>> calendars(Caller caller) {
    return book.calendars(caller);
  }

  private Mono<Boolean> change(Caller caller, AppointmentNumber number, State state) {
    return switch (state) {
      case CANCELLED -> desk.cancel(caller.tenant(), number.value());
      case NO_SHOW -> desk.missed(caller.tenant(), number.value());
      case DONE -> desk.kept(caller.tenant(), number.value());
      case BOOKED -> desk.takeBack(caller.tenant(), number.value());
    };
  }

  private Mono<AppointmentView> find(Caller caller, AppointmentNumber number) {
    return book.find(caller, number)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  /** It may have been so before, which is as good. */
  private static AppointmentView possible(AppointmentView view, State wanted) {
    if (view.state() != wanted) {
      throw new ApiProblem(
          ApiError.NOT_POSSIBLE,
          "The appointment is %s, and starts at %s.".formatted(view.state(), view.startsAt()));
    }
    return view;
  }

  private static Cursor cursor(AppointmentView last) {
    return Cursor.of(last.startsAt(), AppointmentNumber.of(last.number()).value());
  }

  private static void check(@Nullable LocalDate from) {
    if (from != null && (from.isBefore(FIRST) || from.isAfter(LAST))) {
      throw new ApiProblem(ApiError.PARAMETER_WRONG, "There are no appointments on such a day.");
    }
  }
}
