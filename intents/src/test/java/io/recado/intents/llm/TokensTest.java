package io.recado.intents.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import io.recado.understanding.Cost;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokensTest {

  @Test
  void whatTheProviderCountedIsBooked() {
    assertThat(cost(new TokenUsage(1_000, 50))).isEqualTo(new Cost(1_000, 50, 1_250));
  }

  @Test
  void whatAnthropicKeepsAndHadKeptIsReadToo() {
    var usage =
        AnthropicTokenUsage.builder()
            .inputTokenCount(100)
            .outputTokenCount(50)
            .cacheCreationInputTokens(200)
            .cacheReadInputTokens(700)
            .build();

    assertThat(cost(usage)).isEqualTo(new Cost(1_000, 50, 1_250));
  }

  @Test
  void whatGeminiThinksIsWrittenToo() {
    var usage =
        GoogleAiGeminiTokenUsage.builder()
            .inputTokenCount(1_000)
            .outputTokenCount(10)
            .thoughtsTokenCount(40)
            .totalTokenCount(1_050)
            .build();

    assertThat(cost(usage)).isEqualTo(new Cost(1_000, 50, 1_250));
  }

  @Test
  void whatIsNotCountedIsEstimatedHigh() {
    assertThat(cost(null).inputTokens()).isGreaterThan(90);
    assertThat(cost(new TokenUsage(null, null, null)).outputTokens()).isEqualTo(4);
  }

  private static Cost cost(@Nullable TokenUsage usage) {
    var asked = ChatRequest.builder().messages(UserMessage.from("palabra ".repeat(35))).build();
    return Tokens.cost(asked, "una palabra", usage, ScriptedModel.PRICE);
  }
}
