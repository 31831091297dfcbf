package io.recado.intents.entity;

import io.recado.dialogue.NumberForm;

/**
 * What a tenant's account or ticket numbers look like.
 *
 * @param kind what these numbers are, such as {@code ticket}
 */
public record CodePattern(String kind, NumberForm form) {

  /**
   * @param form as {@link NumberForm} has it, such as {@code T-#####}
   */
  public CodePattern(String kind, String form) {
    this(kind, new NumberForm(form));
  }
}
