package io.recado.admin.dashboard;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantScope;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What happened, day by day. */
@RestController
@RequestMapping("/api/v1/counts")
class CountsApi {

  private static final int USUAL_DAYS = 30;
  private static final int MOST_DAYS = 92;
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9000, 1, 1);

  /**
   * Entries of the audit have ids made by time, by which the days are found; an id is made a moment
   * before or after its time is taken. Bounds are values of their own, because row-level security
   * keeps those that come from a joined row out of the index.
   */
  private static final String COUNTS =
      """
      with zone as (
        select time_zone, coalesce($2, (clock_timestamp() at time zone time_zone)::date) as last from tenant
        where tenant_id = $1
      ), days as (
        select d::date as day from zone, generate_series(last - ($3 - 1), last, interval '1 day') d
      ), span as (
        select time_zone, (last - ($3 - 1))::timestamp at time zone time_zone as since,
               (last + 1)::timestamp at time zone time_zone as until
        from zone
      ), ids as (
        select (lpad(to_hex((extract(epoch from since - interval '1 second') * 1000)::bigint), 12, '0')
                || repeat('0', 20))::uuid as low,
               (lpad(to_hex((extract(epoch from until + interval '1 second') * 1000)::bigint), 12, '0')
                || repeat('0', 20))::uuid as high
        from span
      ), audited as (
        select (e.at at time zone s.time_zone)::date as day,
               count(*) filter (where e.action = 'conversation.taken_over') as taken_over,
               count(*) filter (where starts_with(e.action, 'action.') and e.outcome = 'done') as done,
               count(*) filter (where starts_with(e.action, 'action.') and e.outcome = 'rejected') as rejected
        from span s join audit_entry e on e.tenant_id = $1 and e.at >= s.since and e.at < s.until
          and e.entry_id >= (select low from ids) and e.entry_id < (select high from ids)
        group by 1
      ), opened as (
        select (t.opened_at at time zone s.time_zone)::date as day, count(*) as count
        from span s join ticket t on t.tenant_id = $1
          and t.opened_at >= (select since from span) and t.opened_at < (select until from span)
        group by 1
      ), closed as (
        select (t.closed_at at time zone s.time_zone)::date as day, count(*) as count
        from span s join ticket t on t.tenant_id = $1
          and t.closed_at >= (select since from span) and t.closed_at < (select until from span)
        group by 1
      ), said as (
        select day, sum(count) filter (where author = 'customer') as customers,
               sum(count) filter (where author = 'bot') as bot, sum(count) filter (where author = 'agent') as people
        from message_count where tenant_id = $1 group by day
      )
      select d.day, coalesce(m.customers, 0)::bigint as customers, coalesce(m.bot, 0)::bigint as bot,
             coalesce(m.people, 0)::bigint as people, coalesce(a.taken_over, 0) as taken_over,
             coalesce(a.done, 0) as done, coalesce(a.rejected, 0) as rejected, coalesce(o.count, 0) as opened,
             coalesce(c.count, 0) as closed
      from days d left join said m using (day) left join audited a using (day) left join opened o using (day)
      left join closed c using (day)
      order by d.day
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  CountsApi(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** Up to and with {@code until}, or today, by the tenant's clocks; the oldest day first. */
  @Needs(Permission.OPERATE)
  @GetMapping
  Mono<List<DayView>> counts(
      Caller caller,
      @RequestParam(required = false) @Nullable LocalDate until,
      @RequestParam(required = false) @Nullable Integer days) {
    check(until);
    int span = days == null ? USUAL_DAYS : Math.clamp(days, 1, MOST_DAYS);
    var counts =
        bind(client.sql(COUNTS).bind(0, caller.tenant().value()), 1, LocalDate.class, until)
            .bind(2, span)
            .map(CountsApi::day)
            .all();
    return scope.inTenant(caller.tenant(), counts::collectList);
  }

  private static DayView day(Readable row) {
    return new DayView(
        required(row, "day", LocalDate.class),
        required(row, "customers", Long.class),
        required(row, "bot", Long.class),
        required(row, "people", Long.class),
        required(row, "taken_over", Long.class),
        required(row, "done", Long.class),
        required(row, "rejected", Long.class),
        required(row, "opened", Long.class),
        required(row, "closed", Long.class));
  }

  private static void check(@Nullable LocalDate until) {
    if (until != null && (until.isBefore(FIRST) || until.isAfter(LAST))) {
      throw new ApiProblem(ApiError.PARAMETER_WRONG, "Nothing was counted on such a day.");
    }
  }
}
