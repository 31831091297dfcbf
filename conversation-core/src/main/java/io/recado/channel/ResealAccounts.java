package io.recado.channel;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Seals anew what is of accounts, and so of no tenant. The tables are of the control plane and
 * named here all the same: whichever process runs the job must not say that a key is needed no more
 * while they need it. A process may be on a database that the control plane has not prepared yet.
 */
@Component
class ResealAccounts implements Resealing {

  private static final Logger log = LoggerFactory.getLogger(ResealAccounts.class);

  private static final int BATCH = 100;

  private static final TenantId NOBODY = new TenantId(new UUID(0, 0));
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  static final List<Table> TABLES =
      List.of(new Table("second_factor", "person_id"), new Table("signing_key", "key_id"));

  private static final String EXISTS = "select to_regclass($1) is not null";

  private final DatabaseClient dispatch;
  private final MasterKeys keys;

  ResealAccounts(DispatchDatabase dispatch, MasterKeys keys) {
    this.dispatch = dispatch.client();
    this.keys = keys;
  }

  @Override
  public Mono<Tally> run() {
    return Flux.fromIterable(TABLES)
        .filterWhen(this::exists)
        .concatMap(this::reseal)
        .reduce(Tally.NOTHING, Tally::plus);
  }

  private Mono<Boolean> exists(Table table) {
    return dispatch.sql(EXISTS).bind(0, table.name()).mapValue(Boolean.class).one();
  }

  private Mono<Tally> reseal(Table table) {
    return batch(table, BEFORE_ALL)
        .expand(rows -> rows.size() < BATCH ? Mono.empty() : batch(table, rows.getLast().id()))
        .concatMapIterable(rows -> rows)
        .concatMap(row -> replace(table, row))
        .reduce(Tally.NOTHING, Tally::plus);
  }

  private Mono<List<Sealed>> batch(Table table, UUID after) {
    return dispatch
        .sql(table.sealedByOthers())
        .bind(0, keys.current().idBytes())
        .bind(1, after)
        .bind(2, BATCH)
        .map(Sealed::read)
        .all()
        .collectList();
  }

  private Mono<Tally> replace(Table table, Sealed row) {
    var box = keys.box();
    var id = new ChannelId(row.id());
    byte[] anew;
    try {
      anew = box.seal(NOBODY, id, box.open(NOBODY, id, row.bytes()));
    } catch (SecretBoxException unreadable) {
      log.warn("{}. Row of {} is left as it is", unreadable.getMessage(), table.name());
      return Mono.just(Tally.unopened(row.bytes()));
    }
    return dispatch
        .sql(table.replacement())
        .bind(0, row.id())
        .bind(1, row.bytes())
        .bind(2, anew)
        .fetch()
        .rowsUpdated()
        .map(Tally::resealed);
  }

  /** Sealed in the column {@code sealed}. */
  record Table(String name, String key) {

    String sealedByOthers() {
      return """
      select %2$s as id, sealed from %1$s
      where substring(sealed from 2 for 4) <> $1 and %2$s > $2 order by %2$s limit $3
      """
          .formatted(name, key);
    }

    /** Who enrols anew meanwhile is not overwritten. */
    String replacement() {
      return "update %1$s set sealed = $3 where %2$s = $1 and sealed = $2".formatted(name, key);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sealed(UUID id, byte[] bytes) {

    static Sealed read(Readable row) {
      return new Sealed(required(row, "id", UUID.class), required(row, "sealed", byte[].class));
    }
  }
}
