package io.recado.admin.channel;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.DoneOnce;
import io.recado.admin.web.RequestKeys;
import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKey;
import io.recado.channel.ChannelKind;
import io.recado.channel.IdentityKey;
import io.recado.channel.IdentityKeys;
import java.time.Instant;
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

/** The keys with which a tenant's own server signs who a visitor of its widget is. */
@RestController
@RequestMapping("/api/v1/channels/{channel}/widget/identity")
class WidgetIdentityApi {

  private final PostgresChannelBoard board;
  private final ChannelChanges changes;
  private final IdentityKeys keys;
  private final DoneOnce once;

  WidgetIdentityApi(
      PostgresChannelBoard board, ChannelChanges changes, IdentityKeys keys, DoneOnce once) {
    this.board = board;
    this.changes = changes;
    this.keys = keys;
    this.once = once;
  }

  /**
   * How a widget knows its visitors.
   *
   * @param required whether it lets in nobody whom no key has signed
   * @param keys in the order they were made
   */
  record WidgetIdentity(boolean required, List<IdentityKeyView> keys) {

    static WidgetIdentity of(Channel channel) {
      var keys = IdentityKey.of(channel).stream().map(IdentityKeyView::of).toList();
      return new WidgetIdentity(channel.signedOnly(), keys);
    }
  }

  /**
   * A key, without what it signs with.
   *
   * @param id stands in what it signs, as {@code kid}
   */
  record IdentityKeyView(UUID id, Instant createdAt) {

    static IdentityKeyView of(IdentityKey key) {
      return new IdentityKeyView(key.id(), key.createdAt());
    }
  }

  /**
   * A key that was just made.
   *
   * @param secret its text is what signs; shown now and never again, and null for whoever asks
   *     again with the same key
   */
  record NewIdentityKey(UUID id, @Nullable String secret) {

    @Override
    public String toString() {
      return "NewIdentityKey[%s]".formatted(id);
    }
  }

  /** Who is let in. */
  record IdentityRule(boolean required) {}

  @Needs(Permission.CONNECT)
  @GetMapping
  Mono<WidgetIdentity> widgetIdentity(Caller caller, @PathVariable UUID channel) {
    return widget(caller, channel).map(WidgetIdentity::of);
  }

  /** Makes a key; a widget has two at most, so that one takes over from the other. */
  @Needs(Permission.CONNECT)
  @PostMapping("/keys")
  Mono<NewIdentityKey> makeIdentityKey(
      Caller caller,
      @PathVariable UUID channel,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key) {
    var route = "channels/" + channel + "/widget/identity/keys";
    return changes
        .telling(once.showing(caller, key, route, "", () -> added(key(caller, channel))))
        .map(made -> new NewIdentityKey(made.id(), made.secret()));
  }

  private Mono<DoneOnce.Made> added(ChannelKey widget) {
    var fresh = IdentityKey.fresh();
    return keys.add(widget, fresh)
        .switchIfEmpty(missing())
        .filter(added -> added)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.TOO_MANY)))
        .map(_ -> new DoneOnce.Made(fresh.id(), fresh.secret()));
  }

  /** Takes a key away; whoever was let in by it is shown out within seconds. */
  @Needs(Permission.CONNECT)
  @DeleteMapping("/keys/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> revokeIdentityKey(Caller caller, @PathVariable UUID channel, @PathVariable UUID key) {
    return changes.of(caller, () -> keys.revoke(key(caller, channel), key));
  }

  /** Whether only signed visitors are let in, which takes a key. */
  @Needs(Permission.CONNECT)
  @PutMapping
  Mono<WidgetIdentity> changeIdentityRule(
      Caller caller, @PathVariable UUID channel, @RequestBody IdentityRule rule) {
    return widget(caller, channel)
        .doOnNext(found -> mayRequire(found, rule))
        .then(changes.of(caller, () -> keys.require(key(caller, channel), rule.required())))
        .then(Mono.defer(() -> widgetIdentity(caller, channel)));
  }

  private Mono<Channel> widget(Caller caller, UUID channel) {
    return board
        .channel(caller.tenant(), channel)
        .filter(found -> found.kind() == ChannelKind.WEBCHAT)
        .switchIfEmpty(missing());
  }

  private static void mayRequire(Channel widget, IdentityRule rule) {
    if (rule.required() && IdentityKey.of(widget).isEmpty()) {
      throw new ApiProblem(ApiError.NOT_POSSIBLE, "The widget has no key that could sign.");
    }
  }

  private static <T> Mono<T> missing() {
    return Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND));
  }

  private static ChannelKey key(Caller caller, UUID channel) {
    return new ChannelKey(caller.tenant(), new ChannelId(channel));
  }
}
