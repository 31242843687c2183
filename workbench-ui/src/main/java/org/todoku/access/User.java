package org.todoku.access;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;

/**
 * A person who may sign in.
 *
 * @param login unique, in lower case
 * @param name what others read
 * @param roles what the person may do; may be empty
 * @param custodian the department that a custodian speaks for, or null
 * @param enabled whether the person may sign in
 * @param demonstration whether the account belongs to the demonstration, its password being public
 * @param preferences what the person chose for the screen
 */
public record User(
    String login,
    LocalizedText name,
    Set<Role> roles,
    @Nullable String custodian,
    boolean enabled,
    boolean demonstration,
    Preferences preferences) {

  public User {
    roles = Set.copyOf(roles);
  }

  /** The roles in the order in which {@link Role} lists them. */
  public Set<Role> orderedRoles() {
    Set<Role> ordered = EnumSet.noneOf(Role.class);
    ordered.addAll(roles);
    return ordered;
  }

  /**
   * What a person chose for the screen.
   *
   * @param language {@code ja} or {@code en}; null for the browser's
   * @param colours light or dark; null for the system's
   */
  public record Preferences(@Nullable String language, @Nullable Colours colours)
      implements Serializable {
    public static final Preferences NONE = new Preferences(null, null);

    public Preferences withLanguage(String chosen) {
      return new Preferences(chosen, colours);
    }

    public Preferences withColours(Colours chosen) {
      return new Preferences(language, chosen);
    }
  }

  /** The colours of the screen. */
  public enum Colours {
    LIGHT("light"),
    DARK("dark"),
    SYSTEM("system");

    private final String word;

    Colours(String word) {
      this.word = word;
    }

    /** The word in the database and in translation keys. */
    public String word() {
      return word;
    }
  }
}
