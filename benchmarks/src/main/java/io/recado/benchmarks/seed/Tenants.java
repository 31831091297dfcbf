package io.recado.benchmarks.seed;

import io.recado.benchmarks.load.Customer;
import io.recado.channel.ChannelId;
import io.recado.channel.MasterKey;
import io.recado.channel.SecretBox;
import io.recado.tenant.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tenants with one WhatsApp number each, known by their number from 0. */
public final class Tenants {

  private static final String ADD_TENANT =
      """
      insert into tenant (tenant_id, name, time_zone, language)
      values (?, ?, 'America/Mexico_City', 'es') on conflict do nothing
      """;

  private static final String ADD_CHANNEL =
      """
      insert into channel (tenant_id, channel_id, kind, address, secrets)
      values (?, ?, 'whatsapp', ?, ?) on conflict do nothing
      """;

  private final SecretBox box;

  /**
   * @param masterKey the one the nodes are given
   */
  public Tenants(MasterKey masterKey) {
    this.box = SecretBox.of(List.of(masterKey));
  }

  public static TenantId id(int tenant) {
    return new TenantId(new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0000_0000L + tenant));
  }

  public static ChannelId channel(int tenant) {
    return new ChannelId(new UUID(0x0000_0000_0000_7001L, 0x8000_0000_0000_0000L + tenant));
  }

  /**
   * Adds consecutive tenants; those that are there already stay.
   *
   * @param owner connected as a superuser, after the migrations
   */
  public void add(Connection owner, int first, int count) throws SQLException {
    try (var tenants = owner.prepareStatement(ADD_TENANT);
        var channels = owner.prepareStatement(ADD_CHANNEL)) {
      for (int tenant = first; tenant < first + count; tenant++) {
        tenants.setObject(1, id(tenant).value());
        tenants.setString(2, "Demo " + tenant);
        tenants.addBatch();
        channels.setObject(1, id(tenant).value());
        channels.setObject(2, channel(tenant).value());
        channels.setString(3, Customer.numberOf(tenant));
        channels.setBytes(
            4, box.seal(id(tenant), channel(tenant), Map.of("token", "token-of-" + tenant)));
        channels.addBatch();
      }
      tenants.executeBatch();
      channels.executeBatch();
    }
  }
}
