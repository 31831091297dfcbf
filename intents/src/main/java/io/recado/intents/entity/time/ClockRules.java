package io.recado.intents.entity.time;

import io.recado.intents.entity.time.Meaning.Count;
import io.recado.intents.entity.time.Meaning.Figures;
import io.recado.intents.entity.time.Meaning.Part;
import io.recado.intents.entity.time.Meaning.Unit;
import io.recado.intents.grammar.Match;
import io.recado.intents.grammar.Production;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What makes a number, a part of the day, or a time of day. */
final class ClockRules {

  /** With "Uhr" an hour is of 24, but for the small ones, which people tell as on a dial. */
  private static final int FIRST_PLAIN_WITH_UHR = 7;

  private ClockRules() {}

  static Map<String, Production<Standpoint, Meaning>> all() {
    var rules = new HashMap<String, Production<Standpoint, Meaning>>();
    rules.put("value", (match, _) -> new Count(match.argument()));
    rules.put("same", (match, _) -> match.parts().get("a"));
    rules.put("sum", (match, _) -> new Count(count(match, "a") + count(match, "b")));
    for (var part : DayPart.values()) {
      rules.put(part.name().toLowerCase(Locale.ROOT), (_, _) -> new Part(part));
    }
    for (var unit : ChronoUnit.values()) {
      rules.put(unit.name().toLowerCase(Locale.ROOT), (_, _) -> new Unit(unit));
    }
    rules.put("hour", (match, _) -> Clock.spoken(count(match, "h"), 0));
    rules.put("hour-minute", (match, _) -> Clock.spoken(count(match, "h"), count(match, "m")));
    rules.put("beside", (match, _) -> Clock.beside(count(match, "h"), match.argument()));
    rules.put("past", (match, _) -> beside(match, count(match, "m")));
    rules.put("to", (match, _) -> beside(match, -count(match, "m")));
    rules.put("uhr", (match, _) -> plain(match));
    rules.put("figures", (match, _) -> figures(match.part("f", Figures.class)));
    rules.put("at", (match, _) -> Clock.exactly(LocalTime.of(match.argument(), 0)));
    rules.put("halved", (match, _) -> halved(match));
    return rules;
  }

  static int count(Match<Meaning> match, String name) {
    return match.part(name, Count.class).value();
  }

  /** Minutes around a full hour or, with the argument, around a half. */
  private static @Nullable Clock beside(Match<Meaning> match, int minutes) {
    return Clock.beside(count(match, "h"), minutes + match.argument());
  }

  private static @Nullable Clock plain(Match<Meaning> match) {
    int hour = count(match, "h");
    var clock = Clock.spoken(hour, match.has("m") ? count(match, "m") : 0);
    return clock == null || hour < FIRST_PLAIN_WITH_UHR ? clock : clock.plainly();
  }

  /** 10:30, or 05:30 where the nought says that it is of 24 hours. */
  private static @Nullable Clock figures(Figures figures) {
    var clock = Clock.spoken(figures.numbers().getFirst(), figures.numbers().getLast());
    return clock == null || !figures.padded() ? clock : Clock.exactly(clock.time());
  }

  private static @Nullable Clock halved(Match<Meaning> match) {
    var clock = match.part("c", Clock.class);
    return clock.in(match.part("p", Part.class).part()).orElse(null);
  }
}
