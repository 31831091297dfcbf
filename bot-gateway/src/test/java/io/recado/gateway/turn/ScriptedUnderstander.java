package io.recado.gateway.turn;

import io.recado.conversation.MessageContent;
import io.recado.dialogue.SlotValue;
import io.recado.understanding.Command;
import io.recado.understanding.Understander;
import io.recado.understanding.Understanding;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import io.recado.understanding.Utterance;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Knows a handful of words by heart; can be made to do anything else while it reads. */
final class ScriptedUnderstander implements Understander {

  private final List<List<String>> heard = new CopyOnWriteArrayList<>();
  private volatile Mono<Void> warm = Mono.empty();
  private volatile Function<Utterance, Mono<Understanding>> reading =
      utterance -> Mono.just(read(utterance));

  /** From now on reads like this. */
  void reads(Function<Utterance, Mono<Understanding>> next) {
    reading = next;
  }

  void readsByHeart() {
    reading = utterance -> Mono.just(read(utterance));
  }

  void warmsUpUntil(Mono<Void> warm) {
    this.warm = warm;
  }

  @Override
  public Mono<Void> warmUp() {
    return warm;
  }

  /** The bursts it was asked about. */
  List<List<String>> heard() {
    return List.copyOf(heard);
  }

  @Override
  public Mono<Understanding> understand(Utterance utterance) {
    heard.add(words(utterance).toList());
    return reading.apply(utterance);
  }

  static Understanding read(Utterance utterance) {
    var commands = words(utterance).flatMap(word -> commands(word).stream());
    return new Understanding(
        commands.map(command -> new Interpretation(command, 1, "", Source.KEYWORD)).toList(),
        utterance.language());
  }

  /** Of a burst, hears the last words alone. */
  static Mono<Understanding> onlyTheLast(Utterance utterance) {
    var last = commands(words(utterance).reduce((earlier, later) -> later).orElseThrow());
    var read = last.stream().map(command -> new Interpretation(command, 1, "", Source.KEYWORD));
    return Mono.just(new Understanding(read.toList(), utterance.language()));
  }

  private static Stream<String> words(Utterance utterance) {
    return utterance.messages().stream().map(ScriptedUnderstander::words);
  }

  private static String words(MessageContent message) {
    return switch (message) {
      case MessageContent.Text(var body) -> body;
      case MessageContent.Transcribed(var note, var words) -> words;
      case MessageContent.Described(var picture, var words) -> "seen: " + words;
      default -> "nothing to read";
    };
  }

  private static List<Command> commands(String word) {
    return switch (word) {
      case "report" ->
          List.of(
              new Command.StartFlow("open_ticket"),
              new Command.SetSlot("summary", new SlotValue.Words("no internet")),
              new Command.SetSlot("category", new SlotValue.Chosen("television", "")),
              new Command.SetSlot("urgency", new SlotValue.Chosen("high", "")));
      case "hours?" -> List.of(new Command.AskKnowledge("hours?"));
      case "skip" -> List.of(new Command.Skip());
      case "yes" -> List.of(new Command.Affirm());
      case "cancel" -> List.of(new Command.Cancel());
      case "person" -> List.of(new Command.AskForPerson());
      default -> List.of(new Command.SmallTalk(Command.SmallTalk.Kind.THANKS));
    };
  }
}
