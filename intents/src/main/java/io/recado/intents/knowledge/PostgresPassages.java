package io.recado.intents.knowledge;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.conversation.Language;
import io.recado.database.Columns;
import io.recado.intents.knowledge.TenantIndex.Located;
import io.recado.intents.knowledge.TenantIndex.Spot;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Passages as they are searched. */
@Repository
class PostgresPassages {

  private static final String VERSION = "select version from knowledge where tenant_id = $1";

  private static final String STEMS =
      """
      select word, tsvector_to_array(to_tsvector(knowledge_words($1), word)) as stems
      from unnest($2::text[]) word
      """;

  private static final String ENTRIES =
      """
      select source_id, place, language,
             case when embedder = $2 then vectors else ''::bytea end as vectors
      from knowledge_passage where tenant_id = $1
      """;

  private static final String FREQUENCIES =
      """
      select language, stem, count(*)::int as passages
      from knowledge_passage, unnest(tsvector_to_array(lexemes)) stem
      where tenant_id = $1 group by language, stem
      """;

  private static final String CANDIDATES =
      """
      with worded as (
        select source_id, place from knowledge_passage
        where tenant_id = $1 and language = $2 and lexemes @@ to_tsquery('pg_catalog.simple', $3)
        order by ts_rank(lexemes, to_tsquery('pg_catalog.simple', $3), 1) desc, source_id, place
        limit $4),
      found as (
        select source_id, place from worded
        union
        select * from unnest($5::uuid[], $6::int[]))
      select p.headings, p.body, p.answers, coalesce(s.url, s.title) as source,
             case when p.embedder = $7 then p.vectors else ''::bytea end as vectors,
             tsvector_to_array(p.lexemes) as stems,
             array(select array_to_string(tsvector_to_array(to_tsvector(knowledge_words($2), heading)), ' ')
                   from unnest(string_to_array(p.folded_headings, E'\\n')) heading) as heading_stems
      from found
        join knowledge_passage p using (source_id, place)
        join knowledge_source s on s.tenant_id = p.tenant_id and s.source_id = p.source_id
      where p.tenant_id = $1 and p.language = $2
      order by p.source_id, p.place
      """;

  private final DatabaseClient database;
  private final TenantScope scope;

  PostgresPassages(DatabaseClient database, TenantScope scope) {
    this.database = database;
    this.scope = scope;
  }

  /** Which edition of the tenant's knowledge holds now; empty when it has none. */
  Mono<Long> version(TenantId tenant) {
    return scope.inTenant(
        tenant, () -> database.sql(VERSION).bind(0, tenant.value()).mapValue(Long.class).one());
  }

  /** Each word's stems in a language; none for a word that only binds others. */
  Mono<Map<String, Set<String>>> stems(Language language, Collection<String> words) {
    return database
        .sql(STEMS)
        .bind(0, language.code())
        .bind(1, words.toArray(String[]::new))
        .map(row -> Map.entry(required(row, "word", String.class), set(row, "stems")))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /**
   * Reads what is kept in memory.
   *
   * @param embedder whose vectors are wanted; null for none's
   */
  Mono<TenantIndex> index(TenantId tenant, @Nullable String embedder) {
    return scope.inTenant(
        tenant,
        () ->
            entries(tenant, embedder)
                .zipWhen(entries -> vocabularies(tenant, entries))
                .map(both -> new TenantIndex(both.getT1(), both.getT2())));
  }

  private Mono<Map<Language, List<Located>>> entries(TenantId tenant, @Nullable String embedder) {
    return Columns.bind(database.sql(ENTRIES).bind(0, tenant.value()), 1, String.class, embedder)
        .map(row -> Map.entry(language(row), entry(row)))
        .all()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private Mono<Map<Language, Vocabulary>> vocabularies(
      TenantId tenant, Map<Language, List<Located>> entries) {
    return database
        .sql(FREQUENCIES)
        .bind(0, tenant.value())
        .map(
            row -> new Frequency(language(row), required(row, "stem", String.class), passages(row)))
        .all()
        .collectMultimap(Frequency::language)
        .map(found -> vocabularies(found, entries));
  }

  private static Map<Language, Vocabulary> vocabularies(
      Map<Language, Collection<Frequency>> found, Map<Language, List<Located>> entries) {
    var vocabularies = new EnumMap<Language, Vocabulary>(Language.class);
    found.forEach(
        (language, frequencies) -> {
          var byStem = new HashMap<String, Integer>();
          frequencies.forEach(each -> byStem.put(each.stem(), each.passages()));
          int passages = entries.getOrDefault(language, List.of()).size();
          vocabularies.put(language, new Vocabulary(byStem, passages));
        });
    return vocabularies;
  }

  /**
   * What any of the stems occurs in, the best by full-text rank, and the passages named.
   *
   * @param embedder whose vector the question has; null for none's
   */
  Flux<Candidate> candidates(
      TenantId tenant, Language language, Looked looked, @Nullable String embedder) {
    return scope
        .inTenant(tenant, () -> find(tenant, language, looked, embedder).collectList())
        .flatMapIterable(found -> found);
  }

  private Flux<Candidate> find(
      TenantId tenant, Language language, Looked looked, @Nullable String embedder) {
    var statement =
        database
            .sql(CANDIDATES)
            .bind(0, tenant.value())
            .bind(1, language.code())
            .bind(2, query(looked.terms()))
            .bind(3, looked.most())
            .bind(4, looked.near().stream().map(Spot::source).toArray(UUID[]::new))
            .bind(5, looked.near().stream().map(Spot::place).toArray(Integer[]::new));
    return Columns.bind(statement, 6, String.class, embedder)
        .map(row -> candidate(row, looked.vector()))
        .all();
  }

  /** Quoted, so that no word of a customer's is an operator. */
  private static String query(List<Term> terms) {
    return terms.stream()
        .flatMap(term -> term.stems().stream())
        .distinct()
        .sorted()
        .map(stem -> "'" + stem.replace("\\", "").replace("'", "''") + "'")
        .collect(Collectors.joining(" | "));
  }

  private static Candidate candidate(Readable row, float @Nullable [] vector) {
    var headings = required(row, "headings", String.class).lines().toList();
    var passage =
        new Passage(
            headings, required(row, "body", String.class), required(row, "answers", Boolean.class));
    var vectors = required(row, "vectors", byte[].class);
    return new Candidate(
        passage,
        required(row, "source", String.class),
        Stream.of(required(row, "heading_stems", String[].class))
            .map(stems -> Set.of(stems.split(" ")))
            .toList(),
        set(row, "stems"),
        vector == null ? 0 : Vectors.nearest(vectors, vector));
  }

  private static Located entry(Readable row) {
    var key =
        new Spot(required(row, "source_id", UUID.class), required(row, "place", Integer.class));
    return new Located(key, required(row, "vectors", byte[].class));
  }

  private static Set<String> set(Readable row, String column) {
    return Set.of(required(row, column, String[].class));
  }

  private static int passages(Readable row) {
    return required(row, "passages", Integer.class);
  }

  private static Language language(Readable row) {
    return Language.ofTag(required(row, "language", String.class)).orElseThrow();
  }

  /**
   * What is looked for.
   *
   * @param most passages found by words
   * @param near passages to be had in any case
   * @param vector of the question; null where meaning is not compared
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Looked(List<Term> terms, int most, List<Spot> near, float @Nullable [] vector) {}

  private record Frequency(Language language, String stem, int passages) {}
}
