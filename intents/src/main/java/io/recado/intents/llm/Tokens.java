package io.recado.intents.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
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
    int input = counted.map(Tokens::read).orElseGet(() -> in(asked));
    int output = counted.map(Tokens::written).orElseGet(() -> in(answer));
    return price.of(Math.max(0, input), Math.max(0, output));
  }

  /**
   * Anthropic counts apart what it keeps for the next call and what it had kept (API reference:
   * usage); both are paid for, here as if nothing were kept.
   */
  private static @Nullable Integer read(TokenUsage usage) {
    var input = usage.inputTokenCount();
    return input == null || !(usage instanceof AnthropicTokenUsage kept)
        ? input
        : Integer.valueOf(
            input + known(kept.cacheCreationInputTokens()) + known(kept.cacheReadInputTokens()));
  }

  /** Gemini's thoughts are in its total alone, and paid for as if written (API reference). */
  private static @Nullable Integer written(TokenUsage usage) {
    var output = usage.outputTokenCount();
    return output == null
        ? null
        : Integer.valueOf(
            Math.max(output, known(usage.totalTokenCount()) - known(usage.inputTokenCount())));
  }

  private static int known(@Nullable Integer count) {
    return count == null ? 0 : count;
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
