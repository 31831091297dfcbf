package io.recado.benchmarks.fault;

import io.recado.benchmarks.channels.MetaSignature;
import io.recado.channel.ChannelId;
import io.recado.channel.MasterKey;
import io.recado.channel.SecretBox;
import io.recado.tenant.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A tenant with one channel. Every tenth has a Telegram bot, the others a WhatsApp number.
 *
 * @param number its place among all tenants, from 0
 */
record Shop(int number) {

  static final String MASTER_KEY = "cmVjYWRvLWZhdWx0LW1hdHJpeC1kZW1vLWtleS0zMmI=";
  static final String APP_SECRET = "fault-matrix-app-secret";
  static final String TELEGRAM_SECRET = "fault-matrix-telegram-secret";
  static final MetaSignature SIGNATURE = new MetaSignature(APP_SECRET);

  private static final SecretBox BOX = SecretBox.of(List.of(MasterKey.of(MASTER_KEY)));
  private static final int EVERY = 10;

  private static final String ADD_TENANT =
      """
      insert into tenant (tenant_id, name, time_zone, language) values (?, ?, 'America/Santiago', 'es')
      """;

  private static final String ADD_CHANNEL =
      "insert into channel (tenant_id, channel_id, kind, address, secrets) values (?, ?, ?, ?, ?)";

  boolean telegram() {
    return number % EVERY == EVERY - 1;
  }

  /** What the channel's provider routes by. */
  String address() {
    return Integer.toString(700_000 + number);
  }

  /** What the product's calls come with: the phone number's id, or the bot's token. */
  String caller() {
    return telegram() ? address() + ":demo" : address();
  }

  TenantId tenant() {
    return new TenantId(new UUID(0x7000L, 0x8000_0000_0000_0000L + number));
  }

  ChannelId channel() {
    return new ChannelId(new UUID(0x7001L, 0x8000_0000_0000_0000L + number));
  }

  String webhook() {
    return telegram() ? "/webhooks/telegram/" + channel().value() : "/webhooks/whatsapp";
  }

  /** Opens for business. */
  void open(Connection owner) throws SQLException {
    try (var addTenant = owner.prepareStatement(ADD_TENANT);
        var addChannel = owner.prepareStatement(ADD_CHANNEL)) {
      addTenant.setObject(1, tenant().value());
      addTenant.setString(2, "Firma %03d".formatted(number));
      addTenant.execute();
      addChannel.setObject(1, tenant().value());
      addChannel.setObject(2, channel().value());
      addChannel.setString(3, telegram() ? "telegram" : "whatsapp");
      addChannel.setString(4, address());
      addChannel.setBytes(5, sealed(channel().value(), secrets()));
      addChannel.execute();
    }
  }

  /**
   * Writes down something of the shop's that has secrets, which are sealed as the product does it.
   *
   * @param insert a statement over the tenant, a new id, and the secrets
   */
  void add(OwnedDatabase database, String insert, Map<String, String> secrets) {
    var id = UUID.randomUUID();
    try (var owner = database.connect();
        var statement = owner.prepareStatement(insert)) {
      statement.setObject(1, tenant().value());
      statement.setObject(2, id);
      statement.setBytes(3, sealed(id, secrets));
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] sealed(UUID id, Map<String, String> secrets) {
    return BOX.seal(tenant(), new ChannelId(id), secrets);
  }

  private Map<String, String> secrets() {
    return telegram()
        ? Map.of("token", caller(), "secret", TELEGRAM_SECRET)
        : Map.of("token", "fault-matrix-access-token");
  }
}
