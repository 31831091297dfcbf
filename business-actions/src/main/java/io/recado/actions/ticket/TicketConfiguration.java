package io.recado.actions.ticket;

import io.recado.actions.hours.OpeningHours;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantScope;
import io.recado.tenant.Tenants;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Puts the lookups and actions of tickets together. */
@Configuration(proxyBeanMethods = false)
class TicketConfiguration {

  @Bean
  TicketOpener ticketOpener(
      Tickets tickets, Tenants tenants, OpeningHours openingHours, TicketTerms terms, Clock clock) {
    return new TicketOpener(tickets, tenants, openingHours, terms, clock);
  }

  @Bean
  TicketWork ticketWork(
      Tickets tickets,
      TicketFiles files,
      TicketTerms terms,
      Tenants tenants,
      OpeningHours openingHours,
      Clock clock) {
    return new TicketWork(
        tickets, files, terms, new TicketWork.Hours(tenants, openingHours), clock);
  }

  @Bean
  OpenTicket openTicket(TicketOpener opener, Faults faults) {
    return new OpenTicket(opener, faults);
  }

  @Bean
  MyTicketsLookup myTicketsLookup(TicketWork work) {
    return new MyTicketsLookup(work);
  }

  @Bean
  TicketStateLookup ticketStateLookup(TicketWork work) {
    return new TicketStateLookup(work);
  }

  @Bean
  AddToTicket addToTicket(TicketWork work) {
    return new AddToTicket(work);
  }

  @Bean
  CloseTicket closeTicket(TicketWork work) {
    return new CloseTicket(work);
  }

  @Bean
  ReopenTicket reopenTicket(TicketWork work) {
    return new ReopenTicket(work);
  }

  @Bean
  FollowUpTicket followUpTicket(TicketWork work, TicketOpener opener) {
    return new FollowUpTicket(work, opener);
  }

  @Bean
  RateTicket rateTicket(TicketWork work) {
    return new RateTicket(work);
  }

  @Bean
  RemarkOnTicket remarkOnTicket(TicketWork work) {
    return new RemarkOnTicket(work);
  }

  @Bean
  TicketDesk ticketDesk(TicketWork work, CustomerNews news, TenantScope scope) {
    return new TicketDesk(work, news, scope);
  }

  @Bean
  WatchTickets watchTickets(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      TicketWork work,
      CustomerNews news) {
    return new WatchTickets(dispatch, client, scope, new AskCustomers(client, scope, work, news));
  }
}
