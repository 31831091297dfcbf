package io.recado.intents.knowledge;

import io.recado.conversation.Language;
import io.recado.intents.knowledge.Edition.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What the demo tenant's customers can ask about; plainly made up, in three languages. */
public final class DemoKnowledge {

  private static final String FAQ_ID = "0190ed00-000f-7000-8000-00000000000";
  private static final String ROUTER_ID = "0190ed00-000f-7000-8000-00000000001";

  private DemoKnowledge() {}

  /** By their ids, which are always the same. */
  public static Map<UUID, Edition> editions() {
    var editions = new LinkedHashMap<UUID, Edition>();
    for (var language : Language.values()) {
      editions.put(id(FAQ_ID, language), faq(language));
      editions.put(id(ROUTER_ID, language), router(language));
    }
    return editions;
  }

  private static Edition faq(Language language) {
    var pairs = FaqFile.parse(text("faq-%s.txt".formatted(language.code())));
    return new Edition(faqTitle(language), language, new Content.Faq(pairs));
  }

  private static Edition router(Language language) {
    var text = text("router-%s.md".formatted(language.code()));
    return new Edition(routerTitle(language), language, new Content.Page(text));
  }

  private static String faqTitle(Language language) {
    return switch (language) {
      case SPANISH -> "Preguntas frecuentes";
      case ENGLISH -> "Frequent questions";
      case GERMAN -> "Häufige Fragen";
    };
  }

  private static String routerTitle(Language language) {
    return switch (language) {
      case SPANISH -> "Guía del router";
      case ENGLISH -> "Router guide";
      case GERMAN -> "Router-Anleitung";
    };
  }

  private static UUID id(String prefix, Language language) {
    int number =
        switch (language) {
          case SPANISH -> 1;
          case ENGLISH -> 2;
          case GERMAN -> 3;
        };
    return UUID.fromString(prefix + number);
  }

  private static String text(String file) {
    try (var stream = DemoKnowledge.class.getResourceAsStream("/knowledge/demo/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the module: " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
