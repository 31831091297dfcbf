package io.recado.benchmarks.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.benchmarks.fault.KilledAtFailpoint.Point;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KilledAtFailpointTest {

  /** A point at a method that is not there is never reached, and costs the row its patience. */
  @ParameterizedTest
  @EnumSource
  void everyPointIsAMethodOfTheProduct(Point point) throws IOException {
    int dot = point.method.lastIndexOf('.');

    var methods = ClassFile.of().parse(classFile(point.method.substring(0, dot))).methods();

    assertThat(methods)
        .anyMatch(method -> method.methodName().equalsString(point.method.substring(dot + 1)));
  }

  /** As the build has left it: the gateway is never on this module's class path. */
  private static Path classFile(String type) {
    return Stream.of("conversation-core", "bot-gateway")
        .map(
            module -> Path.of("..", module, "target", "classes", type.replace('.', '/') + ".class"))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + type));
  }
}
