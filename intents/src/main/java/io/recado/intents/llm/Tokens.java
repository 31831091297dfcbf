package io.recado.intents.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.output.TokenUsage;
import io.recado.understanding.Cost;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens as the provider counted them, or else estimated. */
final class Tokens {

  /** Of Spanish, English and German rather few, so that estimates are rather high. */
  private static final int CHARACTERS_A_TOKEN = 3;

  private Tokens() {}

  static int in(String text) {
    return Math.ceilDiv(text.length(), CHARACTERS_A_TOKEN);
  }

  /** Of all that is sent, the schema included. */
  static int in(ChatRequest request) {
    int messages = request.messages().stream().mapToInt(message -> in(text(message))).sum();
    return messages + in(String.valueOf(request.responseFormat()));
  }

  static Cost cost(ChatRequest asked, String answer, @Nullable TokenUsage usage, Price price) {
    var counted = Optional.ofNullable(usage);
    int input = counted.map(TokenUsage::inputTokenCount).orElseGet(() -> in(asked));
    int output = counted.map(TokenUsage::outputTokenCount).orElseGet(() -> in(answer));
    return price.of(Math.max(0, input), Math.max(0, output));
  }

  private static String text(ChatMessage message) {
    return switch (message) {
      case SystemMessage system -> system.text();
      case UserMessage user -> user.singleText();
      case AiMessage answer -> String.valueOf(answer.text());
      default -> throw new IllegalArgumentException("no such message is sent: " + message.type());
    };
  }
}
