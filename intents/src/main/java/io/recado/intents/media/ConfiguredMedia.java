package io.recado.intents.media;

import io.recado.intents.llm.Budget;
import io.recado.intents.llm.ModelChoice;
import io.recado.intents.llm.ModelChoice.Access;
import io.recado.intents.llm.Price;
import io.recado.intents.llm.Provider;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The models of the settings, for every tenant. */
public final class ConfiguredMedia implements MediaChoices {

  /** A customer is answered within eight seconds, and the words have to be understood after it. */
  private static final Duration LONGEST_TIME = Duration.ofSeconds(6);

  private final MediaChoice choice;

  private ConfiguredMedia(MediaChoice choice) {
    this.choice = choice;
  }

  /**
   * The choice the settings make; none without an address, whatever else is set.
   *
   * @throws SettingsException when there is an address and no model, or more time than a customer
   *     can be made to wait
   */
  public static MediaChoices of(Settings settings) {
    if (settings.find(Setting.MEDIA_URL).isEmpty()) {
      return NONE;
    }
    var voice = settings.find(Setting.MEDIA_VOICE_MODEL);
    var picture = settings.find(Setting.MEDIA_PICTURE_MODEL);
    refuse(
        voice.isEmpty() && picture.isEmpty(),
        "%s is set and no model is; set %s, %s or both",
        Setting.MEDIA_URL,
        Setting.MEDIA_VOICE_MODEL,
        Setting.MEDIA_PICTURE_MODEL);
    var time =
        settings
            .duration(Setting.MEDIA_TIMEOUT)
            .plus(settings.duration(Setting.MEDIA_FETCH_TIMEOUT));
    refuse(
        time.compareTo(LONGEST_TIME) > 0,
        "%s and %s are more than 6 s together",
        Setting.MEDIA_TIMEOUT,
        Setting.MEDIA_FETCH_TIMEOUT);
    return new ConfiguredMedia(choice(settings, voice, picture));
  }

  @Override
  public Mono<MediaChoice> of(TenantId tenant) {
    return Mono.just(choice);
  }

  private static void refuse(boolean wrong, String reason, Setting... settings) {
    if (wrong) {
      var variables = List.of(settings).stream().map(Setting::variable).toArray();
      throw new SettingsException(List.of(reason.formatted(variables)));
    }
  }

  private static MediaChoice choice(
      Settings settings, Optional<String> voice, Optional<String> picture) {
    var hearing =
        voice.map(
            model ->
                new MediaChoice.Hearing(
                    model(settings, model, new Price(0, 0)),
                    settings.micros(Setting.MEDIA_MINUTE_PRICE),
                    settings.duration(Setting.MEDIA_LONGEST_NOTE)));
    var price =
        new Price(
            settings.micros(Setting.MEDIA_INPUT_PRICE),
            settings.micros(Setting.MEDIA_OUTPUT_PRICE));
    var seeing = picture.map(model -> model(settings, model, price));
    return new MediaChoice(hearing.orElse(null), seeing.orElse(null));
  }

  private static ModelChoice model(Settings settings, String model, Price price) {
    return new ModelChoice(
        new Access(
            Provider.OPENAI,
            settings.url(Setting.MEDIA_URL),
            model,
            settings.find(Setting.MEDIA_API_KEY).orElse("")),
        price,
        Budget.of(settings),
        settings.duration(Setting.MEDIA_TIMEOUT),
        settings.count(Setting.MEDIA_CONCURRENCY));
  }
}
