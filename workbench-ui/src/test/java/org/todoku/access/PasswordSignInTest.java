package org.todoku.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.todoku.access.User.Preferences;
import org.todoku.testing.UseTestDatabase;
import org.todoku.vocabulary.LocalizedText;

/** Signing in where no demonstration runs. */
@SpringBootTest
@UseTestDatabase
class PasswordSignInTest {
  @Autowired PasswordSignIn signIn;
  @Autowired Users users;
  @Autowired PasswordEncoder passwords;
  @Autowired AuditLog audit;

  private final String login = "person-" + UUID.randomUUID();

  @BeforeEach
  void a_caseworker_has_an_account() {
    users.save(
        person(true, false), String.valueOf(passwords.encode("a right password")), Instant.EPOCH);
  }

  @Test
  void the_right_password_lets_a_person_in_with_their_roles() {
    Authentication entered = attempt(login, "a right password");

    assertThat(entered.getPrincipal())
        .isEqualTo(
            new CurrentUser(login, "木下 由美", "Yumi Kinoshita", Set.of(Role.CASEWORKER), null));
    assertThat(entered.getAuthorities()).extracting("authority").containsExactly("ROLE_CASEWORKER");
    assertThat(newestOf(login)).isEqualTo("access.signedIn");
  }

  @Test
  void capitals_and_full_width_letters_in_the_name_do_not_matter() {
    String typed = "Ｐ" + login.substring(1).toUpperCase();

    assertThat(attempt(typed, "a right password").getName()).isEqualTo(login);
  }

  @Test
  void a_wrong_password_and_an_unknown_name_are_answered_alike() {
    assertThatThrownBy(() -> attempt(login, "another"))
        .isInstanceOf(BadCredentialsException.class)
        .hasMessage("no such name and password");
    assertThatThrownBy(() -> attempt("nobody-" + login, "another"))
        .isInstanceOf(BadCredentialsException.class)
        .hasMessage("no such name and password");
    assertThat(newestOf(login)).isEqualTo("access.signInFailed");
  }

  @Test
  void a_name_that_nobody_has_is_not_written_down() {
    String typedPasswordByMistake = "secret-" + UUID.randomUUID();

    assertThatThrownBy(() -> attempt(typedPasswordByMistake, "x"))
        .isInstanceOf(BadCredentialsException.class);

    assertThat(newestOf(AuditEvent.UNKNOWN)).isEqualTo("access.signInFailed");
    assertThat(audit.newest(AuditFilter.ALL, 20).toString()).doesNotContain(typedPasswordByMistake);
  }

  @Test
  void after_five_failures_even_the_right_password_is_refused_for_a_while() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> attempt(login, "another"))
          .isInstanceOf(BadCredentialsException.class);
    }

    assertThatThrownBy(() -> attempt(login, "a right password"))
        .isInstanceOf(LockedException.class);
  }

  @Test
  void a_closed_account_lets_nobody_in() {
    users.save(
        person(false, false), String.valueOf(passwords.encode("a right password")), Instant.EPOCH);

    assertThatThrownBy(() -> attempt(login, "a right password"))
        .isInstanceOf(BadCredentialsException.class);
  }

  @Test
  void a_demonstration_account_lets_nobody_in_where_no_demonstration_runs() {
    users.save(
        person(true, true), String.valueOf(passwords.encode("a right password")), Instant.EPOCH);

    assertThatThrownBy(() -> attempt(login, "a right password"))
        .isInstanceOf(BadCredentialsException.class);
  }

  @Test
  void a_password_is_never_kept_as_it_is() {
    assertThat(users.passwordHash(login).orElseThrow())
        .startsWith("{bcrypt}")
        .doesNotContain("right");
  }

  @Test
  void what_a_person_chose_for_the_screen_survives_a_change_of_their_account() {
    users.savePreferences(login, new Preferences("en", User.Colours.DARK));

    users.save(person(true, false), "{noop}x", Instant.EPOCH);

    assertThat(users.find(login).orElseThrow().preferences())
        .isEqualTo(new Preferences("en", User.Colours.DARK));
  }

  private User person(boolean enabled, boolean demonstration) {
    return new User(
        login,
        new LocalizedText("木下 由美", "Yumi Kinoshita"),
        Set.of(Role.CASEWORKER),
        null,
        enabled,
        demonstration,
        Preferences.NONE);
  }

  private Authentication attempt(String name, String password) {
    return signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
  }

  private String newestOf(String actor) {
    return audit
        .newest(new AuditFilter(actor, null, null, null, null), 1)
        .getFirst()
        .event()
        .action();
  }
}
