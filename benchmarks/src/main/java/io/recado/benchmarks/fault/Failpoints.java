package io.recado.benchmarks.fault;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * A Java agent that ends its process at the entry of one method, as {@code kill -9} would: no
 * shutdown hook runs and nothing is flushed. The product knows nothing of it, and runs already when
 * the agent comes, since a JVM that starts with one makes no use of what it has remembered.
 *
 * <p>Its argument is {@code class.method:hit}: at which call of the method, from 1, the process
 * halts. A method that does not exist is never called, so the process goes on; whoever waits for
 * its end sees that.
 */
public final class Failpoints {

  /** The exit code of a process that was killed by SIGKILL. */
  static final int KILLED = 137;

  /** Left of the hits when the method is called for the last time. */
  private static final AtomicInteger LEFT = new AtomicInteger();

  private Failpoints() {}

  /** Called by the JVM that the agent is brought to, before {@link #bring} returns. */
  public static void agentmain(String argument, Instrumentation instrumentation)
      throws UnmodifiableClassException {
    var colon = argument.lastIndexOf(':');
    var dot = argument.lastIndexOf('.', colon);
    var type = argument.substring(0, dot);
    LEFT.set(Integer.parseInt(argument.substring(colon + 1)));
    instrumentation.addTransformer(
        new Entry(type.replace('.', '/'), argument.substring(dot + 1, colon)), true);
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (loaded.getName().equals(type)) {
        instrumentation.retransformClasses(loaded);
      }
    }
  }

  /** Called by the method that is watched. */
  public static void hit() {
    if (LEFT.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  /**
   * Brings it to a running JVM.
   *
   * @param directory where its jar is written to
   * @param argument see {@link Failpoints}
   */
  static void bring(long pid, Path directory, String argument) {
    try {
      var jvm = VirtualMachine.attach(Long.toString(pid));
      try {
        jvm.loadAgent(agent(directory).toString(), argument);
      } finally {
        jvm.detach();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Nothing but the agent: what else the benchmarks bring along must not get onto the product's
   * class path. The jar is another one each time, because a JVM may just be reading the last.
   */
  private static Path agent(Path directory) throws IOException {
    var jar = Files.createTempFile(directory.toAbsolutePath(), "failpoints-", ".jar");
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Agent-Class", Failpoints.class.getName());
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    try (var output = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (var type : new Class<?>[] {Failpoints.class, Entry.class, CallHit.class}) {
        copy(type, output);
      }
    }
    return jar;
  }

  private static void copy(Class<?> type, JarOutputStream output) throws IOException {
    var name = type.getName().replace('.', '/') + ".class";
    output.putNextEntry(new JarEntry(name));
    try (var bytes = type.getClassLoader().getResourceAsStream(name)) {
      Objects.requireNonNull(bytes, name).transferTo(output);
    }
    output.closeEntry();
  }

  /** Puts the call of {@link #hit} before everything else that a method does. */
  private record Entry(String type, String method) implements ClassFileTransformer {

    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        String name,
        @Nullable Class<?> redefined,
        ProtectionDomain domain,
        byte[] bytes) {
      if (!name.equals(type)) {
        return null;
      }
      try {
        return instrumented(bytes);
      } catch (RuntimeException | LinkageError e) {
        // The JVM passes over what a transformer throws, and says nothing.
        System.err.println("failpoints: " + type + " cannot be instrumented: " + e);
        throw e;
      }
    }

    private byte[] instrumented(byte[] bytes) {
      // Hierarchies are read from class files: to load classes here would be to come back here.
      var classFile =
          ClassFile.of(
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())));
      return classFile.transformClass(
          classFile.parse(bytes),
          ClassTransform.transformingMethodBodies(this::isMeant, new CallHit()));
    }

    private boolean isMeant(MethodModel found) {
      return found.methodName().equalsString(method);
    }
  }

  private record CallHit() implements CodeTransform {

    private static final ClassDesc TYPE = ClassDesc.of("io.recado.benchmarks.fault.Failpoints");
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.ofDescriptor("()V");

    @Override
    public void atStart(CodeBuilder code) {
      code.invokestatic(TYPE, "hit", NOTHING);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }
}
