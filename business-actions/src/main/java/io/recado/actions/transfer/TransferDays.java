package io.recado.actions.transfer;

import io.recado.action.ActionName;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.conversation.Language;
import io.recado.tenant.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** The days on which a transfer may have been made, today first. */
public final class TransferDays implements Lookup {

  /** So many days back a transfer can be claimed in the chat; for older ones there are people. */
  static final int MOST_DAYS = 30;

  private static final String DAY = "day";

  private final Tenants tenants;
  private final Clock clock;

  public TransferDays(Tenants tenants, Clock clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public ActionName name() {
    return new ActionName("transfer_days");
  }

  @Override
  public Set<String> facts() {
    return Set.of(DAY);
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    return tenants
        .find(request.tenant())
        .map(tenant -> clock.instant().atZone(tenant.timeZone()).toLocalDate())
        .map(today -> days(today, request.language()));
  }

  private static LookupOutcome days(LocalDate today, Language language) {
    return new LookupOutcome.Found(
        IntStream.range(0, Math.min(MOST_DAYS, LookupOutcome.Found.MOST_ITEMS))
            .mapToObj(back -> item(today.minusDays(back), back, language))
            .toList());
  }

  private static FoundItem item(LocalDate day, int back, Language language) {
    return new FoundItem(
        day.toString(),
        title(day, back, language),
        null,
        Map.of(DAY, TransferWords.day(day, language)),
        day.atStartOfDay());
  }

  private static String title(LocalDate day, int back, Language language) {
    return switch (back) {
      case 0 -> today(language);
      case 1 -> yesterday(language);
      default ->
          DateTimeFormatter.ofPattern(
                  language == Language.GERMAN ? "EEE d.M." : "EEE d MMM", language.locale())
              .format(day);
    };
  }

  private static String today(Language language) {
    return switch (language) {
      case SPANISH -> "Hoy";
      case ENGLISH -> "Today";
      case GERMAN -> "Heute";
    };
  }

  private static String yesterday(Language language) {
    return switch (language) {
      case SPANISH -> "Ayer";
      case ENGLISH -> "Yesterday";
      case GERMAN -> "Gestern";
    };
  }
}
