package io.recado.intents.knowledge;

import io.recado.conversation.Language;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is kept in memory of a tenant's knowledge: where each passage lies, and how often words
 * occur; no texts.
 */
record TenantIndex(Map<Language, List<Located>> entries, Map<Language, Vocabulary> vocabularies) {

  private static final int BYTES_OF_ENTRY = 80;
  private static final int BYTES_OF_STEM = 100;

  TenantIndex {
    entries = Map.copyOf(entries);
    vocabularies = Map.copyOf(vocabularies);
  }

  Vocabulary vocabulary(Language language) {
    return vocabularies.getOrDefault(language, Vocabulary.EMPTY);
  }

  /** The passages nearest to a vector, the nearest first. */
  List<Spot> nearest(Language language, float[] vector, int most) {
    return entries.getOrDefault(language, List.of()).stream()
        .map(entry -> new Near(entry.spot(), Vectors.nearest(entry.vectors(), vector)))
        .sorted(Comparator.comparingDouble(Near::cosine).reversed())
        .limit(most)
        .map(Near::spot)
        .toList();
  }

  /** About how much memory it takes. */
  int bytes() {
    long vectors =
        entries.values().stream()
            .flatMap(List::stream)
            .mapToLong(entry -> BYTES_OF_ENTRY + entry.vectors().length)
            .sum();
    long words =
        vocabularies.values().stream()
            .mapToLong(each -> (long) BYTES_OF_STEM * each.frequencies().size())
            .sum();
    return (int) Math.min(Integer.MAX_VALUE, vectors + words);
  }

  /** A passage of a source, by its place in it. */
  record Spot(UUID source, int place) {}

  /** A passage's vectors, as {@link Vectors} packs them; empty where they are another model's. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Located(Spot spot, byte[] vectors) {}

  private record Near(Spot spot, double cosine) {}
}
