package org.todoku.access.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.todoku.access.Role;
import org.todoku.testing.ViewTest;

class SignInViewTest extends ViewTest {
  @Test
  void whoever_is_not_signed_in_is_asked_to() {
    open("");

    assertThat(getCurrentView()).isInstanceOf(SignInView.class);
  }

  @Test
  void the_demonstration_shows_its_people_and_their_password() {
    speak(Locale.JAPANESE);

    SignInView page = navigate(SignInView.class);

    assertThat(words(page)).contains("こども家庭センター", "木下 由美", "caseworker", "todoku-demo");
  }

  @Test
  void the_page_is_in_the_language_of_the_browser() {
    speak(Locale.ENGLISH);

    SignInView page = navigate(SignInView.class);

    assertThat(page.getPageTitle()).isEqualTo("Sign in · 届く Todoku");
    assertThat(words(page)).contains("Yumi Kinoshita");
  }

  @Test
  void whoever_is_signed_in_goes_on_to_today() {
    signIn(Role.ANALYST);

    open("login");

    assertThat(getCurrentView()).isInstanceOf(TodayView.class);
  }
}
