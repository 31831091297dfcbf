package io.recado.intents.media;

import java.util.Arrays;
import java.util.Optional;

/** Formats that transcription takes (OpenAI API reference: create transcription). */
enum AudioFormat {
  OGG("ogg", "audio/ogg", 1_500),
  MP3("mp3", "audio/mpeg", 8_000),
  MP4("m4a", "audio/mp4", 4_000),
  WEBM("webm", "audio/webm", 1_500),
  WAV("wav", "audio/wav", 16_000),
  FLAC("flac", "audio/flac", 16_000);

  private final String extension;
  private final String mimeType;
  private final int fewBytesOfSecond;

  AudioFormat(String extension, String mimeType, int fewBytesOfSecond) {
    this.extension = extension;
    this.mimeType = mimeType;
    this.fewBytesOfSecond = fewBytesOfSecond;
  }

  /** What the bytes begin with, whatever anybody calls them; empty for anything else. */
  static Optional<AudioFormat> of(byte[] content) {
    return Arrays.stream(values()).filter(format -> format.begins(content)).findFirst();
  }

  String extension() {
    return extension;
  }

  String mimeType() {
    return mimeType;
  }

  /** Of speech in this format rather few, so that estimates of its length are rather high. */
  int fewBytesOfSecond() {
    return fewBytesOfSecond;
  }

  private boolean begins(byte[] content) {
    return switch (this) {
      case OGG -> Bytes.has(content, 0, "OggS");
      case MP3 -> Bytes.has(content, 0, "ID3") || isMpegFrame(content);
      case MP4 -> Bytes.has(content, 4, "ftyp");
      case WEBM -> Bytes.has(content, 0, 0x1A, 0x45, 0xDF, 0xA3);
      case WAV -> Bytes.has(content, 0, "RIFF") && Bytes.has(content, 8, "WAVE");
      case FLAC -> Bytes.has(content, 0, "fLaC");
    };
  }

  /** Eleven bits of ones, and layer III. */
  private static boolean isMpegFrame(byte[] content) {
    return content.length > 2
        && (content[0] & 0xFF) == 0xFF
        && (content[1] & 0xE0) == 0xE0
        && (content[1] & 0x06) == 0x02;
  }
}
