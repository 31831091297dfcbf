package io.recado.actions.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.handler.codec.http.HttpMethod;
import io.recado.actions.access.AccessSwitch.ListedAddress;
import io.recado.egress.Answered;
import io.recado.egress.Egress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * RouterOS 7 by its REST interface. What is told to be on, the router has said to be so: a PPP
 * secret that is not disabled, an address that was taken out of its list. That an address was never
 * in its list may as well mean that list or address are written otherwise there.
 *
 * @see <a href="https://help.mikrotik.com/docs/spaces/ROS/pages/47579162/REST+API">RouterOS: REST
 *     API</a>
 */
final class MikroTik implements NetworkAccess {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] NO_BODY = {};
  private static final byte[] ENABLED = "{\"disabled\":\"false\"}".getBytes(StandardCharsets.UTF_8);

  /** More than a router says of a list of some ten thousand addresses. */
  private static final int MOST_BYTES = 4_000_000;

  private static final String LISTS = "/ip/firewall/address-list";

  private static final Switched ON = new Switched.On();

  private final Egress egress;

  /** What routers were asked to take out: its answer may not have come. Of this process alone. */
  private final Cache<Entry, Boolean> takenOut =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofDays(2)).build();

  MikroTik(Egress egress) {
    this.egress = egress;
  }

  @Override
  public Mono<Switched> on(Router router, AccessSwitch way) {
    return switch (way) {
      case AccessSwitch.PppSecret(var name) -> secret(router, name);
      case AccessSwitch.ListedAddress listed -> listed(router, listed);
    };
  }

  private Mono<Switched> secret(Router router, String name) {
    return ask(router, HttpMethod.GET, "/ppp/secret?name=" + encoded(name), NO_BODY)
        .flatMap(
            answer ->
                isRefusal(answer)
                    ? refused(answer)
                    : enabled(router, items(answer).filter(item -> is(item, "name", name))));
  }

  private Mono<Switched> enabled(Router router, Stream<JsonNode> found) {
    var secrets = found.toList();
    if (secrets.size() != 1) {
      return Mono.just(new Switched.Refused("ppp secrets of that name: " + secrets.size()));
    }
    var secret = secrets.getFirst();
    return is(secret, "disabled", "false") ? Mono.just(ON) : enable(router, id(secret));
  }

  private Mono<Switched> enable(Router router, String id) {
    return ask(router, HttpMethod.PATCH, "/ppp/secret/" + id, ENABLED)
        .flatMap(answer -> isRefusal(answer) ? refused(answer) : enabled(answer));
  }

  private static Mono<Switched> enabled(Answered answer) {
    return is(json(answer), "disabled", "false")
        ? Mono.just(ON)
        : Mono.error(new IllegalStateException("the secret is still disabled"));
  }

  private Mono<Switched> listed(Router router, ListedAddress listed) {
    var query = "?list=%s&.proplist=.id,list,address".formatted(encoded(listed.list()));
    return ask(router, HttpMethod.GET, LISTS + query, NO_BODY)
        .flatMap(
            answer ->
                isRefusal(answer)
                    ? refused(answer)
                    : takeOut(router, listed, items(answer).filter(item -> is(item, listed))));
  }

  private Mono<Switched> takeOut(Router router, ListedAddress listed, Stream<JsonNode> found) {
    var entry = new Entry(router.id(), listed);
    var items = found.toList();
    if (items.isEmpty()) {
      return Mono.just(
          takenOut.getIfPresent(entry) == null ? new Switched.NotYet("not_listed") : ON);
    }
    takenOut.put(entry, true);
    return Flux.fromIterable(items)
        .concatMap(item -> remove(router, LISTS + "/" + id(item)))
        .filter(Switched.Refused.class::isInstance)
        .next()
        .defaultIfEmpty(ON);
  }

  private Mono<Switched> remove(Router router, String path) {
    return ask(router, HttpMethod.DELETE, path, NO_BODY)
        .flatMap(
            answer ->
                isRefusal(answer) && answer.status() != 404 ? refused(answer) : Mono.just(ON));
  }

  /** An answer, be it a refusal; an error when the router failed. */
  private Mono<Answered> ask(Router router, HttpMethod method, String path, byte[] body) {
    return egress
        .ask(method, router.at(path), router.headers(), body, MOST_BYTES)
        .doOnNext(MikroTik::check);
  }

  private static void check(Answered answer) {
    int status = answer.status();
    if (!isRefusal(answer) && status / 100 != 2) {
      throw new IllegalStateException("the router answered " + status);
    }
  }

  private static boolean isRefusal(Answered answer) {
    int status = answer.status();
    return status / 100 == 4 && status != 408 && status != 429;
  }

  private static Mono<Switched> refused(Answered answer) {
    return Mono.just(new Switched.Refused(String.valueOf(answer.status())));
  }

  private static Stream<JsonNode> items(Answered answer) {
    var json = json(answer);
    if (!json.isArray()) {
      throw new IllegalStateException("the router's answer is no list");
    }
    return StreamSupport.stream(json.spliterator(), false);
  }

  private static JsonNode json(Answered answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JacksonException e) {
      throw new IllegalStateException("the router's answer cannot be read", e);
    }
  }

  private static boolean is(JsonNode item, ListedAddress listed) {
    return is(item, "list", listed.list())
        && bare(item.path("address").asString("")).equals(bare(listed.address()));
  }

  /** One address may be written as a network that holds nothing else. */
  private static String bare(String address) {
    return address.replaceFirst(address.contains(":") ? "/128$" : "/32$", "");
  }

  private static boolean is(JsonNode item, String field, String value) {
    return item.path(field).asString("").equals(value);
  }

  /** An id of the router's own, such as {@code *1F}. */
  private static String id(JsonNode item) {
    var id = item.path(".id").asString("");
    if (!id.matches("\\*[0-9A-Fa-f]+")) {
      throw new IllegalStateException("the router's answer has no id");
    }
    return id;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private record Entry(RouterId router, ListedAddress listed) {}
}
