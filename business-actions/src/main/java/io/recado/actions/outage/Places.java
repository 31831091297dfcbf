package io.recado.actions.outage;

import io.recado.actions.identity.CustomerIdentity;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
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

/**
 * Finds out where somebody is served from: by who they are proven to be, or by what they say. Words
 * that lead to what is theirs anyway are no more than the proof.
 */
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
  Mono<Place> of(
      TenantId tenant, ConversationId conversation, ContactId contact, @Nullable String said) {
    var own = own(tenant, conversation, contact);
    return said == null ? own : own.flatMap(mine -> named(tenant, said, mine));
  }

  private Mono<Place> own(TenantId tenant, ConversationId conversation, ContactId contact) {
    return identity
        .proven(tenant, conversation, contact)
        .flatMap(
            customer ->
                network
                    .accesses(tenant, customer)
                    .collectList()
                    .filter(accesses -> !accesses.isEmpty())
                    .<Place>map(accesses -> new Place.Own(customer, accesses)))
        .defaultIfEmpty(new Place.Unsaid());
  }

  private Mono<Place> named(TenantId tenant, String said, Place mine) {
    return network
        .areas(tenant)
        .collectList()
        .flatMap(
            areas ->
                meant(areas, said)
                    .map(area -> named(tenant, area.node(), mine))
                    .orElseGet(() -> ofContract(tenant, said, mine)));
  }

  private Mono<Place> named(TenantId tenant, NodeId node, Place mine) {
    return network
        .above(tenant, mine.nodes())
        .any(node::equals)
        .map(feedsMine -> feedsMine ? mine : new Place.Named(node, mine.household()));
  }

  private Mono<Place> ofContract(TenantId tenant, String said, Place mine) {
    var numbers = numbersIn(said);
    return numbers.isEmpty()
        ? Mono.just(new Place.NotFound())
        : network.contracts(tenant, numbers).collectList().map(found -> ofContracts(found, mine));
  }

  private static Place ofContracts(List<Network.Contract> found, Place mine) {
    var customers = found.stream().map(Network.Contract::customer).distinct().toList();
    if (mine instanceof Place.Own(var customer, _) && customers.contains(customer)) {
      return mine;
    }
    var areas = found.stream().map(Network.Contract::area).distinct().toList();
    return new Place.OfContract(areas, customers.size() == 1 ? customers.getFirst() : null);
  }

  /**
   * Where to look, for those who work on a fault: what the customer said of it, or else the names
   * of the accesses of whoever they are proven to be; empty where neither is known.
   */
  Mono<String> words(
      TenantId tenant, ConversationId conversation, ContactId contact, @Nullable String said) {
    return said != null
        ? Mono.just(said)
        : own(tenant, conversation, contact)
            .filter(place -> !place.nodes().isEmpty())
            .flatMapMany(place -> network.names(tenant, place.nodes()))
            .collect(Collectors.joining(", "))
            .filter(names -> !names.isEmpty());
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
