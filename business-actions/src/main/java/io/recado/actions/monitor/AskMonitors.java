package io.recado.actions.monitor;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.monitor.Sightings.Sighting;
import io.recado.channel.SecretBox;
import io.recado.channel.SecretBoxException;
import io.recado.database.DispatchDatabase;
import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks monitors how the network does, each once a minute. One that does not answer changes nothing:
 * incidents neither begin nor end by it. It is asked less and less often, every ten minutes in the
 * end, and is seen in health.
 */
final class AskMonitors implements Job {

  private static final Logger log = LoggerFactory.getLogger(AskMonitors.class);

  /** Two answers have to agree, so that a moment's hiccup is told to nobody. */
  private static final Duration PATIENCE = Duration.ofSeconds(50);

  private static final int AT_ONCE = 4;

  private static final String DUE =
      """
      select tenant_id, monitor_id, kind from network_monitor
      where kind <> 'webhook' and next_at <= clock_timestamp()
      order by next_at limit 100
      """;

  private static final String SECRETS =
      "select secrets from network_monitor where tenant_id = $1 and monitor_id = $2";

  private static final String OBJECTS =
      "select object from monitored_object where tenant_id = $1 and monitor_id = $2";

  private static final String ANSWERED =
      """
      update network_monitor set asked_at = clock_timestamp(), next_at = clock_timestamp() + interval '1 minute',
        failing_since = null, last_code = null
      where tenant_id = $1 and monitor_id = $2
      """;

  private static final String FAILED =
      """
      update network_monitor set asked_at = clock_timestamp(), last_code = $3,
        failing_since = coalesce(failing_since, clock_timestamp()),
        next_at = clock_timestamp() + least(interval '10 minutes',
          greatest(interval '1 minute', (clock_timestamp() - coalesce(failing_since, clock_timestamp())) / 2))
      where tenant_id = $1 and monitor_id = $2
      """;

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final SecretBox box;
  private final Asking asking;

  /**
   * What is asked, and what follows.
   *
   * @param kinds one of each kind that is asked
   */
  record Asking(List<NetworkMonitor> kinds, Sightings sightings, Duration patience) {

    Asking(List<NetworkMonitor> kinds, Sightings sightings) {
      this(kinds, sightings, PATIENCE);
    }

    Map<MonitorKind, NetworkMonitor> byKind() {
      return kinds.stream().collect(Collectors.toMap(NetworkMonitor::kind, Function.identity()));
    }
  }

  AskMonitors(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      SecretBox box,
      Asking asking) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
    this.box = box;
    this.asking = asking;
  }

  @Override
  public String name() {
    return "ask-monitors";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Mono<Void> run() {
    return due().flatMap(this::ask, AT_ONCE).then();
  }

  private Flux<Due> due() {
    return dispatch.sql(DUE).map(Due::read).all().collectList().flatMapIterable(all -> all);
  }

  private Mono<Void> ask(Due due) {
    return look(due)
        .flatMap(sights -> see(due, sights))
        .then(Mono.defer(() -> inTenant(due, of(ANSWERED, due).then())))
        .onErrorResume(error -> failed(due, error));
  }

  private Mono<Map<String, Sight>> look(Due due) {
    var objects = of(OBJECTS, due).mapValue(String.class).all().collect(Collectors.toSet());
    var access =
        of(SECRETS, due)
            .mapValue(byte[].class)
            .one()
            .map(bytes -> MonitorAccess.open(box, due.key(), bytes));
    return inTenant(due, Mono.zip(access, objects))
        .filter(found -> !found.getT2().isEmpty())
        .flatMap(found -> look(due, found.getT1(), found.getT2()));
  }

  private Mono<Map<String, Sight>> look(Due due, MonitorAccess access, Set<String> objects) {
    var monitor = asking.byKind().get(due.kind());
    return monitor == null
        ? Mono.error(() -> new MonitorException("not_configured"))
        : monitor.look(access, objects).map(sights -> only(objects, sights));
  }

  private static Map<String, Sight> only(Set<String> objects, Map<String, Sight> sights) {
    return sights.entrySet().stream()
        .filter(sight -> objects.contains(sight.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Mono<Void> see(Due due, Map<String, Sight> sights) {
    return Flux.fromIterable(sights.entrySet())
        .map(sight -> new Sighting(due.key(), sight.getKey(), sight.getValue()))
        .concatMap(sighting -> asking.sightings().see(sighting, asking.patience()))
        .then();
  }

  private Mono<Void> failed(Due due, Throwable error) {
    var code = code(error);
    log.warn(
        "Monitor {} of tenant {} was not understood ({}): nothing follows from it, and it is asked"
            + " again later",
        due.key().id(),
        due.key().tenant(),
        code);
    return inTenant(due, of(FAILED, due).bind(2, code).then()).onErrorComplete();
  }

  private static String code(Throwable error) {
    return switch (error) {
      case MonitorException known -> known.code();
      case SecretBoxException _ -> "secrets_unreadable";
      default -> error.getClass().getSimpleName();
    };
  }

  private <T> Mono<T> inTenant(Due due, Mono<T> work) {
    return scope.inTenant(due.key().tenant(), () -> work);
  }

  private GenericExecuteSpec of(String sql, Due due) {
    return client.sql(sql).bind(0, due.key().tenant().value()).bind(1, due.key().id().value());
  }

  private record Due(MonitorKey key, MonitorKind kind) {

    static Due read(Readable row) {
      return new Due(
          new MonitorKey(
              new TenantId(required(row, "tenant_id", UUID.class)),
              new MonitorId(required(row, "monitor_id", UUID.class))),
          MonitorKind.ofCode(required(row, "kind", String.class)));
    }
  }
}
