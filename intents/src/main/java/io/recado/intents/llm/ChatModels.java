package io.recado.intents.llm;

import static dev.langchain4j.model.chat.Capability.RESPONSE_FORMAT_JSON_SCHEMA;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.recado.egress.Egress;
import io.recado.intents.llm.ModelChoice.Access;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Clients of the providers' APIs. None of them repeats a call or logs one: the first would cost a
 * customer's patience, the second would show a customer's words.
 */
final class ChatModels {

  /** Enough for five commands with their words; a model that writes more writes something else. */
  static final int MOST_OUTPUT_TOKENS = 500;

  /** Longer than anybody waits: every call is cut off by its caller, at the tenant's own limit. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private static final int ONLY_ONCE = 0;
  private static final String OPENAI_ITSELF = "api.openai.com";

  private final Executor threads;
  private final EgressHttp guarded;

  ChatModels(Executor threads, Egress egress) {
    this.threads = threads;
    this.guarded = new EgressHttp(egress);
  }

  ChatModel model(Access access) {
    return switch (access.provider()) {
      case OPENAI -> openAi(access);
      case ANTHROPIC -> anthropic(access);
      case GEMINI -> gemini(access);
      case OLLAMA -> ollama(access);
    };
  }

  private ChatModel openAi(Access access) {
    var model =
        OpenAiChatModel.builder()
            .httpClientBuilder(http(access))
            .baseUrl(access.baseUrl().toString())
            .apiKey(access.apiKey())
            .modelName(access.model())
            .supportedCapabilities(RESPONSE_FORMAT_JSON_SCHEMA)
            .strictJsonSchema(true)
            .timeout(LIMIT)
            .maxRetries(ONLY_ONCE);
    // OpenAI's newer models refuse the older name of the limit, and any temperature but their own;
    // compatible servers know the older one only (API reference: create chat completion).
    if (OPENAI_ITSELF.equals(access.baseUrl().getHost())) {
      model.maxCompletionTokens(MOST_OUTPUT_TOKENS);
    } else {
      model.maxTokens(MOST_OUTPUT_TOKENS).temperature(0.0);
    }
    return model.build();
  }

  private ChatModel anthropic(Access access) {
    return AnthropicChatModel.builder()
        .httpClientBuilder(http(access))
        .baseUrl(access.baseUrl().toString())
        .apiKey(access.apiKey())
        .modelName(access.model())
        .supportedCapabilities(RESPONSE_FORMAT_JSON_SCHEMA)
        .cacheSystemMessages(true)
        .maxTokens(MOST_OUTPUT_TOKENS)
        .temperature(0.0)
        .timeout(LIMIT)
        .maxRetries(ONLY_ONCE)
        .build();
  }

  private ChatModel gemini(Access access) {
    return GoogleAiGeminiChatModel.builder()
        .httpClientBuilder(http(access))
        .baseUrl(access.baseUrl().toString())
        .apiKey(access.apiKey())
        .modelName(access.model())
        .maxOutputTokens(MOST_OUTPUT_TOKENS)
        .temperature(0.0)
        .timeout(LIMIT)
        .supportedCapabilities(Set.of(RESPONSE_FORMAT_JSON_SCHEMA))
        .maxRetries(ONLY_ONCE)
        .build();
  }

  private ChatModel ollama(Access access) {
    return OllamaChatModel.builder()
        .httpClientBuilder(http(access))
        .baseUrl(access.baseUrl().toString())
        .modelName(access.model())
        .supportedCapabilities(Set.of(RESPONSE_FORMAT_JSON_SCHEMA))
        .numPredict(MOST_OUTPUT_TOKENS)
        .temperature(0.0)
        .timeout(LIMIT)
        .maxRetries(ONLY_ONCE)
        .build();
  }

  private HttpClientBuilder http(Access access) {
    return switch (access.namedBy()) {
      case OPERATOR -> direct(access);
      case TENANT -> guarded.builder();
    };
  }

  /** Over plain HTTP the JDK offers HTTP/2 by an upgrade, which some model servers stumble on. */
  private HttpClientBuilder direct(Access access) {
    boolean encrypted = "https".equals(access.baseUrl().getScheme());
    return JdkHttpClient.builder()
        .connectTimeout(LIMIT)
        .httpClientBuilder(
            HttpClient.newBuilder()
                .version(encrypted ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .executor(threads));
  }
}
