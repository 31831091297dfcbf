package io.recado.actions.outage;

import io.recado.actions.identity.CustomerIdentity;
import io.recado.actions.ticket.OpenTicket;
import io.recado.actions.ticket.TicketOpener;
import io.recado.database.DispatchDatabase;
import io.recado.retention.Pruning;
import io.recado.tenant.TenantScope;
import io.recado.tenant.Tenants;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Wires outages. */
@Configuration(proxyBeanMethods = false)
class OutageConfiguration {

  @Bean
  OutageAnswers outageAnswers(
      CustomerIdentity identity, Network network, AreaStates states, Tenants tenants, Clock clock) {
    return new OutageAnswers(new Places(identity, network), states, tenants, clock);
  }

  @Bean
  AreaStateLookup areaStateLookup(OutageAnswers answers) {
    return new AreaStateLookup(answers);
  }

  @Bean
  PlannedWorkLookup plannedWorkLookup(OutageAnswers answers) {
    return new PlannedWorkLookup(answers);
  }

  @Bean
  FileOutage fileOutage(OutageAnswers answers, Reports reports) {
    return new FileOutage(answers.places(), reports);
  }

  @Bean
  NetworkFaults networkFaults(OutageAnswers answers, Reports reports) {
    return new NetworkFaults(answers.places(), answers.states(), reports);
  }

  /** What is opened after the checks was reported before them. */
  @Bean
  OpenFaultTicket openFaultTicket(TicketOpener opener, OutageAnswers answers) {
    return new OpenFaultTicket(new OpenTicket(opener, _ -> Mono.empty()), answers.places());
  }

  @Bean
  TellOutageEnds tellOutageEnds(
      DispatchDatabase dispatch, DatabaseClient client, TenantScope scope) {
    return new TellOutageEnds(dispatch, client, scope);
  }

  @Bean
  LapseSuspicions lapseSuspicions(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      Suspicions suspicions,
      IncidentChanges changes) {
    return new LapseSuspicions(dispatch, client, scope, suspicions, changes);
  }

  @Bean
  Pruning prunedReports() {
    return new OutageRetention();
  }
}
