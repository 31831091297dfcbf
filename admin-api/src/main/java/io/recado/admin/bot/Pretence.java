package io.recado.admin.bot;

import io.recado.action.ActionOutcome;
import io.recado.action.FoundItem;
import io.recado.action.LookupOutcome;
import io.recado.action.Receipt;
import io.recado.actions.published.TenantBot;
import io.recado.admin.bot.PreviewForm.Ending;
import io.recado.admin.bot.PreviewForm.Pretended;
import io.recado.conversation.Language;
import io.recado.dialogue.Effect;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How actions and lookups pretend to end in a preview: nothing is asked of any of them. What they
 * would say stands in brackets, so that nobody takes it for real.
 */
final class Pretence {

  private static final String NO_REASON = "default";

  private final TenantBot bot;
  private final Map<String, Pretended> wished;

  /**
   * @param wished of those that do not just succeed
   */
  Pretence(TenantBot bot, List<Pretended> wished) {
    this.bot = bot;
    this.wished =
        wished.stream()
            .collect(Collectors.toMap(Pretended::name, Function.identity(), (one, other) -> other));
  }

  /** How the action or lookup of this name ends. */
  Ending of(String name) {
    var wish = wished.get(name);
    return wish == null ? Ending.SUCCEEDS : wish.ending();
  }

  ActionOutcome outcome(Effect.Perform perform, Instant now) {
    var name = perform.action().value();
    return switch (of(name)) {
      case SUCCEEDS -> {
        var facts = bot.actions().get(perform.action()).receiptFacts();
        yield new ActionOutcome.Done(new Receipt("[" + name + "]", now, bracketed(facts, "")));
      }
      case REFUSES -> new ActionOutcome.Rejected(reason(name));
      case AWAY -> new ActionOutcome.Unavailable(null);
    };
  }

  LookupOutcome outcome(Effect.LookUp look, Language language) {
    var name = look.lookup().value();
    return switch (of(name)) {
      case SUCCEEDS -> {
        var facts = bot.actions().lookup(look.lookup()).facts();
        yield new LookupOutcome.Found(List.of(item(1, facts, language), item(2, facts, language)));
      }
      case REFUSES -> new LookupOutcome.None(reason(name));
      case AWAY -> new LookupOutcome.Unavailable();
    };
  }

  private String reason(String name) {
    var wish = wished.get(name);
    return wish == null ? NO_REASON : Objects.requireNonNullElse(wish.reason(), NO_REASON);
  }

  private static FoundItem item(int number, Collection<String> facts, Language language) {
    var word =
        switch (language) {
          case SPANISH -> "ejemplo";
          case ENGLISH -> "example";
          case GERMAN -> "Beispiel";
        };
    var title = "[%s %d]".formatted(word, number);
    return new FoundItem("preview-" + number, title, null, bracketed(facts, " " + number), null);
  }

  private static Map<String, String> bracketed(Collection<String> facts, String mark) {
    return facts.stream()
        .collect(Collectors.toMap(Function.identity(), fact -> "[" + fact + mark + "]"));
  }
}
