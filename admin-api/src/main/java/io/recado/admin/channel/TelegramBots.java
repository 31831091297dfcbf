package io.recado.admin.channel;

import io.recado.admin.channel.ProviderAnswer.Away;
import io.recado.admin.channel.ProviderAnswer.Refused;
import io.recado.admin.channel.ProviderAnswer.Taken;
import io.recado.admin.channel.ProviderCalls.Reply;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.net.URI;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whose bot a token is.
 *
 * @see <a href="https://core.telegram.org/bots/api#getme">Bot API: getMe</a>
 */
@Component
class TelegramBots {

  static final String REFUSED = "token-refused";

  /** A bot's numeric id, then what proves to be its owner; nothing that could end a path. */
  private static final Pattern TOKEN = Pattern.compile("\\d{1,20}:[A-Za-z0-9_-]{10,100}");

  private final ProviderCalls calls;
  private final String api;

  TelegramBots(ProviderCalls calls, Settings settings) {
    this.calls = calls;
    this.api = settings.url(Setting.TELEGRAM_API_URL).toString().replaceAll("/+$", "");
  }

  /** Asks which bot it is; what cannot be a token is refused without asking. */
  Mono<ProviderAnswer> check(String token) {
    return TOKEN.matcher(token).matches()
        ? call(token, "getMe").map(TelegramBots::answer).defaultIfEmpty(new Away())
        : Mono.just(new Refused(REFUSED));
  }

  /** Has Telegram deliver to us no more. Best effort: our address refuses it from now on anyway. */
  Mono<Void> leave(String token) {
    return TOKEN.matcher(token).matches() ? call(token, "deleteWebhook").then() : Mono.empty();
  }

  private Mono<Reply> call(String token, String method) {
    return calls.get(URI.create(api + "/bot" + token + "/" + method), headers -> {});
  }

  private static ProviderAnswer answer(Reply reply) {
    var result = reply.body().path("result");
    if (reply.body().path("ok").asBoolean(false) && result.path("id").isIntegralNumber()) {
      var name = result.path("username").asString(result.path("first_name").asString(""));
      return new Taken(result.path("id").asString(), "@" + name);
    }
    // Telegram does not know a token that is wrong (401), or that was never one (404).
    boolean itsWord = reply.body().path("error_code").isInt();
    return itsWord && (reply.status() == 401 || reply.status() == 404)
        ? new Refused(REFUSED)
        : new Away();
  }
}
