package io.recado.benchmarks.load;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What share of messages, in percent, is of which kind. What is left are greetings, which need no
 * model to be understood.
 *
 * @param sentences requests in free words, for the local classifier
 * @param taps taps on a button, of a message that is no longer the last: what old buttons get
 */
public record Mix(int sentences, int taps) {

  public static final Mix GREETINGS = new Mix(0, 0);
  public static final Mix SENTENCES = new Mix(100, 0);

  /** Plain, seldom and often of use in turn: what a day brings. */
  public static final Mix EVERYTHING = new Mix(30, 20);

  private static final int ALL = 100;

  /**
   * All are such as the bot itself leads on, of customers in no register. Who is given to a person
   * gets no reply to what they write next, and a run would wait for it in vain.
   */
  private static final List<String> REQUESTS =
      List.of(
          "No tengo internet desde ayer",
          "La señal de la tele se congela a cada rato",
          "El teléfono fijo no tiene tono desde el lunes",
          "Quiero cambiar la cita que tengo con ustedes",
          "Necesito reportar un problema con el wifi",
          "¿Hay alguna falla en mi zona?",
          "El decodificador no enciende, necesito ayuda",
          "¿En qué va mi reporte?");

  private static final Saying GREETING = new Saying.Words("Hola");
  private static final Saying TAP = new Saying.Tap("menu", "Menú");

  public Mix {
    if (sentences < 0 || taps < 0 || sentences + taps > ALL) {
      throw new IllegalArgumentException("no shares: %d %% and %d %%".formatted(sentences, taps));
    }
  }

  Saying next(RandomGenerator random) {
    int dice = random.nextInt(ALL);
    if (dice < sentences) {
      return new Saying.Words(REQUESTS.get(random.nextInt(REQUESTS.size())));
    }
    return dice < sentences + taps ? TAP : GREETING;
  }

  @Override
  public String toString() {
    return "%d %% greetings, %d %% sentences, %d %% taps"
        .formatted(ALL - sentences - taps, sentences, taps);
  }
}
