package org.todoku.shared.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.server.VaadinSession;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.todoku.access.CurrentUser;
import org.todoku.access.ScreenPreferences;
import org.todoku.access.SignedIn;
import org.todoku.access.User.Colours;
import org.todoku.access.User.Preferences;

/**
 * The language and the colours of the screen: what was chosen in this session, else what the person
 * chose before, else what browser and system say. A choice is kept in the session, and for the
 * person once they are signed in.
 */
@Component
public class Screen {
  private final SignedIn signedIn;
  private final ScreenPreferences preferences;

  Screen(SignedIn signedIn, ScreenPreferences preferences) {
    this.signedIn = signedIn;
    this.preferences = preferences;
  }

  /** The language of the page that is being made: {@code ja} or {@code en}. */
  public static String language() {
    UI ui = UI.getCurrent();
    Locale locale = ui == null ? Locale.JAPANESE : ui.getLocale();
    return locale.getLanguage().equals("ja") ? "ja" : "en";
  }

  /** The text of a key in the language of the page. */
  public static String text(String key, Object... parameters) {
    return UI.getCurrent().getTranslation(key, parameters);
  }

  /** The text of a key in the language of the page; {@code instead} where the key has none. */
  public static String textOr(String key, String instead) {
    UI ui = UI.getCurrent();
    return Instantiator.get(ui)
        .getI18NProvider()
        .getTranslations(List.of(key), ui.getLocale())
        .getOrDefault(key, instead);
  }

  /** The name of a department that holds data, by its id; the id itself where it has no name. */
  public static String custodian(String id) {
    return textOr("shared.custodian." + id, id);
  }

  /** Shows this and all later pages of the session in a language; the page loads again. */
  public void choose(UI ui, String language) {
    Session session = session(ui.getSession());
    keep(ui.getSession(), new Session(session.login, session.chosen.withLanguage(language)));
    Locale locale = Locale.forLanguageTag(language);
    ui.getSession().setLocale(locale);
    ui.getPage().reload();
  }

  /** Shows this and all later pages of the session in these colours. */
  void choose(UI ui, Colours colours) {
    Session session = session(ui.getSession());
    keep(ui.getSession(), new Session(session.login, session.chosen.withColours(colours)));
    ui.getPage().executeJs("document.documentElement.style.colorScheme = $0", scheme(colours));
  }

  /** The colours that hold in a session. */
  Colours colours(VaadinSession session) {
    Colours chosen = session(session).chosen.colours();
    return chosen == null ? Colours.SYSTEM : chosen;
  }

  /** The language that was chosen, if it was; else the browser decides. */
  Optional<Locale> language(VaadinSession session) {
    return Optional.ofNullable(session(session).chosen.language()).map(Locale::forLanguageTag);
  }

  /** The CSS value of {@code color-scheme}. */
  static String scheme(Colours colours) {
    return switch (colours) {
      case LIGHT -> "light";
      case DARK -> "dark";
      case SYSTEM -> "light dark";
    };
  }

  /** What holds in the session, brought up to date when another person has signed in. */
  private Session session(VaadinSession vaadin) {
    Session kept = vaadin.getAttribute(Session.class);
    Preferences chosen = kept == null ? Preferences.NONE : kept.chosen;
    String known = kept == null ? null : kept.login;
    String login = signedIn.find().map(CurrentUser::login).orElse(null);
    if (login == null || login.equals(known)) {
      return new Session(known, chosen);
    }
    Preferences before = preferences.of(login);
    Preferences together =
        new Preferences(
            chosen.language() == null ? before.language() : chosen.language(),
            chosen.colours() == null ? before.colours() : chosen.colours());
    Session session = new Session(login, together);
    vaadin.setAttribute(Session.class, session);
    return session;
  }

  private void keep(VaadinSession vaadin, Session session) {
    vaadin.setAttribute(Session.class, session);
    if (session.login != null) {
      preferences.keep(session.login, session.chosen);
    }
  }

  private record Session(@Nullable String login, Preferences chosen) implements Serializable {}
}
