package io.recado.admin.channel;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.channel.ChannelWish.Named;
import io.recado.admin.channel.ChannelWish.NewSecrets;
import io.recado.admin.channel.ChannelWish.NewTelegram;
import io.recado.admin.channel.ChannelWish.NewWhatsApp;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.RequestKeys;
import io.recado.channel.ChannelDesk;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKey;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What owners do with the tenant's channels. The gateways follow within two seconds. */
@RestController
@RequestMapping("/api/v1/channels")
class ChannelDeskApi {

  private final PostgresChannelBoard board;
  private final ChannelCounter counter;
  private final ChannelChanges changes;
  private final ChannelDesk desk;

  ChannelDeskApi(
      PostgresChannelBoard board,
      ChannelCounter counter,
      ChannelChanges changes,
      ChannelDesk desk) {
    this.board = board;
    this.counter = counter;
    this.changes = changes;
    this.desk = desk;
  }

  /** All, with how they do, in the order they were connected. */
  @Needs(Permission.CONNECT)
  @GetMapping("/overview")
  Mono<List<ChannelDetails>> overview(Caller caller) {
    return board.all(caller.tenant());
  }

  @Needs(Permission.CONNECT)
  @GetMapping("/{channel}")
  Mono<ChannelDetails> channel(Caller caller, @PathVariable UUID channel) {
    return board
        .find(caller.tenant(), channel)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  /** Connects a bot, once Telegram takes its token. */
  @Needs(Permission.CONNECT)
  @PostMapping("/telegram")
  Mono<Connected> connectTelegram(Caller caller, @RequestBody NewTelegram wish) {
    return counter.connect(caller, wish);
  }

  /** Connects a number, once Meta lets the token read it. */
  @Needs(Permission.CONNECT)
  @PostMapping("/whatsapp")
  Mono<Connected> connectWhatsApp(Caller caller, @RequestBody NewWhatsApp wish) {
    return counter.connect(caller, wish);
  }

  /** Makes a web widget. */
  @Needs(Permission.CONNECT)
  @PostMapping("/widgets")
  Mono<Connected> connectWidget(
      Caller caller,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @RequestBody Named wish) {
    return counter.connectWidget(caller, wish.name(), RequestKeys.required(key));
  }

  @Needs(Permission.CONNECT)
  @PutMapping("/{channel}/name")
  Mono<ChannelDetails> renameChannel(
      Caller caller, @PathVariable UUID channel, @RequestBody Named wish) {
    return changes
        .quietly(caller, () -> desk.rename(key(caller, channel), wish.name()))
        .then(Mono.defer(() -> channel(caller, channel)));
  }

  /** Keeps other secrets, once the provider takes them; what waits because of them goes on. */
  @Needs(Permission.CONNECT)
  @PutMapping("/{channel}/secrets")
  Mono<Connected> replaceSecrets(
      Caller caller, @PathVariable UUID channel, @RequestBody NewSecrets wish) {
    return counter.replaceSecrets(caller, channel, wish);
  }

  /** Asks the provider whether it still takes the token. */
  @Needs(Permission.CONNECT)
  @PostMapping("/{channel}/check")
  Mono<ChannelDetails> checkChannel(Caller caller, @PathVariable UUID channel) {
    return counter.check(caller, channel);
  }

  /** Has nothing go out any more; it waits, and what customers write is taken in. */
  @Needs(Permission.CONNECT)
  @PostMapping("/{channel}/pause")
  Mono<ChannelDetails> pauseChannel(Caller caller, @PathVariable UUID channel) {
    return pause(caller, channel, true);
  }

  @Needs(Permission.CONNECT)
  @PostMapping("/{channel}/resumption")
  Mono<ChannelDetails> resumeChannel(Caller caller, @PathVariable UUID channel) {
    return pause(caller, channel, false);
  }

  /** Takes it away for good; its conversations stay, to be read. */
  @Needs(Permission.CONNECT)
  @DeleteMapping("/{channel}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> removeChannel(Caller caller, @PathVariable UUID channel) {
    return counter.remove(caller, channel);
  }

  private Mono<ChannelDetails> pause(Caller caller, UUID channel, boolean paused) {
    return changes
        .of(caller, () -> desk.pause(key(caller, channel), paused))
        .then(Mono.defer(() -> channel(caller, channel)));
  }

  private static ChannelKey key(Caller caller, UUID channel) {
    return new ChannelKey(caller.tenant(), new ChannelId(channel));
  }
}
