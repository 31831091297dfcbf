package io.recado.admin.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.intents.llm.Provider;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which model an owner wants. None of them can be seen in a log. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "use")
@JsonSubTypes({
  @JsonSubTypes.Type(ModelForm.OwnModelForm.class),
  @JsonSubTypes.Type(ModelForm.NoModelForm.class),
  @JsonSubTypes.Type(ModelForm.InstallationModelForm.class)
})
sealed interface ModelForm {

  /** None, whatever the installation has. */
  @JsonTypeName("NONE")
  record NoModelForm() implements ModelForm {}

  /** Whatever the installation has. */
  @JsonTypeName("INSTALLATION")
  record InstallationModelForm() implements ModelForm {}

  /**
   * One of the tenant's own. Amounts are in millionths of the currency that the installation counts
   * in.
   *
   * @param address as the provider's reference gives it, its version included
   * @param apiKey null for the one that is kept, if the model stays where it is; empty for none
   * @param inputPriceMicros of a million tokens that it reads
   * @param outputPriceMicros of a million tokens that it writes
   */
  @JsonTypeName("OWN")
  record OwnModelForm(
      Provider provider,
      String address,
      String model,
      @Nullable String apiKey,
      long inputPriceMicros,
      long outputPriceMicros,
      long dailyMicros,
      long monthlyMicros)
      implements ModelForm {

    private static final int LONGEST_ADDRESS = 2000;

    /** Names of models and files of models, with their owners and versions. */
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,199}");

    /** What a header can hold. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{0,1000}");

    /** A million units of any currency for a million tokens is a slip of the hand. */
    private static final long HIGHEST_PRICE = 1_000_000_000_000L;

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    public OwnModelForm {
      check(provider != null, "A provider is needed.");
      check(
          address != null && !address.isBlank() && address.length() <= LONGEST_ADDRESS,
          "An address has 1 to 2000 characters.");
      check(model != null && MODEL.matcher(model).matches(), "This is no name of a model.");
      check(apiKey == null || KEY.matcher(apiKey).matches(), "This is no key.");
      check(isPrice(inputPriceMicros) && isPrice(outputPriceMicros), "This is no price.");
      check(dailyMicros >= 0 && monthlyMicros >= 0, "A budget is not negative.");
    }

    private static boolean isPrice(long micros) {
      return micros >= 0 && micros <= HIGHEST_PRICE;
    }

    private static void check(boolean right, String otherwise) {
      if (!right) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, otherwise);
      }
    }

    @Override
    public String toString() {
      return "OwnModelForm";
    }
  }
}
