package io.recado.gateway.payment;

import io.recado.gateway.signature.HmacSignature;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mercado Pago's word that a notification is theirs: {@code ts=…,v1=…}. Signed are the id in the
 * query, the request's id and the time, and not the body: a body says where to look, and never what
 * is true.
 *
 * @see <a
 *     href="https://www.mercadopago.com/developers/en/docs/your-integrations/notifications/webhooks">Mercado
 *     Pago: Webhooks</a>
 */
final class MercadoPagoSignature {

  private static final byte[] NO_BODY = {};

  private MercadoPagoSignature() {}

  /**
   * @param header the value of {@code x-signature}
   * @param requestId the value of {@code x-request-id}; null when the request has none
   * @param dataId {@code data.id} of the query; null when the query has none
   * @param secret the application's own
   */
  static boolean isValid(
      String header, @Nullable String requestId, @Nullable String dataId, String secret) {
    var time = value(header, "ts");
    var signature = value(header, "v1");
    return time.isPresent()
        && signature.isPresent()
        && HmacSignature.sameText(
            new HmacSignature(secret).of(manifest(time.get(), requestId, dataId), NO_BODY),
            signature.get());
  }

  /** What is signed; parts the request does not have are left out. */
  private static String manifest(String time, @Nullable String requestId, @Nullable String dataId) {
    var id = dataId == null ? "" : "id:" + dataId.toLowerCase(Locale.ROOT) + ";";
    var request = requestId == null ? "" : "request-id:" + requestId + ";";
    return id + request + "ts:" + time + ";";
  }

  private static Optional<String> value(String header, String name) {
    return Arrays.stream(header.split(","))
        .map(String::strip)
        .filter(part -> part.startsWith(name + "="))
        .map(part -> part.substring(name.length() + 1))
        .findFirst();
  }
}
