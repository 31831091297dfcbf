package io.recado.admin.model;

import io.recado.intents.llm.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Which model reads the tenant's messages. Its key cannot be read.
 *
 * @param own null unless it uses one of its own
 * @param installation the name of the one that the installation has for all; null where it has none
 */
record ModelView(
    Use use,
    @Nullable OwnModel own,
    @Nullable String installation,
    ModelBounds limits,
    ModelSpending spent) {

  /** Whose model it is. */
  enum Use {
    INSTALLATION,
    OWN,
    NONE
  }

  /**
   * A model of the tenant's own.
   *
   * @param state {@code LOST} where no key opens it any more: it is to be saved again
   * @param address null where it is lost, and so are the amounts 0
   */
  record OwnModel(
      State state,
      Provider provider,
      @Nullable String address,
      String model,
      boolean hasKey,
      long inputPriceMicros,
      long outputPriceMicros,
      long dailyMicros,
      long monthlyMicros) {}

  /** Whether it can be asked at all. */
  enum State {
    READY,
    LOST
  }

  /**
   * The most that the installation allows.
   *
   * @param answerMillis how long a customer is made to wait for it; what takes longer is not heard
   */
  record ModelBounds(long dailyMicros, long monthlyMicros, long answerMillis) {}

  /** What the tenant has spent on models, on today's and this month's calendar of its own. */
  record ModelSpending(long todayMicros, long monthMicros) {}

  /**
   * What holds from now on.
   *
   * @param answeredInMillis how long the model took when it was tried; null where none was
   */
  record ModelSaved(ModelView languageModel, @Nullable Long answeredInMillis) {}
}
