package io.recado.gateway.channel.webchat;

import io.recado.conversation.Language;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What the widget says before anybody has said anything. */
final class Greetings {

  private Greetings() {}

  /** The greeting of a firm in every language, by ISO 639-1 code. */
  static Map<String, String> of(String firm) {
    return Arrays.stream(Language.values())
        .collect(Collectors.toUnmodifiableMap(Language::code, language -> in(language, firm)));
  }

  private static String in(Language language, String firm) {
    return switch (language) {
      case SPANISH ->
          "¡Hola! Soy el asistente virtual de %s. ¿En qué te puedo ayudar?".formatted(firm);
      case ENGLISH -> "Hi! I’m the virtual assistant at %s. How can I help you?".formatted(firm);
      case GERMAN ->
          "Guten Tag! Hier ist der digitale Assistent von %s. Wie kann ich Ihnen helfen?"
              .formatted(firm);
    };
  }
}
