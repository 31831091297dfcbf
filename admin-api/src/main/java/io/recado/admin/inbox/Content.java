package io.recado.admin.inbox;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.recado.conversation.MessageContent;
import io.recado.conversation.OutboundContent;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one bubble shows, in the API's terms: those of the transcript may change without it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(Content.Text.class),
  @JsonSubTypes.Type(Content.Choices.class),
  @JsonSubTypes.Type(Content.Choice.class),
  @JsonSubTypes.Type(Content.Media.class),
  @JsonSubTypes.Type(Content.Location.class),
  @JsonSubTypes.Type(Content.Contacts.class),
  @JsonSubTypes.Type(Content.Template.class),
  @JsonSubTypes.Type(Content.Reaction.class),
  @JsonSubTypes.Type(Content.Edited.class),
  @JsonSubTypes.Type(Content.Other.class)
})
sealed interface Content {

  @JsonTypeName("text")
  record Text(String body) implements Content {}

  /** Words of ours with buttons below. */
  @JsonTypeName("choices")
  record Choices(String body, List<String> options) implements Content {}

  /** A tap on a button, by what it showed. */
  @JsonTypeName("choice")
  record Choice(String title) implements Content {}

  /**
   * A file.
   *
   * @param file by which it is asked for, where an agent sent it; null where it came by a channel:
   *     then the message tells what became of it
   * @param words what a machine heard or saw in it; null when it was not put into words
   */
  @JsonTypeName("media")
  record Media(
      String kind,
      @Nullable UUID file,
      @Nullable String name,
      @Nullable String mimeType,
      @Nullable Long sizeBytes,
      @Nullable String caption,
      @Nullable String words)
      implements Content {}

  @JsonTypeName("location")
  record Location(
      double latitude, double longitude, @Nullable String name, @Nullable String address)
      implements Content {}

  @JsonTypeName("contacts")
  record Contacts(List<Person> contacts) implements Content {}

  /** An entry of an address book. */
  record Person(String name, List<String> phones) {}

  /** Words that a channel had approved beforehand. */
  @JsonTypeName("template")
  record Template(String name, String body) implements Content {}

  /**
   * @param emoji null when a reaction was taken back
   */
  @JsonTypeName("reaction")
  record Reaction(@Nullable String emoji) implements Content {}

  /** An earlier message reads like this now. */
  @JsonTypeName("edited")
  record Edited(Content content) implements Content {}

  /**
   * What has no bubble of its own.
   *
   * @param kind {@code form}, {@code order}, {@code revoked}, {@code started}, {@code notice} or
   *     {@code unsupported}
   */
  @JsonTypeName("other")
  record Other(String kind, @Nullable String detail) implements Content {}

  /** What it says, captions and names of files included; empty where it says nothing. */
  default String searched() {
    return switch (this) {
      case Text(var body) -> body;
      case Choices(var body, var options) -> body + " " + String.join(" ", options);
      case Choice(var title) -> title;
      case Media media -> said(media.name(), media.caption(), media.words());
      case Location place -> said(place.name(), place.address());
      case Contacts(var people) ->
          people.stream().map(Person::name).collect(Collectors.joining(" "));
      case Template(_, var body) -> body;
      case Edited(var content) -> content.searched();
      case Reaction _, Other _ -> "";
    };
  }

  /** Whether it came with a file that its channel has, or had. */
  default boolean bringsFile() {
    return switch (this) {
      case Media media -> media.file() == null;
      case Edited(var content) -> content.bringsFile();
      case Text _, Choices _, Choice _, Location _, Contacts _, Template _, Reaction _, Other _ ->
          false;
    };
  }

  private static String said(@Nullable String... words) {
    return Stream.of(words).filter(Objects::nonNull).collect(Collectors.joining(" "));
  }

  static Content of(OutboundContent content) {
    return switch (content) {
      case OutboundContent.Text text -> new Text(text.body());
      case OutboundContent.Choices choices ->
          new Choices(
              choices.body(), choices.options().stream().map(option -> option.title()).toList());
      case OutboundContent.ContactRequest request ->
          new Choices(request.body(), List.of(request.button()));
      case OutboundContent.Template template -> new Template(template.name(), template.body());
    };
  }

  static Content of(MessageContent content) {
    return switch (content) {
      case MessageContent.Text text -> new Text(text.body());
      case MessageContent.Media media -> media(media, null);
      case MessageContent.Transcribed heard -> media(heard.media(), heard.words());
      case MessageContent.Described seen -> media(seen.media(), seen.words());
      case MessageContent.Location place ->
          new Location(place.latitude(), place.longitude(), place.name(), place.address());
      case MessageContent.Contacts contacts ->
          new Contacts(
              contacts.contacts().stream()
                  .map(entry -> new Person(entry.name(), entry.phones()))
                  .toList());
      case MessageContent.Choice choice -> new Choice(choice.title());
      case MessageContent.Reaction reaction -> new Reaction(reaction.emoji());
      case MessageContent.Edited edited -> new Edited(of(edited.content()));
      case MessageContent.Form form -> new Other("form", form.response());
      case MessageContent.Order order -> new Other("order", order.note());
      case MessageContent.Revoked _ -> new Other("revoked", null);
      case MessageContent.Started started -> new Other("started", started.payload());
      case MessageContent.Notice notice -> new Other("notice", notice.kind());
      case MessageContent.Unsupported unknown -> new Other("unsupported", unknown.kind());
    };
  }

  private static Media media(MessageContent.Media media, @Nullable String words) {
    var file = media.file();
    return new Media(
        media.kind().name().toLowerCase(Locale.ROOT),
        SentMedia.idOf(file),
        file.name(),
        file.mimeType(),
        file.sizeBytes(),
        media.caption(),
        words);
  }
}
