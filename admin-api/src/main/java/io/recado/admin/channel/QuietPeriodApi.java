package io.recado.admin.channel;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.edition.Kind;
import io.recado.admin.edition.RowVersions;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import io.recado.channel.ChannelDesk;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKey;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How long a burst of messages must be over before the bot answers; holds for the next message. */
@RestController
@RequestMapping("/api/v1/channels/{channel}/quiet-period")
class QuietPeriodApi {

  /**
   * Who writes without a pause is answered after five times as long. Beyond ten seconds a customer
   * takes the bot for dead, and writes once more, which makes the wait longer.
   */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final PostgresChannelBoard board;
  private final RowVersions versions;
  private final ChannelDesk desk;
  private final Duration usual;

  QuietPeriodApi(
      PostgresChannelBoard board, RowVersions versions, ChannelDesk desk, Settings settings) {
    this.board = board;
    this.versions = versions;
    this.desk = desk;
    this.usual = settings.duration(Setting.TURN_QUIET_PERIOD);
  }

  /**
   * A channel's quiet period.
   *
   * @param version what a change of it is made to, as {@code If-Match}
   * @param millis how long it is
   * @param own whether that was set for the channel
   * @param usualMillis how long it is where nothing is set
   * @param longestMillis how long it may be
   */
  record QuietPeriodView(
      String version, long millis, boolean own, long usualMillis, long longestMillis) {}

  /**
   * How long it is to be.
   *
   * @param millis 0, for an answer to each message at once, to 10,000; null for the usual
   */
  record NewQuietPeriod(@Nullable Long millis) {

    NewQuietPeriod {
      if (millis != null && (millis < 0 || millis > LONGEST.toMillis())) {
        throw new ApiProblem(
            ApiError.BODY_UNREADABLE,
            "A quiet period is 0 to %d milliseconds.".formatted(LONGEST.toMillis()));
      }
    }

    @Nullable Duration period() {
      return millis == null ? null : Duration.ofMillis(millis);
    }
  }

  @Needs(Permission.CONNECT)
  @GetMapping
  Mono<Tagged<QuietPeriodView>> quietPeriod(Caller caller, @PathVariable UUID channel) {
    return versions
        .version(caller.tenant(), Kind.QUIET_PERIOD, channel)
        .flatMap(version -> view(caller, channel, version))
        .map(view -> Versions.tagged(view.version(), view));
  }

  @Needs(Permission.CONNECT)
  @PutMapping
  Mono<Tagged<QuietPeriodView>> setQuietPeriod(
      Caller caller,
      @PathVariable UUID channel,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody NewQuietPeriod wish) {
    var key = new ChannelKey(caller.tenant(), new ChannelId(channel));
    return versions
        .change(
            caller, Kind.QUIET_PERIOD, channel, ifMatch, () -> desk.answerAfter(key, wish.period()))
        .then(Mono.defer(() -> quietPeriod(caller, channel)));
  }

  private Mono<QuietPeriodView> view(Caller caller, UUID channel, String version) {
    return board
        .find(caller.tenant(), channel)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .map(ChannelDetails::quiet)
        .map(
            quiet ->
                new QuietPeriodView(
                    version, quiet.millis(), quiet.own(), usual.toMillis(), LONGEST.toMillis()));
  }
}
