package io.recado.action;

import io.recado.conversation.ConversationId;

/**
 * One confirmed request, one business effect. The key is made of the conversation, the flow run and
 * the step, so that repeating a turn repeats the key.
 */
public record IdempotencyKey(String value) {

  public IdempotencyKey {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException("an idempotency key has 1 to 200 characters");
    }
  }

  public static IdempotencyKey of(ConversationId conversation, String flowRun, String step) {
    return new IdempotencyKey(conversation + "/" + flowRun + "/" + step);
  }

  @Override
  public String toString() {
    return value;
  }
}
