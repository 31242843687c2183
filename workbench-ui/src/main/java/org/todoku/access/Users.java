package org.todoku.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.todoku.access.User.Preferences;

/** The people who may sign in. */
public interface Users {
  /** The person with a login, enabled or not. */
  Optional<User> find(String login);

  /** Everybody, by login. */
  List<User> all();

  /** The kept form of a person's password, with the name of its algorithm. */
  Optional<String> passwordHash(String login);

  boolean isEmpty();

  /**
   * Adds a person, or brings their name, roles, department and password to what is given; their own
   * preferences stay.
   */
  void save(User user, String passwordHash, Instant at);

  void savePasswordHash(String login, String passwordHash);

  void savePreferences(String login, Preferences preferences);
}
