package io.recado.admin.network;

import io.recado.admin.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a line.
 *
 * @param line from 1
 * @param value what stands there; null where nothing does
 */
record ImportProblem(int line, Code code, @Nullable String value) {

  private static final int MOST_CHARACTERS = 100;

  /** What can be wrong. */
  enum Code {
    /** There are not two or three columns: kind, name, parent. */
    COLUMNS,
    /** A quotation mark is left open. */
    QUOTES,
    /** Neither a node nor a sector nor an access. */
    KIND,
    /** The name is missing, too long, or cannot be kept. */
    NAME,
    /** Another line has this name. */
    NAME_TWICE,
    /** The network has this name. */
    NAME_TAKEN,
    /** A sector or an access has to say what feeds it. */
    PARENT_MISSING,
    /** Nothing feeds a node. */
    PARENT_OF_NODE,
    /** Nothing is called so, neither in the network nor in the file. */
    PARENT_UNKNOWN,
    /** What is called so feeds no such thing. */
    PARENT_KIND
  }

  static ImportProblem of(int line, Code code, String value) {
    var shown = value.length() > MOST_CHARACTERS ? value.substring(0, MOST_CHARACTERS) : value;
    return new ImportProblem(line, code, Words.canBeKept(shown) ? shown : null);
  }

  @Override
  public String toString() {
    return line + ": " + code;
  }
}
