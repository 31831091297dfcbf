package io.recado.actions.published;

import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.conversation.Language;
import io.recado.dialogue.YamlFile;
import io.recado.json.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The form in which a publication is kept, but for its secrets; those of earlier versions lack
 * texts and phrases, or from when on it acts.
 */
record StoredPublication(
    List<YamlFile> actions,
    List<YamlFile> flows,
    Map<String, Map<Language, String>> texts,
    Map<String, Map<Language, List<String>>> phrases,
    Map<Language, Double> actsFrom) {

  static StoredPublication of(Publication publication) {
    var content = publication.content();
    return new StoredPublication(
        publication.actions(),
        content.flows(),
        content.texts(),
        content.phrases(),
        content.actsFrom());
  }

  static StoredPublication in(Readable row) {
    return JsonText.value(required(row, "files", Json.class), StoredPublication.class);
  }

  static List<YamlFile> flowsIn(Readable row) {
    return List.of(JsonText.value(required(row, "flows", Json.class), YamlFile[].class));
  }

  static Edition edition(Readable row) {
    return new Edition(
        required(row, "publication", Integer.class),
        required(row, "published_at", Instant.class),
        row.get("published_by", String.class),
        row.get("restores", Integer.class),
        required(row, "classifier", Integer.class),
        required(row, "all_the_same", Boolean.class));
  }

  BotContent content() {
    return new BotContent(flows, texts, phrases, actsFrom);
  }
}
