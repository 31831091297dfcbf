package io.recado.actions.ticket;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sets the category, the priority or both of a new ticket. The same ticket is always sorted the
 * same way: nothing but its words and the customer's choice counts.
 *
 * @param words one of these stands in the summary, as whole words, whatever the accents and
 *     capitals; empty fits any
 * @param ofCategory the category the customer chose; null fits any
 */
public record SortingRule(
    List<String> words,
    @Nullable Category ofCategory,
    @Nullable Category category,
    @Nullable Priority priority) {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  public SortingRule {
    words = List.copyOf(words);
  }

  /** The report as the first rule that fits would have it; as it is when none fits. */
  static TicketReport sort(TicketReport report, List<SortingRule> rules) {
    return rules.stream()
        .filter(rule -> rule.fits(report))
        .findFirst()
        .map(rule -> rule.apply(report))
        .orElse(report);
  }

  private boolean fits(TicketReport report) {
    var said = plain(report.summary());
    return (ofCategory == null || ofCategory == report.category())
        && (words.isEmpty() || words.stream().map(SortingRule::plain).anyMatch(said::contains));
  }

  private TicketReport apply(TicketReport report) {
    return new TicketReport(
        Optional.ofNullable(category).orElse(report.category()),
        Optional.ofNullable(priority).orElse(report.priority()),
        report.summary(),
        report.attachments());
  }

  /** Words in lower case without accents, a blank before and after each. */
  private static String plain(String text) {
    var bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return " " + NO_WORD.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
  }
}
