package io.recado.admin.channel;

import io.recado.admin.channel.ProviderAnswer.Away;
import io.recado.admin.channel.ProviderAnswer.Refused;
import io.recado.admin.channel.ProviderAnswer.Taken;
import io.recado.admin.channel.ProviderCalls.Reply;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whether a token may act for a phone number. Only who holds a token for a number can connect it.
 *
 * <p>Source: Cloud API reference: phone numbers, error codes.
 */
@Component
class WhatsAppNumbers {

  static final String REFUSED = "token-refused";

  /** Unknown object, as the Graph API says it. */
  private static final int NOT_THERE = 100;

  /** Faults and limits of Meta's own, which pass. */
  private static final Set<Integer> PASSING = Set.of(1, 2, 4, 17, 80007, 130429, 131000, 131016);

  private static final Pattern NUMBER = Pattern.compile("\\d{5,20}");

  /** What may stand in a header. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{10,1000}");

  private final ProviderCalls calls;
  private final String api;

  WhatsAppNumbers(ProviderCalls calls, Settings settings) {
    this.calls = calls;
    var url = settings.url(Setting.WHATSAPP_API_URL).toString().replaceAll("/+$", "");
    this.api = url + "/" + settings.text(Setting.WHATSAPP_API_VERSION) + "/";
  }

  /** Reads the number with the token; what cannot be either is refused without asking. */
  Mono<ProviderAnswer> check(String number, String token) {
    if (!NUMBER.matcher(number).matches()) {
      return Mono.just(new Refused("number-unknown"));
    }
    if (!TOKEN.matcher(token).matches()) {
      return Mono.just(new Refused(REFUSED));
    }
    var address = URI.create(api + number + "?fields=id,display_phone_number,verified_name");
    return calls
        .get(address, headers -> headers.setBearerAuth(token))
        .map(reply -> answer(number, reply))
        .defaultIfEmpty(new Away());
  }

  private static ProviderAnswer answer(String number, Reply reply) {
    var body = reply.body();
    if (reply.status() == 200) {
      return number.equals(body.path("id").asString(""))
          ? new Taken(number, title(reply))
          : new Away();
    }
    var code = body.path("error").path("code");
    if (reply.status() / 100 != 4 || !code.isInt() || PASSING.contains(code.intValue())) {
      return new Away();
    }
    return new Refused(code.intValue() == NOT_THERE ? "number-unknown" : REFUSED);
  }

  private static String title(Reply reply) {
    var name = reply.body().path("verified_name").asString("");
    return name.isBlank() ? reply.body().path("display_phone_number").asString("") : name;
  }
}
