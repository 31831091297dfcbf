package io.recado.admin.support;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.ticket.Category;
import io.recado.actions.ticket.Priority;
import io.recado.tenant.TenantId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Rules in rows. To be asked within the tenant's scope. */
@Repository
class PostgresTicketRules {

  private static final String READ =
      """
      select coalesce(words, '{}') as words, of_category, set_category, set_priority from ticket_rule
      where tenant_id = $1 order by position
      """;

  private static final String DROP = "delete from ticket_rule where tenant_id = $1";

  /** The words of a rule stand below each other: none of them has more lines than one. */
  private static final String WRITE =
      """
      insert into ticket_rule (tenant_id, position, words, of_category, set_category, set_priority)
      select $1, position, string_to_array(nullif(words, ''), E'\\n'), nullif(of_category, ''), nullif(category, ''),
             nullif(priority, '')
      from unnest($2::text[], $3::text[], $4::text[], $5::text[])
        with ordinality as rule (words, of_category, category, priority, position)
      """;

  private final DatabaseClient client;

  PostgresTicketRules(DatabaseClient client) {
    this.client = client;
  }

  Mono<List<TicketRule>> read(TenantId tenant) {
    return of(READ, tenant).map(PostgresTicketRules::rule).all().collectList();
  }

  /** No other rule holds from now on. */
  Mono<Void> replace(TenantId tenant, List<TicketRule> rules) {
    return of(DROP, tenant).then().then(write(tenant, rules));
  }

  private Mono<Void> write(TenantId tenant, List<TicketRule> rules) {
    return of(WRITE, tenant)
        .bind(1, column(rules, rule -> String.join("\n", rule.words())))
        .bind(2, column(rules, rule -> code(rule.ofCategory())))
        .bind(3, column(rules, rule -> code(rule.setCategory())))
        .bind(4, column(rules, rule -> rule.setPriority() == null ? "" : rule.setPriority().code()))
        .then();
  }

  private static String code(@Nullable Category category) {
    return category == null ? "" : category.code();
  }

  private static String[] column(List<TicketRule> rules, Function<TicketRule, String> value) {
    return rules.stream().map(value).toArray(String[]::new);
  }

  private static TicketRule rule(Readable row) {
    var priority = row.get("set_priority", String.class);
    return new TicketRule(
        List.of(required(row, "words", String[].class)),
        category(row, "of_category"),
        category(row, "set_category"),
        priority == null ? null : Priority.ofUrgency(priority).orElseThrow());
  }

  private static @Nullable Category category(Readable row, String column) {
    var code = row.get(column, String.class);
    return code == null ? null : Category.ofCode(code).orElseThrow();
  }

  private GenericExecuteSpec of(String sql, TenantId tenant) {
    return client.sql(sql).bind(0, tenant.value());
  }
}
