package io.recado.settings;

import io.recado.settings.Setting.Form;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings in force. Every value is well-formed: {@link #of} refuses the others. Immutable.
 *
 * <p>The typed readers ({@link #count}, {@link #url}, …) throw {@link IllegalArgumentException}
 * when asked for a setting of another form: that is a programming fault, not an operator's.
 */
public final class Settings {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Set<String> LOG_FORMATS = Set.of("text", "ecs", "gelf", "logstash");
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
  private static final Set<String> PROVIDERS = Set.of("openai", "anthropic", "gemini", "ollama");
  private static final String FILE = "_FILE";

  private final Map<Setting, String> values;

  private Settings(Map<Setting, String> values) {
    this.values = new EnumMap<>(values);
  }

  /**
   * Reads the settings from an environment. Blank values count as not set.
   *
   * @throws SettingsException when values are malformed or files unreadable; it names them all
   */
  public static Settings of(Map<String, String> environment) {
    var values = new EnumMap<Setting, String>(Setting.class);
    var problems = new ArrayList<String>();
    for (var setting : Setting.values()) {
      var problemsBefore = problems.size();
      var value = given(setting, environment, problems).or(setting::defaultValue);
      if (value.isPresent() && problems.size() == problemsBefore) {
        fault(setting, value.get()).ifPresent(problems::add);
        values.put(setting, value.get());
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return new Settings(values);
  }

  /** Variables that look like settings and are none: most often a slip of the pen. */
  public static List<String> unknownVariables(Map<String, String> environment) {
    return environment.keySet().stream()
        .filter(name -> name.startsWith("RECADO_"))
        .filter(name -> Setting.ofVariable(withoutFile(name)).isEmpty())
        .sorted()
        .toList();
  }

  /** The value; empty when it is neither set nor has a default. */
  public Optional<String> find(Setting setting) {
    return Optional.ofNullable(values.get(setting));
  }

  /** The value of a setting that has a default. */
  public String text(Setting setting) {
    return find(setting)
        .orElseThrow(() -> new IllegalArgumentException(setting.variable() + " is not set"));
  }

  public int count(Setting setting) {
    return Integer.parseInt(of(setting, Set.of(Form.COUNT, Form.PORT)));
  }

  /** Whether a setting that is yes or no says yes. */
  public boolean isOn(Setting setting) {
    return of(setting, Set.of(Form.SWITCH)).equals("yes");
  }

  public Duration duration(Setting setting) {
    return parseDuration(of(setting, Set.of(Form.DURATION)));
  }

  /** An amount of money, in millionths. */
  public long micros(Setting setting) {
    return new BigDecimal(of(setting, Set.of(Form.AMOUNT))).movePointRight(6).longValueExact();
  }

  public URI url(Setting setting) {
    return URI.create(of(setting, Set.of(Form.URL)));
  }

  /** How the outside reaches the product; where nobody says, how this machine does. */
  public URI here() {
    return find(Setting.PUBLIC_URL).isPresent()
        ? url(Setting.PUBLIC_URL)
        : URI.create("http://localhost:" + count(Setting.PORT));
  }

  public Path directory(Setting setting) {
    var text = of(setting, Set.of(Form.DIRECTORY));
    return text.startsWith("~/")
        ? Path.of(System.getProperty("user.home"), text.substring(2))
        : Path.of(text);
  }

  /** These settings with one value replaced. */
  public Settings with(Setting setting, String value) {
    fault(setting, value)
        .ifPresent(
            problem -> {
              throw new SettingsException(List.of(problem));
            });
    var changed = new EnumMap<>(values);
    changed.put(setting, value);
    return new Settings(changed);
  }

  private String of(Setting setting, Set<Form> forms) {
    if (!forms.contains(setting.form())) {
      throw new IllegalArgumentException(setting.variable() + " is a " + setting.form());
    }
    return text(setting);
  }

  private static Optional<String> given(
      Setting setting, Map<String, String> environment, List<String> problems) {
    var value = environment.getOrDefault(setting.variable(), "").strip();
    var file = environment.getOrDefault(setting.variable() + FILE, "").strip();
    if (!value.isEmpty() && !file.isEmpty()) {
      problems.add(
          "%s and %s%s are both set; set one"
              .formatted(setting.variable(), setting.variable(), FILE));
      return Optional.empty();
    }
    if (file.isEmpty()) {
      return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
    try {
      return Optional.of(Files.readString(Path.of(file)).strip());
    } catch (IOException e) {
      problems.add("%s%s names %s, which cannot be read".formatted(setting.variable(), FILE, file));
      return Optional.empty();
    }
  }

  private static String withoutFile(String name) {
    return name.endsWith(FILE) ? name.substring(0, name.length() - FILE.length()) : name;
  }

  private static Optional<String> fault(Setting setting, String value) {
    boolean fine =
        switch (setting.form()) {
          case TEXT, SECRET, DIRECTORY -> !value.isBlank();
          case PORT -> isWholeNumber(value, 0, 65_535);
          case COUNT -> isWholeNumber(value, 1, Integer.MAX_VALUE);
          case DURATION -> DURATION.matcher(value).matches();
          case URL -> isUrl(value, Set.of("http", "https"));
          case DATABASE_URL ->
              isUrl(value, Set.of("postgresql", "postgres")) && namesUserAndDatabase(value);
          case REDIS_URL -> isUrl(value, Set.of("redis", "rediss"));
          case LOG_FORMAT -> LOG_FORMATS.contains(value);
          case AMOUNT -> AMOUNT.matcher(value).matches();
          case PROVIDER -> PROVIDERS.contains(value);
          case SWITCH -> value.equals("yes") || value.equals("no");
        };
    // The value itself is left out: it may hold a password.
    return fine
        ? Optional.empty()
        : Optional.of("%s is not %s".formatted(setting.variable(), expected(setting.form())));
  }

  private static String expected(Form form) {
    return switch (form) {
      case TEXT, SECRET -> "a text";
      case DIRECTORY -> "a directory";
      case PORT -> "a port: 0 to 65535";
      case COUNT -> "a whole number above zero";
      case DURATION -> "a duration such as 300ms, 15s, 5m, 1h or 30d";
      case URL -> "a URL such as https://host/path";
      case DATABASE_URL -> "a URL such as postgresql://user:password@host:5432/name";
      case REDIS_URL -> "a URL such as redis://:password@host:6379";
      case LOG_FORMAT -> "a form of log lines: text, ecs, gelf or logstash";
      case AMOUNT -> "an amount such as 5 or 0.25";
      case PROVIDER -> "a provider: openai, anthropic, gemini or ollama";
      case SWITCH -> "yes or no";
    };
  }

  private static boolean isWholeNumber(String value, int least, int most) {
    try {
      int number = Integer.parseInt(value);
      return number >= least && number <= most;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isUrl(String value, Set<String> schemes) {
    try {
      var uri = new URI(value);
      return uri.getScheme() != null && schemes.contains(uri.getScheme()) && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean namesUserAndDatabase(String url) {
    var uri = URI.create(url);
    return uri.getUserInfo() != null && uri.getPath().length() > 1;
  }

  private static Duration parseDuration(String text) {
    var matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a duration: " + text);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
