package io.recado.intents.labelling;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.conversation.Language;
import io.recado.json.JsonText;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import io.recado.understanding.Command;
import io.recado.understanding.Doubt;
import io.recado.understanding.Understanding.Interpretation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresSentences implements Sentences {

  /** The doubtful readings of a tenant with the words they are of, typed or heard. */
  private static final String DOUBTFUL =
      """
      from reading r
      cross join lateral (
        select string_agg(case m.content ->> 'type' when 'Text' then m.content ->> 'body'
                                                    else m.content ->> 'words' end,
                          e'\\n' order by array_position(r.message_ids, m.message_id)) as words
        from message m
        where m.tenant_id = r.tenant_id and m.conversation_id = r.conversation_id
          and m.at between r.at - interval '1 minute' and r.at + interval '1 minute'
          and m.message_id = any(r.message_ids)
          and m.content ->> 'type' in ('Text', 'Transcribed')) said
      where r.tenant_id = $1 and r.doubt is not null and said.words is not null
      """;

  private static final String WAITING =
      """
      select r.reading_id, r.at, r.language, r.doubt, r.content, said.words
      """
          + DOUBTFUL
          + """
            and r.at < $2
            and not exists (select from labelled_sentence l
                            where l.tenant_id = $1 and l.reading_id = r.reading_id)
          order by r.at desc limit $3
          """;

  private static final String LABEL =
      """
      insert into labelled_sentence
        (tenant_id, reading_id, conversation_id, language, words, intent, labelled_by)
      select r.tenant_id, r.reading_id, r.conversation_id, r.language, said.words, $3, $4
      """
          + DOUBTFUL
          + """
            and r.reading_id = $2
          on conflict (tenant_id, reading_id) do update
            set intent = excluded.intent, labelled_by = excluded.labelled_by, labelled_at = excluded.labelled_at
          """;

  private static final String LABELLED =
      """
      select reading_id, labelled_at, language, intent, words from labelled_sentence
      where tenant_id = $1 and intent is not null
      """;

  private static final String ALL_LABELLED = LABELLED + " order by language, intent, labelled_at";

  private static final String SOME_LABELLED =
      LABELLED
          + """
            and ($2::text is null or intent = $2)
            and ($3::timestamptz is null or (labelled_at, reading_id) < ($3, $4))
          order by labelled_at desc, reading_id desc limit $5
          """;

  private final DatabaseClient database;
  private final TenantScope scope;

  PostgresSentences(DatabaseClient database, TenantScope scope) {
    this.database = database;
    this.scope = scope;
  }

  @Override
  public Flux<DoubtfulSentence> waiting(TenantId tenant, Instant before, int most) {
    var query =
        database
            .sql(WAITING)
            .bind(0, tenant.value())
            .bind(1, before)
            .bind(2, most)
            .map(PostgresSentences::doubtful)
            .all()
            .collectList();
    return scope.inTenant(tenant, () -> query).flatMapIterable(all -> all);
  }

  @Override
  public Mono<Boolean> label(TenantId tenant, UUID sentence, @Nullable String intent, String by) {
    var insert = database.sql(LABEL).bind(0, tenant.value()).bind(1, sentence).bind(3, by);
    var labelled = intent == null ? insert.bindNull(2, String.class) : insert.bind(2, intent);
    return scope.inTenant(tenant, () -> labelled.fetch().rowsUpdated()).map(rows -> rows > 0);
  }

  @Override
  public Flux<LabelledSentence> labelled(TenantId tenant) {
    return labelled(tenant, database.sql(ALL_LABELLED).bind(0, tenant.value()));
  }

  @Override
  public Flux<LabelledSentence> labelled(TenantId tenant, LabelledQuery query) {
    var after = query.after();
    var statement = database.sql(SOME_LABELLED).bind(0, tenant.value());
    statement = bind(statement, 1, String.class, query.intent());
    statement = bind(statement, 2, Instant.class, after == null ? null : after.at());
    statement = bind(statement, 3, UUID.class, after == null ? null : after.id());
    return labelled(tenant, statement.bind(4, query.most()));
  }

  private Flux<LabelledSentence> labelled(TenantId tenant, GenericExecuteSpec statement) {
    var query = statement.map(PostgresSentences::sentence).all().collectList();
    return scope.inTenant(tenant, () -> query).flatMapIterable(all -> all);
  }

  private static DoubtfulSentence doubtful(Readable row) {
    var read = JsonText.value(required(row, "content", Json.class), Read.class);
    return new DoubtfulSentence(
        required(row, "reading_id", UUID.class),
        required(row, "at", Instant.class),
        language(row),
        Doubt.valueOf(required(row, "doubt", String.class).toUpperCase(Locale.ROOT)),
        required(row, "words", String.class),
        read.interpretations().stream().flatMap(PostgresSentences::intents).distinct().toList());
  }

  private static Stream<String> intents(Interpretation read) {
    return switch (read.command()) {
      case Command.StartFlow(var intent) -> Stream.of(intent);
      case Command.Clarify(var intents) -> intents.stream();
      case Command _ -> Stream.empty();
    };
  }

  private static LabelledSentence sentence(Readable row) {
    return new LabelledSentence(
        required(row, "reading_id", UUID.class),
        required(row, "labelled_at", Instant.class),
        language(row),
        required(row, "intent", String.class),
        required(row, "words", String.class));
  }

  private static Language language(Readable row) {
    return Language.ofTag(required(row, "language", String.class)).orElseThrow();
  }

  /** Of the column's fields, the one that is needed. */
  private record Read(List<Interpretation> interpretations) {}
}
