package org.todoku.shared.ui;

import com.vaadin.flow.component.UI;
import java.util.HashMap;
import java.util.Map;
import org.todoku.access.AuditEvent;
import org.todoku.access.User;
import org.todoku.access.Users;

/** The names of the people behind logins, read once for a page. */
public final class People {
  private final Map<String, String> names = new HashMap<>();
  private final String systemKey;

  /**
   * @param systemKey translation key of what the product itself is called as somebody who acts
   */
  public People(Users users, String systemKey) {
    this.systemKey = systemKey;
    for (User user : users.all()) {
      names.put(user.login(), user.name().in(Screen.language()));
    }
  }

  /** The name; the login itself where nobody has it any more. */
  public String name(String login) {
    return login.equals(AuditEvent.SYSTEM)
        ? UI.getCurrent().getTranslation(systemKey)
        : names.getOrDefault(login, login);
  }
}
