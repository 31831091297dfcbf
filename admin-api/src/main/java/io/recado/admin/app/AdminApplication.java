package io.recado.admin.app;

import io.recado.app.Launcher;
import java.util.List;

/**
 * The control plane on its own. It migrates what it reads, so the gateway need not have started
 * before.
 */
public final class AdminApplication {

  private static final List<String> MODULES = List.of("core", "actions", "admin");

  private AdminApplication() {}

  public static void main(String[] arguments) {
    Launcher.launch(MODULES, Launcher::withSharedMasterKey);
  }
}
