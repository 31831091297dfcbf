package io.recado.journal;

import io.recado.channel.Channel;
import io.recado.database.GroupCommit;
import io.recado.database.TenantCalls;
import io.recado.journal.DeliveryBatch.EventId;
import io.recado.journal.RecordDeliveries.Recorded;
import io.recado.queue.Awaited;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Deliveries that come in at the same time, whoever's they are, share one commit. */
@Repository
class PostgresJournal implements Journal {

  /** While one group waits for the disk, the next is already being written. */
  private static final int WRITERS = 2;

  private static final int MOST_IN_GROUP = 64;

  /** Several seconds' worth; beyond that a channel does better to come again. */
  private static final int MOST_WAITING = 10_000;

  private final RecordDeliveries recordDeliveries;
  private final TenantCalls calls;
  private final GroupCommit<Delivery, Accepted> deliveries;

  PostgresJournal(DatabaseClient database, TenantCalls calls, Settings settings) {
    this.recordDeliveries =
        new RecordDeliveries(
            database,
            settings.duration(Setting.TURN_QUIET_PERIOD),
            settings.duration(Setting.LATE_AFTER));
    this.calls = calls;
    this.deliveries = new GroupCommit<>(this::record, WRITERS, MOST_IN_GROUP, MOST_WAITING);
  }

  @Override
  public Mono<Accepted> accept(Channel channel, List<InboundEvent> events, byte @Nullable [] body) {
    return Mono.defer(() -> deliveries.commit(Delivery.of(channel, events, body)));
  }

  private Mono<List<Accepted>> record(List<Delivery> group) {
    return calls.alone(recordDeliveries.run(group)).map(recorded -> summaries(group, recorded));
  }

  private static List<Accepted> summaries(List<Delivery> group, List<Recorded> recorded) {
    var open = new HashMap<EventId, Recorded>();
    recorded.forEach(event -> open.put(event.event(), event));
    return group.stream().map(delivery -> summary(delivery, open)).toList();
  }

  /** An event counts for the first delivery that holds it; to the others it is a duplicate. */
  private static Accepted summary(Delivery delivery, Map<EventId, Recorded> open) {
    var mine =
        delivery.events().stream()
            .map(event -> open.remove(new EventId(delivery.channel().id(), event.key())))
            .filter(Objects::nonNull)
            .toList();
    return new Accepted(mine.size(), delivery.events().size() - mine.size(), awaited(mine));
  }

  private static List<Awaited> awaited(List<Recorded> events) {
    return events.stream().map(Recorded::awaited).filter(Objects::nonNull).distinct().toList();
  }
}
