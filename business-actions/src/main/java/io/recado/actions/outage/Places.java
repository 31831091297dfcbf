package io.recado.actions.outage;

import io.recado.actions.invoice.CustomerIdentity;
import io.recado.conversation.ContactId;
import io.recado.tenant.TenantId;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Finds out where somebody is served from: by who they are proven to be, or by what they say. */
final class Places {

  /** "C-101", "c101", "20481": something with digits in it, as contracts are numbered. */
  private static final Pattern NUMBER = Pattern.compile("(?:\\p{L}{1,5}-?)?\\d[\\d-]{0,18}");

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Shorter words are in many names. */
  private static final int LEAST_PART = 4;

  private final CustomerIdentity identity;
  private final Network network;

  Places(CustomerIdentity identity, Network network) {
    this.identity = identity;
    this.network = network;
  }

  /**
   * @param said where they say they are; null when they were not asked, or would not say
   */
  Mono<Place> of(TenantId tenant, ContactId contact, @Nullable String said) {
    return said == null ? own(tenant, contact) : named(tenant, said);
  }

  private Mono<Place> own(TenantId tenant, ContactId contact) {
    return identity
        .proven(tenant, contact)
        .flatMap(
            customer ->
                network
                    .accesses(tenant, customer)
                    .collectList()
                    .filter(accesses -> !accesses.isEmpty())
                    .<Place>map(accesses -> new Place.Own(customer, accesses)))
        .defaultIfEmpty(new Place.Unsaid());
  }

  private Mono<Place> named(TenantId tenant, String said) {
    return network
        .areas(tenant)
        .collectList()
        .flatMap(
            areas ->
                meant(areas, said)
                    .<Mono<Place>>map(area -> Mono.just(new Place.Named(area.node())))
                    .orElseGet(() -> ofContract(tenant, said)));
  }

  private Mono<Place> ofContract(TenantId tenant, String said) {
    var numbers = numbersIn(said);
    return numbers.isEmpty()
        ? Mono.just(new Place.NotFound())
        : network.areas(tenant, numbers).collectList().map(Place.OfContract::new);
  }

  /** The longest name among the words, or the only name that the words are a part of. */
  static Optional<Network.Area> meant(List<Network.Area> areas, String said) {
    var words = words(said);
    var named = areas.stream().filter(area -> words.contains(words(area.name()))).toList();
    if (!named.isEmpty()) {
      return named.stream().max(Comparator.comparingInt(area -> area.name().length()));
    }
    var part = words.strip();
    var alike = areas.stream().filter(area -> words(area.name()).contains(part)).toList();
    return alike.size() == 1 && part.length() >= LEAST_PART
        ? Optional.of(alike.getFirst())
        : Optional.empty();
  }

  /** Lower case, without accents, a blank around each word. */
  private static String words(String text) {
    var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return " " + NO_WORD.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
  }

  private static Set<String> numbersIn(String said) {
    return NUMBER.matcher(said).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
