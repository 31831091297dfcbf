package io.recado.admin.channel;

import io.recado.admin.access.Caller;
import io.recado.admin.channel.ChannelWish.NewSecrets;
import io.recado.admin.channel.ChannelWish.NewTelegram;
import io.recado.admin.channel.ChannelWish.NewWhatsApp;
import io.recado.admin.channel.ProviderAnswer.Taken;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.channel.Channel;
import io.recado.channel.ChannelDesk;
import io.recado.channel.ChannelDesk.Addition;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKey;
import io.recado.channel.ChannelKind;
import io.recado.channel.ChannelSecrets;
import io.recado.conversation.Uuid7;
import io.recado.digest.Sha256;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Connects channels: whatever a provider gives a token for is asked of it before it is kept. */
@Service
class ChannelCounter {

  private static final int LONGEST_NAME = 60;

  private final ChannelDesk desk;
  private final ChannelChanges changes;
  private final PostgresChannelBoard board;
  private final ChannelProviders providers;

  ChannelCounter(
      ChannelDesk desk,
      ChannelChanges changes,
      PostgresChannelBoard board,
      ChannelProviders providers) {
    this.desk = desk;
    this.changes = changes;
    this.board = board;
    this.providers = providers;
  }

  Mono<Connected> connect(Caller caller, NewTelegram wish) {
    var secrets =
        Map.of(
            ChannelSecrets.TOKEN, wish.token(), ChannelSecrets.WEBHOOK_SECRET, Unguessable.text());
    return providers
        .bot(wish.token())
        .map(bot -> channel(caller, ChannelKind.TELEGRAM, bot, secrets))
        .flatMap(bot -> connect(caller, bot, wish.name()));
  }

  Mono<Connected> connect(Caller caller, NewWhatsApp wish) {
    var secrets = secrets(wish.token(), wish.appSecret());
    return providers
        .number(wish.phoneNumberId(), wish.token())
        .flatMap(
            number ->
                connect(
                    caller, channel(caller, ChannelKind.WHATSAPP, number, secrets), wish.name()));
  }

  /** The same key makes the same widget. */
  Mono<Connected> connectWidget(Caller caller, String name, String key) {
    var id = new ChannelId(idOf(caller.tenant() + "/" + key));
    var channel =
        new Channel(caller.tenant(), id, ChannelKind.WEBCHAT, Unguessable.text(), Map.of());
    return board
        .find(caller.tenant(), id.value())
        .map(details -> new Connected(details, null))
        .switchIfEmpty(add(caller, channel, name).then(connected(caller, id.value(), null)));
  }

  /** Asks the provider anew, and notes what it says. */
  Mono<ChannelDetails> check(Caller caller, UUID id) {
    return existing(caller, id)
        .flatMap(providers::refusal)
        .flatMap(refusal -> desk.noteCheck(key(caller, id), refusal.orElse(null)))
        .then(find(caller, id));
  }

  Mono<Connected> replaceSecrets(Caller caller, UUID id, NewSecrets wish) {
    var replaced = secrets(wish.token(), wish.appSecret());
    return existing(caller, id)
        .doOnNext(channel -> takes(channel, wish))
        .flatMap(channel -> providers.open(channel, merged(channel, replaced)))
        .flatMap(_ -> changes.of(caller, () -> desk.replaceSecrets(key(caller, id), replaced)))
        .then(connected(caller, id, replaced.get(ChannelSecrets.VERIFY_TOKEN)));
  }

  /** Telegram is told as well, so that it does not knock for another day. */
  Mono<Void> remove(Caller caller, UUID id) {
    return existing(caller, id)
        .flatMap(
            channel ->
                changes
                    .of(caller, () -> desk.remove(key(caller, id)))
                    .then(providers.leave(channel)));
  }

  private Mono<Connected> connect(Caller caller, Found found, @Nullable String name) {
    var channel = found.channel();
    return add(caller, channel, name == null ? cut(found.title()) : name)
        .then(
            connected(
                caller, channel.id().value(), channel.secrets().get(ChannelSecrets.VERIFY_TOKEN)));
  }

  private Mono<Void> add(Caller caller, Channel channel, String name) {
    return changes.by(caller, () -> desk.add(channel, name)).doOnNext(ChannelCounter::added).then();
  }

  private Mono<Connected> connected(Caller caller, UUID id, @Nullable String verifyToken) {
    return find(caller, id).map(details -> new Connected(details, verifyToken));
  }

  private Mono<ChannelDetails> find(Caller caller, UUID id) {
    return Mono.defer(() -> board.find(caller.tenant(), id)).switchIfEmpty(missing());
  }

  private Mono<Channel> existing(Caller caller, UUID id) {
    return board.channel(caller.tenant(), id).switchIfEmpty(missing());
  }

  private static Found channel(
      Caller caller, ChannelKind kind, Taken taken, Map<String, String> secrets) {
    var id = new ChannelId(Uuid7.next());
    return new Found(
        new Channel(caller.tenant(), id, kind, taken.address(), secrets), taken.title());
  }

  private static Map<String, String> secrets(@Nullable String token, @Nullable String appSecret) {
    var secrets = new HashMap<String, String>();
    if (token != null) {
      secrets.put(ChannelSecrets.TOKEN, token);
    }
    if (appSecret != null) {
      secrets.put(ChannelSecrets.APP_SECRET, appSecret);
      secrets.put(ChannelSecrets.VERIFY_TOKEN, Unguessable.text());
    }
    return secrets;
  }

  private static Map<String, String> merged(Channel channel, Map<String, String> replaced) {
    var merged = new HashMap<>(channel.secrets());
    merged.putAll(replaced);
    return merged;
  }

  private static void takes(Channel channel, NewSecrets wish) {
    boolean known =
        switch (channel.kind()) {
          case WHATSAPP -> true;
          case TELEGRAM -> wish.appSecret() == null;
          case WEBCHAT -> false;
        };
    if (!known) {
      throw new ApiProblem(ApiError.NOT_POSSIBLE, "The channel has no such secret.");
    }
  }

  private static void added(Addition addition) {
    switch (addition) {
      case ADDED -> {}
      case TAKEN -> throw new ApiProblem(ApiError.CHANNEL_TAKEN);
      case TOO_MANY -> throw new ApiProblem(ApiError.TOO_MANY);
    }
  }

  private static <T> Mono<T> missing() {
    return Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND));
  }

  private static ChannelKey key(Caller caller, UUID id) {
    return new ChannelKey(caller.tenant(), new ChannelId(id));
  }

  private static String cut(String title) {
    return title.length() > LONGEST_NAME ? title.substring(0, LONGEST_NAME) : title;
  }

  private static UUID idOf(String name) {
    var digest = ByteBuffer.wrap(Sha256.of(name));
    return new UUID(digest.getLong(), digest.getLong());
  }

  /** A channel to be, and how its provider calls it. */
  private record Found(Channel channel, String title) {}
}
