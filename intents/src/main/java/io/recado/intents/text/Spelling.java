package io.recado.intents.text;

/** How far apart two spellings are. */
public final class Spelling {

  private Spelling() {}

  /**
   * The letters to insert, delete, replace or swap with their neighbour to get from one to the
   * other (optimal string alignment).
   */
  public static int distance(String one, String other) {
    var rows = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        rows[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(rows, one, other, i, j);
      }
    }
    return rows[one.length()][other.length()];
  }

  /**
   * Whether two words are one with a typo: one slip from six letters on, two from nine on. Shorter
   * ones are too near to other words: slow and low, noch and hoch.
   */
  public static boolean alike(String one, String other) {
    int length = Math.max(one.length(), other.length());
    int allowed = length < 6 ? 0 : length < 9 ? 1 : 2;
    return isWithin(allowed, one, other);
  }

  /**
   * Whether they are no farther apart than that. Spellings whose lengths tell are not compared: a
   * message is asked after many words, and is mostly far longer than any.
   */
  public static boolean isWithin(int letters, String one, String other) {
    return Math.abs(one.length() - other.length()) <= letters && distance(one, other) <= letters;
  }

  private static int step(int[][] rows, String one, String other, int i, int j) {
    int replaced = rows[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
  }
}
