package io.recado.allinone;

import io.recado.settings.Setting;
import io.recado.settings.Settings;

/** What is told when the product has started: where to go next. */
final class Welcome {

  private Welcome() {}

  static String text(Settings settings, DemoSignIn people) {
    var root = "http://localhost:" + settings.count(Setting.PORT);
    return """

    Recado is running.

      Demo page with the web widget   %1$s/
      Panel for agents and owners     %1$s/panel/
      Health                          %1$s/actuator/health
      WhatsApp webhook                %1$s/webhooks/whatsapp%2$s
      Telegram                        %3$s
      API for agents and owners       %1$s/api/v1  (docs/api.md)%6$s
    %5$s
    Ctrl+C stops it; what was written stays in %4$s.
    """
        .formatted(
            root,
            whatsApp(settings),
            telegram(settings),
            settings.directory(Setting.DATA_DIR),
            signIn(people),
            mail(settings));
  }

  private static String mail(Settings settings) {
    return settings.find(Setting.MAIL_URL).isPresent()
        ? ""
        : "%n  Mail to people                  kept in %s; set RECADO_MAIL_URL to send it"
            .formatted(settings.directory(Setting.DATA_DIR).resolve("unsent-mail.txt"));
  }

  private static String signIn(DemoSignIn people) {
    var lines = new StringBuilder();
    people
        .created()
        .forEach(
            person ->
                lines.append(
                    "  Sign in as %-21s%s%n".formatted(person.email(), person.password())));
    return lines.isEmpty()
        ? "  Sign in as the demo's people    passwords in %s%n".formatted(people.file())
        : lines + "  They are kept in                %s%n".formatted(people.file());
  }

  private static String whatsApp(Settings settings) {
    return settings.find(Setting.DEMO_WHATSAPP_PHONE_NUMBER_ID).isPresent()
        ? ""
        : "  (set RECADO_DEMO_WHATSAPP_… to connect a number)";
  }

  private static String telegram(Settings settings) {
    if (settings.find(Setting.DEMO_TELEGRAM_TOKEN).isEmpty()) {
      return "set RECADO_DEMO_TELEGRAM_TOKEN to connect a bot";
    }
    return settings.find(Setting.PUBLIC_URL).isPresent()
        ? "connected by webhook"
        : "connected by polling";
  }
}
