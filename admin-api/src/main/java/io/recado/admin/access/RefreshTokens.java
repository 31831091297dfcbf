package io.recado.admin.access;

import io.recado.channel.MasterKeys;
import io.recado.digest.HmacSha256;
import io.recado.tenant.TenantId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Refresh tokens: a session and the generation of its tokens, signed. Nothing of them is stored,
 * and which generation holds is in the session's row.
 *
 * <p>Layout, in Base64url: version (1 byte), tenant (16), session (16), generation (4), HMAC-SHA256
 * of all that (32) by a key that is derived from the master key. The current master key signs, all
 * verify.
 */
@Component
class RefreshTokens {

  private static final String PURPOSE = "recado: refresh tokens, version 1";
  private static final byte VERSION = 1;
  private static final int PAYLOAD_BYTES = 1 + 16 + 16 + 4;
  private static final int MAC_BYTES = 32;

  private final List<HmacSha256> keys;

  RefreshTokens(MasterKeys keys) {
    this.keys = keys.all().stream().map(key -> new HmacSha256(key.derive(PURPOSE))).toList();
  }

  /** What a good token says. */
  record Claim(SessionKey session, int generation) {}

  String issue(Claim claim) {
    var session = claim.session();
    var payload =
        ByteBuffer.allocate(PAYLOAD_BYTES)
            .put(VERSION)
            .putLong(session.tenant().value().getMostSignificantBits())
            .putLong(session.tenant().value().getLeastSignificantBits())
            .putLong(session.id().getMostSignificantBits())
            .putLong(session.id().getLeastSignificantBits())
            .putInt(claim.generation())
            .array();
    var token =
        ByteBuffer.allocate(PAYLOAD_BYTES + MAC_BYTES)
            .put(payload)
            .put(keys.getFirst().of(payload))
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Empty for a token that is malformed, forged or of another version. */
  Optional<Claim> read(String token) {
    return decode(token).filter(this::isSigned).map(RefreshTokens::claim);
  }

  private static Optional<byte[]> decode(String token) {
    try {
      var bytes = Base64.getUrlDecoder().decode(token);
      return bytes.length == PAYLOAD_BYTES + MAC_BYTES && bytes[0] == VERSION
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private boolean isSigned(byte[] token) {
    var payload = Arrays.copyOf(token, PAYLOAD_BYTES);
    var signature = Arrays.copyOfRange(token, PAYLOAD_BYTES, token.length);
    return keys.stream().anyMatch(key -> MessageDigest.isEqual(key.of(payload), signature));
  }

  private static Claim claim(byte[] token) {
    var payload = ByteBuffer.wrap(token, 1, PAYLOAD_BYTES - 1);
    var tenant = new TenantId(new UUID(payload.getLong(), payload.getLong()));
    var session = new UUID(payload.getLong(), payload.getLong());
    return new Claim(new SessionKey(tenant, session), payload.getInt());
  }
}
