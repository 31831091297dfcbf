package io.recado.actions.appointment;

import io.recado.actions.caldav.CalDav;
import io.recado.actions.hours.OpeningHours;
import io.recado.actions.resilience.ActionGuards;
import io.recado.actions.ticket.CustomerNews;
import io.recado.channel.SecretBox;
import io.recado.database.DispatchDatabase;
import io.recado.egress.Egress;
import io.recado.settings.Settings;
import io.recado.tenant.TenantScope;
import io.recado.tenant.Tenants;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Puts the lookups and actions of appointments together. */
@Configuration(proxyBeanMethods = false)
class AppointmentConfiguration {

  @Bean
  CalendarServers calendarServers(
      DatabaseClient client, TenantScope scope, SecretBox box, Egress egress, ActionGuards guards) {
    return new CalendarServers(new AgendaSql(client, scope), box, new CalDav(egress), guards);
  }

  @Bean
  CalendarCheck calendarCheck(Egress egress, Clock clock) {
    return new CalendarCheck(new CalDav(egress), clock);
  }

  @Bean
  WriteCalendars writeCalendars(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      CalendarServers servers,
      Clock clock) {
    return new WriteCalendars(dispatch, new AgendaSql(client, scope), servers, clock);
  }

  @Bean
  Planner planner(
      Agenda agenda,
      CalendarServers servers,
      Tenants tenants,
      OpeningHours openingHours,
      Settings settings,
      Clock clock) {
    return new Planner(
        agenda, servers, new Planner.Firm(tenants, openingHours), settings.here(), clock);
  }

  @Bean
  ServicesLookup servicesLookup(Agenda agenda) {
    return new ServicesLookup(agenda);
  }

  @Bean
  FreeTimesLookup freeTimesLookup(Planner planner) {
    return new FreeTimesLookup(planner);
  }

  @Bean
  MyAppointmentsLookup myAppointmentsLookup(Planner planner) {
    return new MyAppointmentsLookup(planner);
  }

  @Bean
  BookAppointment bookAppointment(Planner planner, Bookings bookings) {
    return new BookAppointment(planner, bookings);
  }

  @Bean
  RescheduleAppointment rescheduleAppointment(Planner planner, Bookings bookings) {
    return new RescheduleAppointment(planner, bookings);
  }

  @Bean
  CancelAppointment cancelAppointment(Planner planner, Bookings bookings) {
    return new CancelAppointment(planner, bookings);
  }

  @Bean
  ConfirmAppointment confirmAppointment(Planner planner, Bookings bookings) {
    return new ConfirmAppointment(planner, bookings);
  }

  @Bean
  RemindOfAppointments remindOfAppointments(
      Reminders reminders, Tenants tenants, OpeningHours openingHours, Clock clock) {
    return new RemindOfAppointments(reminders, tenants, openingHours, clock);
  }

  @Bean
  AgendaDesk agendaDesk(DatabaseClient client, TenantScope scope, CustomerNews news, Clock clock) {
    return new AgendaDesk(client, scope, news, clock);
  }
}
