package io.recado.admin.ticket;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.tenant.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Whose name has what was typed in it. */
sealed interface NamedPeople {

  /** Of so many, each ticket can be looked at and put in order in a moment. */
  int MOST = 500;

  String NAMED =
      """
      select typed.part,
             array(select contact_id from contact
                   where tenant_id = $1 and position(typed.part in folded_name) > 0 limit $3) as contacts,
             array(select customer_id from customer
                   where tenant_id = $1 and position(typed.part in folded_name) > 0 limit $3) as customers
      from (select folded($2) as part) typed
      """;

  /**
   * So few that their tickets are looked up, and no others looked at.
   *
   * @param customers by name and number
   */
  record Few(List<UUID> contacts, List<UUID> customers) implements NamedPeople {}

  /**
   * So many that looking through the newest tickets finds a page soon.
   *
   * @param part of their names, without capitals and accents
   */
  record Many(String part) implements NamedPeople {}

  /** In the caller's transaction. */
  static Mono<NamedPeople> find(DatabaseClient client, TenantId tenant, String typed) {
    return client
        .sql(NAMED)
        .bind(0, tenant.value())
        .bind(1, typed)
        .bind(2, MOST + 1)
        .map(NamedPeople::read)
        .one();
  }

  private static NamedPeople read(Readable row) {
    var contacts = List.of(required(row, "contacts", UUID[].class));
    var customers = List.of(required(row, "customers", UUID[].class));
    return contacts.size() > MOST || customers.size() > MOST
        ? new Many(required(row, "part", String.class))
        : new Few(contacts, customers);
  }
}
