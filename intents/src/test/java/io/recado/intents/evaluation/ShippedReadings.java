package io.recado.intents.evaluation;

import io.recado.conversation.Language;
import io.recado.intents.TrainedUnderstander;
import io.recado.understanding.Understanding;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the shipped bot reads what the tests measure it by; each message is read once in a JVM. */
final class ShippedReadings {

  private static final DemoBot BOT = new DemoBot(TrainedUnderstander.shipped(), () -> {});
  private static final Map<Said, Understanding> READ = new ConcurrentHashMap<>();

  private ShippedReadings() {}

  private record Said(String text, Language language) {}

  static Understanding of(String text, Language language) {
    return READ.computeIfAbsent(
        new Said(text, language), said -> BOT.read(said.text(), said.language()));
  }

  static String intentOf(String text, Language language) {
    return IntentName.of(of(text, language)).name();
  }
}
