package io.recado.intents.llm;

/** Protocols by which language models are asked. */
public enum Provider {
  /** And every endpoint that is compatible with OpenAI's chat completions. */
  OPENAI,
  ANTHROPIC,
  GEMINI,
  OLLAMA;

  /** Whether nobody is answered without a key; where servers are one's own, that is up to them. */
  public boolean needsKey() {
    return switch (this) {
      case ANTHROPIC, GEMINI -> true;
      case OPENAI, OLLAMA -> false;
    };
  }
}
