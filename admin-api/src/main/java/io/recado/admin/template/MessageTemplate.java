package io.recado.admin.template;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import io.recado.conversation.Language;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template of a channel.
 *
 * @param name as WhatsApp has it
 * @param body its words, with {@code {{1}}}, {@code {{2}}} and so on for what is said when it is
 *     sent
 * @param late whether it carries what would come too late for free words; then it has one place,
 *     and no buttons
 * @param buttons the titles of its quick-reply buttons, in order; a choice of these very titles
 *     goes out in it
 */
public record MessageTemplate(
    String name, Language language, String body, boolean late, List<String> buttons) {

  /** Cloud API reference, message templates: names, and the length of bodies and values. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");

  private static final int LONGEST_BODY = 1024;
  private static final int MOST_BUTTONS = 10;
  private static final int LONGEST_BUTTON = 25;

  /** A line break would part it in the column. */
  private static final Pattern ONE_LINE = Pattern.compile("\\P{Cntrl}+");

  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\d{1,2})}}");

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  public MessageTemplate {
    if (name == null || !NAME.matcher(name).matches() || language == null || body == null) {
      throw wrong("A template has a name of small letters, digits and _, a language and a body.");
    }
    Words.check(body, LONGEST_BODY);
    int places = places(body);
    if (late && places != 1) {
      throw wrong("What carries late answers has one place, {{1}}.");
    }
    buttons = buttons == null ? List.of() : List.copyOf(checked(buttons));
    if (late && !buttons.isEmpty()) {
      throw wrong("What carries late answers has no buttons: they would stand below all of them.");
    }
  }

  /** How many values it is sent with. */
  public int places() {
    return places(body);
  }

  /**
   * Its words with these values.
   *
   * @param values as many as there are places
   */
  public String saying(List<String> values) {
    return PLACE
        .matcher(body)
        .replaceAll(
            place -> Matcher.quoteReplacement(values.get(Integer.parseInt(place.group(1)) - 1)));
  }

  private static List<String> checked(List<String> buttons) {
    boolean distinct = new HashSet<>(buttons).size() == buttons.size();
    if (buttons.size() > MOST_BUTTONS
        || !distinct
        || !buttons.stream().allMatch(MessageTemplate::isButton)) {
      throw wrong("A template has at most 10 buttons, each another one, of 1 to 25 characters.");
    }
    return buttons;
  }

  private static boolean isButton(@Nullable String title) {
    return title != null
        && title.length() <= LONGEST_BUTTON
        && title.equals(title.strip())
        && ONE_LINE.matcher(title).matches();
  }

  /** They are counted from 1 without a gap; one may stand twice. */
  private static int places(String body) {
    var numbers =
        PLACE.matcher(body).results().map(place -> Integer.parseInt(place.group(1))).distinct();
    var sorted = numbers.sorted().toList();
    if (!sorted.isEmpty() && (sorted.getFirst() != 1 || sorted.getLast() != sorted.size())) {
      throw wrong("Places are {{1}}, {{2}} and so on, without a gap.");
    }
    return sorted.size();
  }

  private static ApiProblem wrong(String detail) {
    return new ApiProblem(ApiError.BODY_UNREADABLE, detail);
  }
}
