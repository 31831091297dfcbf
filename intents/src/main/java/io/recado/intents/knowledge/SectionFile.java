package io.recado.intents.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Sections on their way from one process to another: how many, then each text with its length. */
final class SectionFile {

  private SectionFile() {}

  static void write(List<Section> sections, OutputStream target) throws IOException {
    var out = new DataOutputStream(new BufferedOutputStream(target));
    out.writeInt(sections.size());
    for (var section : sections) {
      write(section.heading(), out);
      write(section.text(), out);
    }
    out.flush();
  }

  static List<Section> read(byte[] bytes) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    int count = in.readInt();
    var sections = new ArrayList<Section>();
    while (sections.size() < count) {
      sections.add(new Section(text(in), text(in)));
    }
    return sections;
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    var bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), UTF_8);
  }
}
