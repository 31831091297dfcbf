package io.recado.intents.entity;

import io.recado.intents.text.Lines;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which country a time zone is of. A tenant says theirs, and no other sign of where they are. */
public final class Countries {

  private static final Map<String, String> OF_ZONES = read();

  private Countries() {}

  /** The country by ISO 3166; null for a zone that is of none, such as UTC. */
  public static @Nullable String of(ZoneId zone) {
    return OF_ZONES.get(zone.getId());
  }

  private static Map<String, String> read() {
    var countries = new HashMap<String, String>();
    for (var line : Lines.of("/entity/zones.txt")) {
      var words = List.of(line.split(" "));
      words.subList(1, words.size()).forEach(zone -> countries.put(zone, words.getFirst()));
    }
    return countries;
  }
}
