package io.recado.actions.published;

import io.recado.dialogue.YamlFile;
import io.recado.tenant.TenantId;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Publications as files: below the directory one named by each tenant's id, in it {@code
 * actions/*.yaml}, {@code flows/*.yaml} and {@code secrets.properties}. Blocks.
 */
final class TenantFiles {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Path directory;

  TenantFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * The tenants that have a folder, in the order of their ids.
   *
   * @throws UncheckedIOException when the directory cannot be read
   */
  List<TenantId> tenants() {
    try (var children = Files.list(directory)) {
      return children
          .filter(child -> ID.matcher(name(child)).matches() && Files.isDirectory(child))
          .map(TenantFiles::name)
          .sorted()
          .map(TenantId::of)
          .toList();
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
  }

  /**
   * @throws UncheckedIOException when one of the tenant's files cannot be read; names it, and
   *     repeats nothing of what is in it
   */
  Publication read(TenantId id) {
    var tenant = directory.resolve(id.toString());
    return new Publication(
        yaml(tenant, "actions"),
        yaml(tenant, "flows"),
        secrets(tenant.resolve("secrets.properties")));
  }

  private static List<YamlFile> yaml(Path tenant, String kind) {
    var folder = tenant.resolve(kind);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> name(file).endsWith(".yaml"))
          .sorted()
          .map(file -> yamlFile(kind, file))
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static YamlFile yamlFile(String kind, Path file) {
    try {
      return new YamlFile(kind + "/" + name(file), Files.readString(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Map<String, String> secrets(Path file) {
    if (!Files.exists(file)) {
      return Map.of();
    }
    var given = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      given.load(reader);
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (IllegalArgumentException e) {
      throw unreadable(file, new IOException("an escape is malformed", e));
    }
    var secrets = new HashMap<String, String>();
    given.stringPropertyNames().forEach(name -> secrets.put(name, given.getProperty(name)));
    return secrets;
  }

  private static UncheckedIOException unreadable(Path file, IOException cause) {
    return new UncheckedIOException(file + " cannot be read: " + cause, cause);
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
