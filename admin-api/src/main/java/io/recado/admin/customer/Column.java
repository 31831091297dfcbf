package io.recado.admin.customer;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns of a table of customers, by the names that people give them. */
enum Column {
  NUMBER("number", "numero", "nummer", "no", "nr", "customer number", "kundennummer", "codigo"),
  NAME("name", "nombre", "customer", "cliente", "kunde"),
  PHONE("phone", "telefono", "telefon", "mobile", "movil", "celular", "handy", "whatsapp"),
  EMAIL("email", "e-mail", "mail", "correo", "correo electronico"),
  VERIFIED("email_verified", "email verified", "verified", "verificado", "gepruft", "bestatigt"),
  LANGUAGE("language", "idioma", "sprache"),
  LOGIN("login", "user", "user name", "username", "usuario", "benutzer", "benutzername"),
  SYSTEM("system", "login system", "sistema");

  @SuppressWarnings("ImmutableEnumChecker") // What Set.of gives cannot be changed.
  private final Set<String> names;

  Column(String... names) {
    this.names = Set.of(names);
  }

  /** The column that a heading names, whatever its accents and capitals. */
  static Optional<Column> named(String heading) {
    var plain =
        Normalizer.normalize(heading, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .strip();
    return Arrays.stream(values()).filter(column -> column.names.contains(plain)).findFirst();
  }
}
