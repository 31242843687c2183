package org.todoku.authoring.ui;

import com.vaadin.flow.component.UI;
import java.util.HashMap;
import java.util.Map;
import org.todoku.access.AuditEvent;
import org.todoku.access.User;
import org.todoku.access.Users;
import org.todoku.shared.ui.Screen;

/** The names of the people behind logins, read once for a page. */
final class People {
  private final Map<String, String> names = new HashMap<>();

  People(Users users) {
    for (User user : users.all()) {
      names.put(user.login(), user.name().in(Screen.language()));
    }
  }

  /** The name; the login itself where nobody has it any more. */
  String name(String login) {
    return login.equals(AuditEvent.SYSTEM)
        ? UI.getCurrent().getTranslation("authoring.product")
        : names.getOrDefault(login, login);
  }
}
