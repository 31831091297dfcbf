package io.recado.intents.entity;

import io.recado.conversation.Language;
import io.recado.dialogue.EntityType;
import io.recado.intents.entity.time.DayOrder;
import io.recado.intents.entity.time.Standpoint;
import io.recado.intents.entity.time.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what a message names: times, money, telephone numbers, e-mail addresses, the tenant's own
 * numbers and the customer's name. Pure; safe for many threads; takes time in proportion to the
 * length of the message.
 */
public final class Entities {

  private final Times times = new Times();
  private final Phones phones = new Phones();
  private final Amounts amounts = new Amounts();
  private final PersonNames names = new PersonNames();

  /**
   * Everything found, in the order of the message, nothing overlapping: of two readings of the same
   * words the one with the plainer signs counts: the digits of a telephone number are no time, and
   * a date is no telephone number.
   */
  public List<Entity> in(String message, Language language, Vantage vantage) {
    var candidates = new ArrayList<Entity>();
    candidates.addAll(Emails.in(message));
    var codes = Codes.in(message, vantage.codes());
    codes.stream().filter(Entity::isSure).forEach(candidates::add);
    candidates.addAll(amounts.in(message, vantage.country()));
    var times = times(message, language, vantage);
    phones.in(message, vantage.country()).stream()
        .filter(phone -> times.stream().noneMatch(time -> time.covers(phone)))
        .forEach(candidates::add);
    codes.stream().filter(code -> !code.isSure()).forEach(candidates::add);
    candidates.addAll(times);
    candidates.addAll(names.in(message, language));
    var found = new ArrayList<Entity>();
    for (var candidate : candidates) {
      if (found.stream().noneMatch(candidate::overlaps)) {
        found.add(candidate);
      }
    }
    found.sort(Comparator.comparingInt(Entity::start));
    return found;
  }

  /**
   * What answers a question for one thing: all of it, be it sure or not, since what is asked for
   * makes a bare number an amount, and bare words a name.
   */
  List<Entity> answering(EntityType type, String message, Language language, Vantage vantage) {
    return switch (type) {
      case EntityType.Amount() -> {
        var named = amounts.in(message, vantage.country());
        yield named.isEmpty() ? bareAmounts(message, language, vantage) : named;
      }
      case EntityType.Phone() -> phones.in(message, vantage.country());
      case EntityType.Email() -> Emails.in(message);
      case EntityType.PersonName() -> {
        var named = names.in(message, language);
        yield named.isEmpty() ? names.alone(message, language) : named;
      }
      case EntityType.OwnNumber(var form) -> Codes.in(message, List.of(new CodePattern("", form)));
    };
  }

  /** The only number is the answer; of several, those of days and times are not. */
  private List<Entity> bareAmounts(String message, Language language, Vantage vantage) {
    var bare = amounts.bare(message);
    if (bare.size() == 1) {
      return bare;
    }
    var times = times(message, language, vantage);
    return bare.stream().filter(each -> times.stream().noneMatch(each::overlaps)).toList();
  }

  private List<Entity> times(String message, Language language, Vantage vantage) {
    var now = vantage.now();
    if (now == null) {
      return List.of();
    }
    var here = new Standpoint(now, DayOrder.in(language));
    return times.in(message, language, here).stream().map(found -> entity(found, message)).toList();
  }

  private static Entity entity(Times.Found found, String message) {
    return new Entity(
        found.readings().stream().<Value>map(Value.Time::new).toList(),
        found.start(),
        found.end(),
        message.substring(found.start(), found.end()),
        found.confidence());
  }
}
