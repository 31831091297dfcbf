package io.recado.gateway.app;

import io.recado.actions.published.ImportPublications;
import io.recado.actions.published.Publications;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Publishes tenants' files before customers are served; after the demo tenant is there. */
final class ImportedFiles implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ImportedFiles.class);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Publications publications;
  private final Settings settings;
  private boolean imported;

  ImportedFiles(Publications publications, Settings settings) {
    this.publications = publications;
    this.settings = settings;
  }

  @Override
  public void start() {
    settings
        .find(Setting.TENANT_FILES)
        .map(given -> settings.directory(Setting.TENANT_FILES))
        .ifPresent(this::publish);
    imported = true;
  }

  /** Customers are served in any case. */
  private void publish(Path directory) {
    new ImportPublications(publications)
        .from(directory)
        .timeout(PATIENCE)
        .doOnError(
            TimeoutException.class,
            _ ->
                log.error(
                    "{} is not imported within {}; the tenants still to come stay as they were",
                    directory,
                    PATIENCE))
        .onErrorComplete(TimeoutException.class)
        .block();
  }

  @Override
  public void stop() {
    imported = false;
  }

  @Override
  public boolean isRunning() {
    return imported;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 1;
  }
}
