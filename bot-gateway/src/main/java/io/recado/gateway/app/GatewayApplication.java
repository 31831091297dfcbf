package io.recado.gateway.app;

import io.recado.app.Launcher;
import java.util.List;

/** The data plane on its own. Any number of them may run on one PostgreSQL and one Redis. */
public final class GatewayApplication {

  private static final List<String> MODULES = List.of("core", "actions", "gateway");

  private GatewayApplication() {}

  public static void main(String[] arguments) {
    Launcher.launch(MODULES, Launcher::withSharedMasterKey);
  }
}
