package io.recado.channel;

import io.recado.tenant.TenantId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals a channel's secrets with AES-256-GCM, so that a copy of the database opens no channel.
 *
 * <p>A record is: version (1 byte), key id (4), nonce (12), ciphertext and tag. Version, key id,
 * tenant and channel are authenticated with it, so a record moved to another row does not open.
 * Nonces are random, which NIST SP 800-38D allows for up to 2^32 records under one key.
 *
 * <p>Several keys may be held: the first seals, all open. So a key is replaced without a pause: put
 * the new one behind, then in front, have {@link SealedRows} sealed anew, take the old one away.
 * Safe for many threads.
 */
public final class SecretBox {

  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int HEADER_BYTES = 1 + MasterKey.ID_BYTES;
  private static final int IDENTITY_BYTES = 32;
  private static final TypeReference<Map<String, String>> SECRETS = new TypeReference<>() {};

  private final SecureRandom random = new SecureRandom();
  private final JsonMapper json = JsonMapper.shared();
  private final List<MasterKey> keys;

  private SecretBox(List<MasterKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * @param keys the first seals, all of them open
   * @throws IllegalArgumentException when there is none
   */
  public static SecretBox of(List<MasterKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("nothing can be sealed without a master key");
    }
    return new SecretBox(keys);
  }

  /** Seals secrets; the same secrets sealed again look different. */
  public byte[] seal(TenantId tenant, ChannelId channel, Map<String, String> secrets) {
    var key = keys.getFirst();
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var header = ByteBuffer.allocate(HEADER_BYTES).put(VERSION).put(key.idBytes()).array();
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
      cipher.updateAAD(header);
      cipher.updateAAD(identity(tenant, channel));
      var ciphertext = cipher.doFinal(json.writeValueAsBytes(secrets));
      return ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + ciphertext.length)
          .put(header)
          .put(nonce)
          .put(ciphertext)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-256-GCM", e);
    }
  }

  /**
   * Opens what {@link #seal} gave for the same tenant and channel.
   *
   * @throws SecretBoxException when no key held here fits, or the record was altered or moved
   */
  public Map<String, String> open(TenantId tenant, ChannelId channel, byte[] record) {
    var buffer = ByteBuffer.wrap(record);
    var header = header(channel, buffer);
    var key = key(channel, Arrays.copyOfRange(header, 1, HEADER_BYTES));
    var nonce = new byte[NONCE_BYTES];
    buffer.get(nonce);
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, key, nonce);
      cipher.updateAAD(header);
      cipher.updateAAD(identity(tenant, channel));
      var opened = cipher.doFinal(record, buffer.position(), buffer.remaining());
      return json.readValue(opened, SECRETS);
    } catch (AEADBadTagException e) {
      throw new SecretBoxException(
          "The secrets of channel %s were altered, or belong to another".formatted(channel), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-256-GCM", e);
    }
  }

  /** The id of the key that a record says has sealed it. */
  static String keyId(byte[] record) {
    return record.length < HEADER_BYTES
        ? "unknown"
        : HexFormat.of().formatHex(record, 1, HEADER_BYTES);
  }

  private static byte[] header(ChannelId channel, ByteBuffer record) {
    if (record.remaining() < HEADER_BYTES + NONCE_BYTES + TAG_BYTES) {
      throw new SecretBoxException(
          "The secrets of channel %s are cut off".formatted(channel), null);
    }
    var header = new byte[HEADER_BYTES];
    record.get(header);
    if (header[0] != VERSION) {
      throw new SecretBoxException(
          "The secrets of channel %s have format %d; this version of the product reads format %d"
              .formatted(channel, header[0], VERSION),
          null);
    }
    return header;
  }

  private MasterKey key(ChannelId channel, byte[] id) {
    return keys.stream()
        .filter(key -> key.hasId(id))
        .findFirst()
        .orElseThrow(
            () ->
                new SecretBoxException(
                    "The secrets of channel %s are sealed with key %s; the keys given are %s"
                        .formatted(channel, HexFormat.of().formatHex(id), keys),
                    null));
  }

  private static Cipher cipher(int mode, MasterKey key, byte[] nonce)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.secretKey(), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    return cipher;
  }

  private static byte[] identity(TenantId tenant, ChannelId channel) {
    return ByteBuffer.allocate(IDENTITY_BYTES)
        .putLong(tenant.value().getMostSignificantBits())
        .putLong(tenant.value().getLeastSignificantBits())
        .putLong(channel.value().getMostSignificantBits())
        .putLong(channel.value().getLeastSignificantBits())
        .array();
  }
}
