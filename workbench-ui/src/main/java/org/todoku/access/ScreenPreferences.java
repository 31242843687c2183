package org.todoku.access;

import org.springframework.stereotype.Service;
import org.todoku.access.User.Preferences;

/** What people chose for their screens. */
@Service
public class ScreenPreferences {
  private final Users users;

  ScreenPreferences(Users users) {
    this.users = users;
  }

  /** What a person chose before, or nothing. */
  public Preferences of(String login) {
    return users.find(login).map(User::preferences).orElse(Preferences.NONE);
  }

  public void keep(String login, Preferences preferences) {
    users.savePreferences(login, preferences);
  }
}
