package io.recado.intents.llm;

/** Protocols by which language models are asked. */
public enum Provider {
  /** And every endpoint that is compatible with OpenAI's chat completions. */
  OPENAI,
  ANTHROPIC,
  GEMINI,
  OLLAMA
}
