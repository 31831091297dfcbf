package io.recado.gateway.channel;

import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.ContactRequest;
import io.recado.conversation.OutboundContent.Template;
import io.recado.conversation.OutboundContent.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts texts that follow each other into one message, paragraph by paragraph. Pure. */
final class Gathering {

  private static final String PARAGRAPH = "\n\n";

  private Gathering() {}

  /**
   * @param fits whether a content is one message of the channel
   */
  static List<OutboundContent> of(List<OutboundContent> contents, Predicate<OutboundContent> fits) {
    var gathered = new ArrayList<OutboundContent>();
    for (var content : contents) {
      var joined =
          gathered.isEmpty()
              ? Optional.<OutboundContent>empty()
              : joined(gathered.getLast(), content).filter(fits);
      if (joined.isPresent()) {
        gathered.set(gathered.size() - 1, joined.get());
      } else {
        gathered.add(content);
      }
    }
    return List.copyOf(gathered);
  }

  /** Only a text can be carried on: after a question its options stand, after a link its button. */
  private static Optional<OutboundContent> joined(OutboundContent before, OutboundContent next) {
    if (!(before instanceof Text(var words, var link)) || link != null) {
      return Optional.empty();
    }
    var body = words + PARAGRAPH + next.body();
    return switch (next) {
      case Text text -> Optional.of(new Text(body, text.link()));
      case Choices choices -> Optional.of(choices.below(body));
      case ContactRequest request -> Optional.of(new ContactRequest(body, request.button()));
      case Template template -> Optional.empty();
    };
  }
}
