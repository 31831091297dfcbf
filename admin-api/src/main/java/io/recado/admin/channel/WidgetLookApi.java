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
import io.recado.channel.Channel;
import io.recado.channel.ChannelDesk;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKey;
import io.recado.channel.WidgetLook;
import io.recado.channel.WidgetLooks;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** How a web widget looks, and where it may stand; new visits see a change at once. */
@RestController
@RequestMapping("/api/v1/channels/{channel}/widget")
class WidgetLookApi {

  private final PostgresChannelBoard board;
  private final RowVersions versions;
  private final ChannelDesk desk;
  private final WidgetLooks looks;
  private final URI here;

  WidgetLookApi(
      PostgresChannelBoard board,
      RowVersions versions,
      ChannelDesk desk,
      WidgetLooks looks,
      Settings settings) {
    this.board = board;
    this.versions = versions;
    this.desk = desk;
    this.looks = looks;
    this.here = settings.here();
  }

  /**
   * A widget.
   *
   * @param version what a change of it is made to, as {@code If-Match}
   * @param script what the owner's page embeds
   * @param siteToken says whose widget it is; public
   * @param title null for the tenant's name
   * @param colour {@code #rrggbb}; null for the product's own
   * @param left whether its button stands in the left corner
   * @param greetings by language ({@code es}, {@code en}, {@code de}); the product's own words in
   *     those that are missing
   * @param domains sites that may embed it besides our own pages
   */
  record WidgetView(
      String version,
      String script,
      String siteToken,
      @Nullable String title,
      @Nullable String colour,
      boolean left,
      Map<String, String> greetings,
      List<String> domains) {}

  /** What a widget is to look like; what is left out is the product's own. */
  record NewWidgetLook(
      @Nullable String title,
      @Nullable String colour,
      boolean left,
      @Nullable Map<String, @Nullable String> greetings,
      @Nullable List<@Nullable String> domains) {

    NewWidgetLook {
      boolean holey =
          (greetings != null && greetings.values().stream().anyMatch(Objects::isNull))
              || (domains != null && domains.stream().anyMatch(Objects::isNull));
      if (holey) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A greeting and a site are texts.");
      }
    }

    @SuppressWarnings("NullAway") // No value is null: the constructor has seen to it.
    WidgetLook look() {
      try {
        return new WidgetLook(
            title,
            colour,
            left,
            greetings == null ? Map.of() : Map.copyOf(greetings),
            domains == null ? List.of() : List.copyOf(domains));
      } catch (IllegalArgumentException wrong) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, String.valueOf(wrong.getMessage()));
      }
    }
  }

  @Needs(Permission.CONNECT)
  @GetMapping
  Mono<Tagged<WidgetView>> widget(Caller caller, @PathVariable UUID channel) {
    return versions
        .version(caller.tenant(), Kind.WIDGET, channel)
        .flatMap(version -> dressed(caller.tenant(), channel, version))
        .map(view -> Versions.tagged(view.version(), view));
  }

  @Needs(Permission.CONNECT)
  @PutMapping
  Mono<Tagged<WidgetView>> dressWidget(
      Caller caller,
      @PathVariable UUID channel,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody NewWidgetLook wish) {
    var key = new ChannelKey(caller.tenant(), new ChannelId(channel));
    var look = wish.look();
    return versions
        .change(caller, Kind.WIDGET, channel, ifMatch, () -> desk.dress(key, look))
        .then(Mono.defer(() -> widget(caller, channel)));
  }

  private Mono<WidgetView> dressed(TenantId tenant, UUID channel, String version) {
    return board
        .channel(tenant, channel)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .flatMap(found -> looks.of(found).map(look -> view(version, found, look)));
  }

  private WidgetView view(String version, Channel channel, WidgetLook look) {
    return new WidgetView(
        version,
        here.toString().replaceAll("/+$", "") + "/widget.js",
        channel.address(),
        look.title(),
        look.colour(),
        look.left(),
        look.greetings(),
        look.domains());
  }
}
