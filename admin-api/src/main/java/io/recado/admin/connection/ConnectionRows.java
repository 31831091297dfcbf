package io.recado.admin.connection;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.payment.PaymentAccount;
import io.recado.admin.connection.ConnectionView.State;
import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.channel.SecretBoxException;
import io.recado.tenant.TenantId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows as owners see them.
 *
 * @param here how the outside reaches us
 */
record ConnectionRows(SecretBox box, URI here) {

  private static final String UNREADABLE = "secrets_unreadable";

  /** The provider has been given no address of ours, or not told us what it signs with. */
  private static final String UNSIGNED = "signing_secret_missing";

  ConnectionView read(TenantId tenant, Readable row) {
    var id = required(row, "id", UUID.class);
    var kind = ConnectionKind.valueOf(required(row, "kind", String.class));
    var opened = open(tenant, id, row.get("secrets", byte[].class));
    var paused = row.get("paused_for", String.class);
    var failing = failing(kind, opened, row.get("last_code", String.class));
    var types = row.get("types", String[].class);
    return new ConnectionView(
        id,
        kind,
        required(row, "name", String.class),
        opened == null ? null : address(opened),
        state(paused, failing),
        paused == null ? failing : paused,
        row.get("failing_since", Instant.class),
        types == null ? List.of() : List.of(types),
        webhook(kind, id),
        row.get("used_at", Instant.class),
        row.get("live", Boolean.class),
        row.get("shows_in_chat", Boolean.class));
  }

  private static State state(@Nullable String paused, @Nullable String failing) {
    if (paused != null) {
      return State.PAUSED;
    }
    return failing == null ? State.WELL : State.FAILING;
  }

  private static @Nullable String failing(
      ConnectionKind kind, @Nullable Map<String, String> opened, @Nullable String code) {
    if (opened == null) {
      return UNREADABLE;
    }
    boolean signs = kind == ConnectionKind.STRIPE || kind == ConnectionKind.MERCADO_PAGO;
    return signs && !opened.containsKey(PaymentAccount.SIGNING_SECRET) ? UNSIGNED : code;
  }

  /** Where the other side tells us; of no other kinds. */
  private @Nullable String webhook(ConnectionKind kind, UUID id) {
    return switch (kind) {
      case MONITOR_HOOK -> at("/hooks/outages/", id);
      case STRIPE -> at("/webhooks/stripe/", id);
      case MERCADO_PAGO -> at("/webhooks/mercadopago/", id);
      case GLPI,
          ICINGA,
          ZABBIX,
          UISP,
          WEBHOOK,
          PORTAL_PASSWORDS,
          LDAP_PASSWORDS,
          RADIUS_PASSWORDS,
          ROUTEROS_PASSWORDS,
          JELLYFIN_PASSWORDS,
          JFA_GO_PASSWORDS,
          MIKROTIK,
          CALDAV ->
          null;
    };
  }

  private String at(String path, UUID id) {
    return here.resolve(path + id).toString();
  }

  /**
   * Its secrets, null where no key opens them. Whatever it is, it takes a channel's place in the
   * seal.
   */
  private @Nullable Map<String, String> open(TenantId tenant, UUID id, byte @Nullable [] secrets) {
    try {
      return secrets == null ? Map.of() : box.open(tenant, new ChannelId(id), secrets);
    } catch (SecretBoxException unreadable) {
      return null;
    }
  }

  /** Systems that hold passwords call it otherwise. */
  private static @Nullable String address(Map<String, String> secrets) {
    var address = secrets.getOrDefault("address", secrets.get("url"));
    return address == null ? null : origin(address);
  }

  private static @Nullable String origin(String address) {
    try {
      var uri = URI.create(address);
      var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return uri.getHost() == null ? null : uri.getScheme() + "://" + uri.getHost() + port;
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
  }
}
