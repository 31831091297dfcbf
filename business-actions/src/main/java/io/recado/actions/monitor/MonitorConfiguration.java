package io.recado.actions.monitor;

import io.recado.actions.monitor.AskMonitors.Asking;
import io.recado.actions.outage.IncidentDesk;
import io.recado.channel.SecretBox;
import io.recado.database.DispatchDatabase;
import io.recado.egress.Egress;
import io.recado.health.Sampled;
import io.recado.retention.Pruning;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantScope;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Wires monitors. */
@Configuration(proxyBeanMethods = false)
class MonitorConfiguration {

  @Bean
  AskMonitors askMonitors(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      SecretBox box,
      Egress egress,
      Sightings sightings) {
    return new AskMonitors(dispatch, client, scope, box, new Asking(kinds(egress), sightings));
  }

  @Bean
  MonitorCheck monitorCheck(Egress egress) {
    return new MonitorCheck(kinds(egress));
  }

  private static List<NetworkMonitor> kinds(Egress egress) {
    var calls = new MonitorCalls(egress);
    return List.of(new IcingaMonitor(calls), new ZabbixMonitor(calls), new UispMonitor(calls));
  }

  @Bean
  MonitorHooks monitorHooks(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      SecretBox box,
      MonitorEvents events) {
    return new PostgresMonitorHooks(dispatch, client, scope, box, events);
  }

  @Bean
  MonitorEvents monitorEvents(
      DatabaseClient client,
      TenantScope scope,
      Sightings sightings,
      IncidentDesk desk,
      Settings settings) {
    return new MonitorEvents(
        client, scope, sightings, desk, settings.count(Setting.OUTAGE_EVENTS_PER_MINUTE));
  }

  @Bean
  Pruning prunedMonitorEvents() {
    return new MonitorRetention();
  }

  @Bean
  Sampled<List<Monitors.Failing>> failingMonitors(Monitors monitors) {
    return new Sampled<>(() -> monitors.failing().collectList(), List.of());
  }

  @Bean
  MonitorHealth monitorsHealthIndicator(Sampled<List<Monitors.Failing>> failingMonitors) {
    return new MonitorHealth(failingMonitors);
  }
}
