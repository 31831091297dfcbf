package io.recado.dialogue;

import io.recado.conversation.Language;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.regex.Pattern;

/**
 * Something of a known form that customers name in a message: found there by rules, never made up.
 */
public sealed interface EntityType {

  /** Whether a text is one, in the form that slots hold it in. */
  boolean holds(String text);

  /** How it reads to the customer. */
  default String shown(String text, Language language) {
    return text;
  }

  /** An amount of money: {@code 25.50 EUR}, or {@code 25.50} where the currency is left open. */
  record Amount() implements EntityType {
    private static final Pattern FORM = Pattern.compile("\\d{1,18}(\\.\\d{1,3})?( [A-Z]{3})?");

    @Override
    public boolean holds(String text) {
      return FORM.matcher(text).matches();
    }

    @Override
    public String shown(String text, Language language) {
      var parts = text.split(" ", 2);
      var amount = new BigDecimal(parts[0]);
      var format = NumberFormat.getNumberInstance(language.locale());
      format.setMinimumFractionDigits(amount.scale());
      format.setMaximumFractionDigits(amount.scale());
      return format.format(amount) + (parts.length == 1 ? "" : " " + parts[1]);
    }
  }

  /** A telephone number, by E.164. */
  record Phone() implements EntityType {
    private static final Pattern FORM = Pattern.compile("\\+[1-9]\\d{4,14}");

    @Override
    public boolean holds(String text) {
      return FORM.matcher(text).matches();
    }
  }

  /** An e-mail address, in lower case. */
  record Email() implements EntityType {
    private static final Pattern FORM =
        Pattern.compile("[^\\s@\\p{Lu}]{1,64}@[^\\s@\\p{Lu}]{3,189}");

    @Override
    public boolean holds(String text) {
      return FORM.matcher(text).matches();
    }
  }

  /** A person's name, as the customer writes it. */
  record PersonName() implements EntityType {
    private static final int LONGEST = 100;

    @Override
    public boolean holds(String text) {
      return !text.isBlank() && text.length() <= LONGEST;
    }
  }

  /** A number that the tenant gives out. */
  record OwnNumber(NumberForm form) implements EntityType {
    @Override
    public boolean holds(String text) {
      return form.holds(text);
    }
  }
}
