package io.recado.intents.embedding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the files in which models come with their vocabulary.
 *
 * @see <a href="https://huggingface.co/docs/tokenizers">the tokenizers library, whose form
 *     tokenizer.json is</a>
 */
final class TokenizerFile {

  private static final JsonMapper JSON = new JsonMapper();

  private TokenizerFile() {}

  /**
   * The tokenizer that a {@code tokenizer.json} describes.
   *
   * @throws IllegalArgumentException when it is neither a WordPiece nor a Unigram
   */
  static Tokenizer json(byte[] content) {
    var root = JSON.readTree(content);
    var model = root.path("model");
    var type = model.path("type").asString("WordPiece");
    return switch (type) {
      case "WordPiece" -> wordPiece(model, root.path("normalizer"));
      case "Unigram" -> unigram(model);
      default -> throw new IllegalArgumentException("a tokenizer of an unknown type: " + type);
    };
  }

  /** The WordPiece of a {@code vocab.txt}: a piece a line, lower case unless it has capitals. */
  static Tokenizer lines(List<String> lines) {
    var vocabulary = new HashMap<String, Integer>();
    for (int number = 0; number < lines.size(); number++) {
      vocabulary.putIfAbsent(lines.get(number).strip(), number);
    }
    boolean cased = vocabulary.containsKey("The") || vocabulary.containsKey("Die");
    return new WordPiece(vocabulary, !cased);
  }

  private static Tokenizer wordPiece(JsonNode model, JsonNode normalizer) {
    var vocabulary = new HashMap<String, Integer>();
    for (Map.Entry<String, JsonNode> piece : model.path("vocab").properties()) {
      vocabulary.put(piece.getKey(), piece.getValue().asInt());
    }
    return new WordPiece(vocabulary, normalizer.path("lowercase").asBoolean(true));
  }

  private static Tokenizer unigram(JsonNode model) {
    var pieces = new ArrayList<Unigram.Piece>();
    for (var piece : model.path("vocab")) {
      var text = piece.path(0).asString();
      pieces.add(new Unigram.Piece(text, pieces.size(), piece.path(1).asDouble()));
    }
    return new Unigram(pieces, model.path("unk_id").asInt());
  }
}
