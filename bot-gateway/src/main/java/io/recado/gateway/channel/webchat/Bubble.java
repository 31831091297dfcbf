package io.recado.gateway.channel.webchat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
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

  @JsonTypeName("text")
  record Text(String text) implements Bubble {}

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
