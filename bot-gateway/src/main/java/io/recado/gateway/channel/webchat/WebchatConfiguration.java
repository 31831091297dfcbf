package io.recado.gateway.channel.webchat;

import io.recado.channel.Channels;
import io.recado.channel.WidgetLooks;
import io.recado.gateway.inbound.Intake;
import io.recado.live.Closing;
import io.recado.live.LiveEvents;
import io.recado.settings.OwnAddress;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantScope;
import io.recado.tenant.Tenants;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the web widget together. Needs, besides the ports of the core, a {@link WidgetKey}; takes
 * {@link WidgetLooks}, a {@link WidgetDomains}, a {@link VisitorLanguages} and a {@link DemoSite}
 * where there is one.
 */
@Configuration(proxyBeanMethods = false)
@Import({WidgetApi.class, WidgetPages.class})
public class WebchatConfiguration {

  /** Bubbles are stored and sent by the same plain mapper, whatever the application configures. */
  private static final JsonMapper JSON = JsonMapper.shared();

  @Bean
  Mailbox webchatMailbox(DatabaseClient client, TenantScope scope) {
    return new PostgresMailbox(client, scope);
  }

  @Bean
  WebchatChannel webchatChannel(Mailbox mailbox, LiveEvents live) {
    return new WebchatChannel(mailbox, live, JSON);
  }

  @Bean
  VisitorTokens visitorTokens(WidgetKey key, Clock clock) {
    return new VisitorTokens(key, clock);
  }

  @Bean
  Doorkeeper webchatDoorkeeper(
      Settings settings, VisitorTokens tokens, Channels channels, Clock clock) {
    var origin = new OwnOrigin(OwnAddress.of(settings));
    int perMinute = settings.count(Setting.WIDGET_MESSAGES_PER_MINUTE);
    return new Doorkeeper(origin, tokens, channels, new WidgetRates(perMinute, clock));
  }

  @Bean
  Entrance webchatEntrance(VisitorTokens tokens, Settings settings, Clock clock) {
    var life = settings.duration(Setting.WIDGET_IDENTITY_LIFE);
    return new Entrance(tokens, new IdentityTokens(life, clock));
  }

  @Bean
  SignedVisitors signedVisitors(DatabaseClient client, TenantScope scope) {
    return new PostgresSignedVisitors(client, scope);
  }

  @Bean
  Sessions webchatSessions(
      Entrance entrance,
      Mailbox mailbox,
      Tenants tenants,
      ObjectProvider<VisitorLanguages> languages,
      ObjectProvider<WidgetLooks> looks,
      Clock clock) {
    var appearances = new Appearances(tenants, orPlain(looks));
    return new Sessions(entrance, mailbox, appearances, orUnknown(languages), clock);
  }

  @Bean
  Correspondence webchatCorrespondence(
      Intake intake, Mailbox mailbox, LiveEvents live, Clock clock) {
    return new Correspondence(intake, mailbox, live, JSON, clock);
  }

  @Bean
  Streams webchatStreams(
      Mailbox mailbox,
      LiveEvents live,
      ObjectProvider<VisitorLanguages> languages,
      Settings settings,
      Closing closing) {
    var places = new StreamPlaces(settings.count(Setting.WIDGET_MOST_STREAMS));
    return new Streams(mailbox, live, orUnknown(languages), places, closing);
  }

  @Bean
  AllowedSites allowedSites(
      ObjectProvider<WidgetDomains> given, ObjectProvider<WidgetLooks> looks) {
    return new AllowedSites(given.getIfAvailable(() -> WidgetDomains.NONE), orPlain(looks));
  }

  @Bean
  WidgetFiles widgetFiles() {
    return new WidgetFiles("widget");
  }

  private static WidgetLooks orPlain(ObjectProvider<WidgetLooks> looks) {
    return looks.getIfAvailable(() -> WidgetLooks.PLAIN);
  }

  private static VisitorLanguages orUnknown(ObjectProvider<VisitorLanguages> languages) {
    return languages.getIfAvailable(() -> VisitorLanguages.UNKNOWN);
  }
}
