package io.recado.gateway.channel.webchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.recado.conversation.OutboundContent.Link;
import io.recado.conversation.OutboundContent.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one bubble of the widget shows: a letter's content, in the mailbox and on the wire. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(Bubble.Text.class),
  @JsonSubTypes.Type(Bubble.Choices.class),
  @JsonSubTypes.Type(Bubble.Choice.class)
})
sealed interface Bubble {

  /**
   * Words.
   *
   * @param link what a button below opens, whose address has a line of its own in the words
   */
  @JsonTypeName("text")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Text(String text, @Nullable Link link) implements Bubble {

    /** Words without a button. */
    Text(String text) {
      this(text, null);
    }
  }

  /** Words of the business with buttons below. */
  @JsonTypeName("choices")
  record Choices(String text, List<Option> options) implements Bubble {}

  /**
   * The visitor's tap on a button.
   *
   * @param answers the position of the letter whose button it was
   */
  @JsonTypeName("choice")
  record Choice(String id, String title, @Nullable Long answers) implements Bubble {}
}
