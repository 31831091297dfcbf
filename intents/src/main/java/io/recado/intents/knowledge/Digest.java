package io.recado.intents.knowledge;

import io.recado.intents.knowledge.Source.Document;
import io.recado.intents.knowledge.Source.Faq;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells whether a source has changed. */
final class Digest {

  /** Raised when sources are cut or folded differently: then all of them are read again. */
  private static final String EDITION = "1";

  private final MessageDigest sha;

  private Digest(MessageDigest sha) {
    this.sha = sha;
  }

  static byte[] of(Source source) {
    try {
      var digest = new Digest(MessageDigest.getInstance("SHA-256"));
      digest.add(EDITION);
      digest.add(source.title());
      digest.add(source.language().code());
      digest.addContent(source);
      return digest.sha.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void addContent(Source source) {
    switch (source) {
      case Faq faq -> faq.pairs().forEach(this::add);
      case Document document -> {
        add(document.format().name());
        add(String.valueOf(document.url()));
        add(document.bytes());
      }
    }
  }

  private void add(Source.Pair pair) {
    add(String.join("\n", pair.wordings()));
    add(pair.answer());
  }

  private void add(String text) {
    add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** With its length, so that the end of one thing is never taken for the beginning of another. */
  private void add(byte[] bytes) {
    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    sha.update(bytes);
  }
}
