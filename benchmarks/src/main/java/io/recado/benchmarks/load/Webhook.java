package io.recado.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Bodies of WhatsApp's webhooks, in the form in which Meta delivers them.
 *
 * <p>Source: Cloud API reference, webhooks: messages.
 */
public final class Webhook {

  private Webhook() {}

  /**
   * A message of a customer.
   *
   * @param id its {@code wamid}
   * @param at when the customer sent it
   */
  public record Message(String id, Customer customer, Saying saying, Instant at) {}

  /** A delivery of one message, or of several in the order given. */
  public static byte[] body(List<Message> messages) {
    var changes = messages.stream().map(Webhook::change).collect(Collectors.joining(","));
    return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"100\",\"changes\":[%s]}]}"
        .formatted(changes)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String change(Message message) {
    var customer = message.customer();
    return """
        {"field":"messages","value":{"messaging_product":"whatsapp",\
        "metadata":{"display_phone_number":"%1$s","phone_number_id":"%1$s"},\
        "contacts":[{"profile":{"name":"Cliente de prueba"},"wa_id":"%2$s","user_id":"%3$s"}],\
        "messages":[{"from":"%2$s","from_user_id":"%3$s","id":"%4$s","timestamp":"%5$d",%6$s}]}}"""
        .formatted(
            customer.number(),
            customer.phone(),
            customer.userId(),
            message.id(),
            message.at().getEpochSecond(),
            content(message.saying()));
  }

  private static String content(Saying saying) {
    return switch (saying) {
      case Saying.Words words ->
          "\"type\":\"text\",\"text\":{\"body\":%s}".formatted(quoted(words.text()));
      case Saying.Tap tap ->
          """
          "type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":%s,"title":%s}}"""
              .formatted(quoted(tap.id()), quoted(tap.title()));
    };
  }

  /** Meta escapes what is not ASCII, and signs the escaped form. */
  private static String quoted(String text) {
    return text.chars().mapToObj(Webhook::quoted).collect(Collectors.joining("", "\"", "\""));
  }

  private static String quoted(int letter) {
    if (letter == '"' || letter == '\\') {
      return "\\" + (char) letter;
    }
    return letter < ' ' || letter > '~' ? "\\u%04x".formatted(letter) : Character.toString(letter);
  }
}
