package org.todoku.testing;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.User;
import org.todoku.access.Users;

/**
 * A test of views without a browser, on the whole application and the real database. Say who is
 * there with {@link #signIn}, then {@code navigate}.
 */
@SpringBootTest(properties = "todoku.demo=true")
@UseTestDatabase
public abstract class ViewTest extends SpringBrowserlessTest {
  @Autowired private Users users;

  /** A person with these roles signs in; their browser speaks Japanese. */
  protected CurrentUser signIn(Role... roles) {
    Set<Role> held = EnumSet.noneOf(Role.class);
    held.addAll(Arrays.asList(roles));
    return enter(new CurrentUser("test-person", "試験 太郎", "Taro Shiken", held, null));
  }

  /** A person of the demonstration signs in, by login; their browser speaks Japanese. */
  protected CurrentUser signInAs(String login) {
    User user = users.find(login).orElseThrow();
    return enter(
        new CurrentUser(login, user.name().ja(), user.name().en(), user.roles(), user.custodian()));
  }

  private CurrentUser enter(CurrentUser user) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(
                user,
                null,
                user.roles().stream()
                    .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                    .toList()));
    speak(Locale.JAPANESE);
    return user;
  }

  /** The browser asks for pages in this language; the page that is open is loaded again. */
  protected void speak(Locale language) {
    UI.getCurrent().getSession().setLocale(language);
    UI.getCurrent().setLocale(language);
    UI.getCurrent().refreshCurrentRoute(true);
  }

  /** Goes where a person who types this address ends up. */
  protected void open(String address) {
    Location location = new Location(address);
    UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
  }

  /** All words in the part of the page below a component, hidden parts left out. */
  protected static String words(Component component) {
    return component.getElement().getTextRecursively();
  }

  @AfterEach
  void signOut() {
    SecurityContextHolder.clearContext();
  }
}
