package io.recado.actions.appointment;

import io.recado.actions.hours.OpeningHours;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.Tenants;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the waiting list together. */
@Configuration(proxyBeanMethods = false)
class WaitingListConfiguration {

  @Bean
  WaitingSpansLookup waitingSpansLookup(Planner planner) {
    return new WaitingSpansLookup(planner);
  }

  @Bean
  MyWaitingLookup myWaitingLookup(WaitingList list) {
    return new MyWaitingLookup(list);
  }

  @Bean
  MyOffersLookup myOffersLookup(WaitingList list, Planner planner) {
    return new MyOffersLookup(list, planner);
  }

  @Bean
  JoinWaitingList joinWaitingList(Planner planner, WaitingList list) {
    return new JoinWaitingList(planner, list);
  }

  @Bean
  LeaveWaitingList leaveWaitingList(WaitingList list, Clock clock) {
    return new LeaveWaitingList(list, clock);
  }

  @Bean
  TakeOfferedTime takeOfferedTime(Planner planner, Bookings bookings, WaitingList list) {
    return new TakeOfferedTime(planner, bookings, list);
  }

  @Bean
  PassOfferedTime passOfferedTime(Planner planner, Bookings bookings, WaitingList list) {
    return new PassOfferedTime(planner, bookings, list);
  }

  @Bean
  OfferFreedTimes offerFreedTimes(
      WaitingList list,
      Planner planner,
      Tenants tenants,
      OpeningHours openingHours,
      Settings settings) {
    var firm = new Planner.Firm(tenants, openingHours);
    return new OfferFreedTimes(list, planner, firm, settings.duration(Setting.WAITING_OFFER));
  }
}
