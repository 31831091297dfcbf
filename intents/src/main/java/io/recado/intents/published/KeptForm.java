package io.recado.intents.published;

import io.recado.conversation.Language;
import io.recado.intents.local.LocalClassifier;
import io.recado.intents.local.Part;
import io.recado.intents.published.ClassifierStore.Stored;
import io.recado.intents.text.PerLanguage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The form in which a bot's parts are kept: for each language that it has the one which comes with
 * Recado, in whichever version reads it, or its key and what was learned. A version that knows
 * another form takes it for a classifier that it cannot read, and learns anew.
 */
final class KeptForm {

  private static final int FORM = 0x5250_0001;

  private KeptForm() {}

  static byte[] bytes(PerLanguage<KnownPart> parts) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(FORM);
      for (var language : Language.values()) {
        write(out, parts.in(language));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, KnownPart known) throws IOException {
    out.writeBoolean(known.shipped());
    if (!known.shipped()) {
      var learned = new ByteArrayOutputStream();
      known.part().writeTo(new DataOutputStream(learned));
      out.writeUTF(known.part().key());
      out.writeInt(learned.size());
      learned.writeTo(out);
    }
  }

  /**
   * The parts that can be read here: those that learning their phrases would give again.
   *
   * @param shipped those that come with Recado
   * @throws IOException when it ends too early
   */
  static Map<Language, KnownPart> read(Stored stored, PerLanguage<KnownPart> shipped)
      throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(stored.learned()));
    if (in.readInt() != FORM) {
      return whole(stored);
    }
    var parts = new EnumMap<Language, KnownPart>(Language.class);
    for (var language : Language.values()) {
      if (in.readBoolean()) {
        parts.put(language, shipped.in(language));
      } else {
        own(in, language, stored).ifPresent(part -> parts.put(language, part));
      }
    }
    return parts;
  }

  private static Optional<KnownPart> own(DataInputStream in, Language language, Stored stored)
      throws IOException {
    var key = in.readUTF();
    int length = in.readInt();
    if (!key.equals(Part.key(language, stored.phrases()))) {
      in.skipNBytes(length);
      return Optional.empty();
    }
    return Optional.of(known(Part.readFrom(in, language, key), language, stored));
  }

  /** As versions before this form have kept them. */
  private static Map<Language, KnownPart> whole(Stored stored) throws IOException {
    var parts = new EnumMap<Language, KnownPart>(Language.class);
    var classifier = LocalClassifier.readFrom(new ByteArrayInputStream(stored.learned()));
    if (classifier.isPresent()) {
      for (var language : Language.values()) {
        var part = Part.of(classifier.get(), language, stored.phrases());
        parts.put(language, known(part, language, stored));
      }
    }
    return parts;
  }

  private static KnownPart known(Part part, Language language, Stored stored) {
    return new KnownPart(part, stored.quality().in(language).orElse(null), false);
  }
}
