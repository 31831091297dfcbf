package io.recado.channel;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Seals anew what is of a tenant, a batch of a tenant's at a time. */
@Component
class ResealTenants implements Resealing {

  private static final Logger log = LoggerFactory.getLogger(ResealTenants.class);

  private static final int BATCH = 100;

  private static final byte[] BEFORE_ALL = {};

  private static final String TENANTS = "select tenant_id from tenant order by tenant_id";

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final MasterKeys keys;
  private final List<SealedRows> tables;

  ResealTenants(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      MasterKeys keys,
      List<SealedRows> tables) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
    this.keys = keys;
    this.tables = List.copyOf(tables);
  }

  @Override
  public Mono<Tally> run() {
    return tenants()
        .concatMap(tenant -> Flux.fromIterable(tables).concatMap(table -> reseal(tenant, table)))
        .reduce(Tally.NOTHING, Tally::plus);
  }

  private Flux<TenantId> tenants() {
    return dispatch
        .sql(TENANTS)
        .mapValue(UUID.class)
        .all()
        .collectList()
        .flatMapIterable(ids -> ids)
        .map(TenantId::new);
  }

  private Mono<Tally> reseal(TenantId tenant, SealedRows table) {
    return batch(tenant, table, BEFORE_ALL)
        .expand(done -> done.isLast() ? Mono.empty() : batch(tenant, table, done.last()))
        .map(Batch::tally)
        .reduce(Tally.NOTHING, Tally::plus);
  }

  private Mono<Batch> batch(TenantId tenant, SealedRows table, byte[] after) {
    var old =
        client
            .sql(table.sealedByOthers())
            .bind(0, tenant.value())
            .bind(1, keys.current().idBytes())
            .bind(2, after)
            .bind(3, BATCH)
            .map(Old::read)
            .all();
    return scope.inTenant(
        tenant,
        () ->
            old.collectList()
                .flatMap(
                    records ->
                        Flux.fromIterable(records)
                            .concatMap(record -> replace(tenant, table, record))
                            .reduce(Tally.NOTHING, Tally::plus)
                            .map(tally -> Batch.of(records, tally))));
  }

  private Mono<Tally> replace(TenantId tenant, SealedRows table, Old record) {
    var box = keys.box();
    byte[] anew;
    try {
      anew = box.seal(tenant, record.id(), box.open(tenant, record.id(), record.sealed()));
    } catch (SecretBoxException unreadable) {
      log.warn("{}. Row of {} is left as it is", unreadable.getMessage(), table.table());
      return Mono.just(Tally.unopened(record.sealed()));
    }
    return client
        .sql(table.replacement())
        .bind(0, tenant.value())
        .bind(1, record.sealed())
        .bind(2, anew)
        .fetch()
        .rowsUpdated()
        .map(Tally::resealed);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Old(ChannelId id, byte[] sealed) {

    static Old read(Readable row) {
      return new Old(
          new ChannelId(required(row, "sealed_as", UUID.class)),
          required(row, "sealed", byte[].class));
    }
  }

  /**
   * Some of a table's.
   *
   * @param last where the next begins
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Batch(boolean isLast, byte[] last, Tally tally) {

    static Batch of(List<Old> records, Tally tally) {
      return records.size() < BATCH
          ? new Batch(true, BEFORE_ALL, tally)
          : new Batch(false, records.getLast().sealed(), tally);
    }
  }
}
