package io.recado.admin.invoice;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import io.recado.admin.web.Search;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Invoices, to look at. Owners issue them, or another system of theirs does. */
@RestController
@RequestMapping("/api/v1/invoices")
class InvoiceApi {

  private final PostgresInvoiceBoard board;
  private final PostgresInvoiceFile file;

  InvoiceApi(PostgresInvoiceBoard board, PostgresInvoiceFile file) {
    this.board = board;
    this.file = file;
  }

  /** Those due last first. {@code q} is a number, or part of a customer's name or number. */
  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<Page<InvoiceView>> invoices(
      Caller caller,
      @RequestParam(required = false) @Nullable Set<InvoiceView.State> state,
      @RequestParam(required = false) @Nullable UUID customer,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var size = Page.size(limit);
    var states = Search.anyOf(state);
    var query = new InvoiceQuery(states, customer, Search.words(q), Cursor.parse(cursor), size);
    return board.list(caller, query).map(found -> Page.of(found, size, InvoiceApi::cursor));
  }

  /** One, with its lines, what was booked of it and how its payment was tried. */
  @Needs(Permission.READ_INBOX)
  @GetMapping("/{invoice}")
  Mono<InvoiceFileView> invoice(Caller caller, @PathVariable UUID invoice) {
    return board
        .find(caller, invoice)
        .flatMap(found -> file.of(caller, found))
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  private static Cursor cursor(InvoiceView last) {
    return new Cursor(last.dueOn().atStartOfDay().toInstant(ZoneOffset.UTC), last.id());
  }
}
