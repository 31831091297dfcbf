package io.recado.admin.access;

import io.recado.channel.MasterKeys;
import io.recado.digest.HmacSha256;
import io.recado.tenant.TenantId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What somebody holds between their password and their second factor: who they are, where they want
 * to, and until when, signed by a key that is derived from the master key. It opens nothing by
 * itself.
 */
@Component
class FactorTickets {

  static final Duration LIFE = Duration.ofMinutes(5);

  private static final String PURPOSE = "recado: tickets for the second factor, version 1";
  private static final int PAYLOAD_BYTES = 16 + 16 + Long.BYTES;
  private static final int MAC_BYTES = 32;

  private final List<HmacSha256> keys;
  private final Clock clock;

  FactorTickets(MasterKeys keys, Clock clock) {
    this.keys = keys.all().stream().map(key -> new HmacSha256(key.derive(PURPOSE))).toList();
    this.clock = clock;
  }

  /** Who has proven their password, and for which tenant. */
  record Holder(PersonId person, TenantId tenant) {}

  String issue(Holder holder) {
    var payload =
        ByteBuffer.allocate(PAYLOAD_BYTES)
            .putLong(holder.person().value().getMostSignificantBits())
            .putLong(holder.person().value().getLeastSignificantBits())
            .putLong(holder.tenant().value().getMostSignificantBits())
            .putLong(holder.tenant().value().getLeastSignificantBits())
            .putLong(clock.instant().plus(LIFE).getEpochSecond())
            .array();
    var ticket =
        ByteBuffer.allocate(PAYLOAD_BYTES + MAC_BYTES)
            .put(payload)
            .put(keys.getFirst().of(payload))
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(ticket);
  }

  /** Empty for a ticket that is malformed, forged or too old. */
  Optional<Holder> read(String ticket) {
    return decode(ticket).filter(this::isSigned).flatMap(this::holder);
  }

  private static Optional<byte[]> decode(String ticket) {
    try {
      var bytes = Base64.getUrlDecoder().decode(ticket);
      return bytes.length == PAYLOAD_BYTES + MAC_BYTES ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private boolean isSigned(byte[] ticket) {
    var payload = Arrays.copyOf(ticket, PAYLOAD_BYTES);
    var signature = Arrays.copyOfRange(ticket, PAYLOAD_BYTES, ticket.length);
    return keys.stream().anyMatch(key -> MessageDigest.isEqual(key.of(payload), signature));
  }

  private Optional<Holder> holder(byte[] ticket) {
    var payload = ByteBuffer.wrap(ticket);
    var person = new PersonId(new UUID(payload.getLong(), payload.getLong()));
    var tenant = new TenantId(new UUID(payload.getLong(), payload.getLong()));
    return clock.instant().isBefore(Instant.ofEpochSecond(payload.getLong()))
        ? Optional.of(new Holder(person, tenant))
        : Optional.empty();
  }
}
