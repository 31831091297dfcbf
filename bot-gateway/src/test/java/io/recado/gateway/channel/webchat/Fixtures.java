package io.recado.gateway.channel.webchat;

import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.channel.Channels;
import io.recado.channel.WidgetLook;
import io.recado.conversation.Language;
import io.recado.gateway.inbound.Intake;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.Journal.Accepted;
import io.recado.tenant.Tenant;
import io.recado.tenant.TenantId;
import io.recado.tenant.Tenants;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A small world around the widget. */
final class Fixtures {

  static final String SITE = "demo-site-token";

  static final Tenant TENANT =
      new Tenant(
          new TenantId(UUID.fromString("00000000-0000-7000-8000-000000000001")),
          "Fibra <Ejemplo>",
          ZoneId.of("America/Mexico_City"),
          Language.SPANISH);

  static final Channel CHANNEL = channel("00000000-0000-7000-8000-000000000011", SITE);
  static final Channel OTHER = channel("00000000-0000-7000-8000-000000000012", "other-site");

  static final WidgetKey KEY =
      new WidgetKey(List.of(new SecretKeySpec(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, "HmacSHA256")));

  private Fixtures() {}

  private static Channel channel(String id, String address) {
    return new Channel(TENANT.id(), ChannelId.of(id), ChannelKind.WEBCHAT, address, Map.of());
  }

  /** What the owner of {@link #OTHER} said of its look. */
  static final WidgetLook LOOK =
      new WidgetLook(
          "Soporte",
          "#ffe45c",
          true,
          Map.of("es", "Buenas, ¿en qué ayudamos?"),
          List.of("https://*.tienda.example"));

  /** Keeps what was accepted, each key once. */
  static final class KeepingIntake implements Intake {

    final Map<String, CustomerMessage> accepted = new LinkedHashMap<>();
    private @Nullable RuntimeException failure;

    void failWith(RuntimeException exception) {
      failure = exception;
    }

    void succeed() {
      failure = null;
    }

    @Override
    public Mono<Accepted> accept(
        Channel channel, List<InboundEvent> events, byte @Nullable [] body) {
      return Mono.fromSupplier(
          () -> {
            if (failure != null) {
              throw failure;
            }
            int before = accepted.size();
            for (var event : events) {
              accepted.putIfAbsent(event.key(), (CustomerMessage) event);
            }
            int recorded = accepted.size() - before;
            return new Accepted(recorded, events.size() - recorded, List.of());
          });
    }
  }

  static final class FixedTenants implements Tenants {
    @Override
    public Mono<Tenant> find(TenantId id) {
      return id.equals(TENANT.id()) ? Mono.just(TENANT) : Mono.empty();
    }
  }

  /** Two widgets, as they were made last. */
  static final class FixedChannels implements Channels {

    private final Map<ChannelId, Channel> known = new ConcurrentHashMap<>();

    FixedChannels() {
      become(CHANNEL);
      become(OTHER);
    }

    void become(Channel channel) {
      known.put(channel.id(), channel);
    }

    @Override
    public Mono<Channel> byAddress(ChannelKind kind, String address) {
      return ofKind(kind).filter(channel -> channel.address().equals(address)).next();
    }

    @Override
    public Mono<Channel> find(ChannelId id) {
      return Mono.justOrEmpty(known.get(id));
    }

    @Override
    public Flux<Channel> ofKind(ChannelKind kind) {
      return kind == ChannelKind.WEBCHAT ? Flux.fromIterable(known.values()) : Flux.empty();
    }
  }
}
