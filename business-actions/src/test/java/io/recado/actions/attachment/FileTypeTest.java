package io.recado.actions.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files are, and what they are called when they are handed out. */
class FileTypeTest {

  @ParameterizedTest
  @CsvSource({
    "4f67675300020000, OGG",
    "00000020667479704d344120, M4A",
    "0000001c6674797068656963, HEIC",
    "000000186674797069736f6d, MP4",
    "000000146674797033677035, MP4",
    "49443304, MP3",
    "fffb9064, MP3",
    "fff15080, AAC",
    "2321414d520a, AMR",
    "524946460000000057415645, WAV",
    "1a45dfa39f4286, WEBM",
  })
  void recordingsAndFilmsAreToldByTheirBytes(String hex, FileType type) {
    assertThat(FileType.of(HexFormat.of().parseHex(hex))).contains(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>", "<svg xmlns='http://www.w3.org/2000/svg'/>", "MZ", "PK\u0003\u0004"})
  void whatCouldBeRunIsNothingKnown(String content) {
    assertThat(FileType.of(content.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "foto.JPEG, foto.JPEG",
    "foto.html, foto.html.jpg",
    "../../etc/passwd, passwd.jpg",
    "C:\\users\\eva\\foto.jpg, foto.jpg",
    "a\u202Egpj.exe, agpj.exe.jpg",
    "'<b>\"|.jpg', b.jpg",
    "'', file.jpg",
    "'   .jpg', file.jpg",
  })
  void aNameEndsAsItsTypeDoes(String called, String name) {
    assertThat(FileName.of(called, FileType.JPEG).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "contrato.docx, contrato.docx",
    "planos.ZIP, planos.ZIP",
    "foto.jpg, foto.jpg.bin",
    "macro.docm, macro.docm.bin",
    "setup.exe, setup.exe.bin",
    "page.html, page.html.bin",
    "nombre, nombre.bin",
    "'', file.bin",
  })
  void whatIsNothingKnownEndsAsDocumentsDoOrAsNothingThatOpens(String called, String name) {
    assertThat(FileName.ofUnknown(called).value()).isEqualTo(name);
  }

  @Test
  void aNameHasAnEnd() {
    var name = FileName.of("😀".repeat(500) + ".pdf", FileType.PDF).value();

    assertThat(name.codePointCount(0, name.length())).isEqualTo(104);
  }
}
