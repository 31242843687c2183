package org.todoku.authoring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.todoku.access.Role;
import org.todoku.testing.ViewTest;

class CatalogueViewTest extends ViewTest {
  @ParameterizedTest
  @EnumSource(Role.class)
  void everybody_who_is_signed_in_may_read_what_the_rules_mean(Role role) {
    signIn(role);

    open("catalogue");

    CatalogueView page = (CatalogueView) getCurrentView();
    assertThat(words(page)).contains("暮らしと経済", "決してしないこと", "だれが決めるのか", "不登校");
  }

  @Test
  void a_theme_says_of_each_rule_whom_it_concerns_why_on_which_basis_and_with_whose_data() {
    signIn(Role.CASEWORKER);

    open("catalogue/livelihood");

    CatalogueView page = (CatalogueView) getCurrentView();
    assertThat(find(H1.class, page).single().getText()).isEqualTo("暮らしと経済");
    assertThat(words(page))
        .contains("就学援助が「なし」", "経済的に困難な家庭への制度案内", "仮の基準", "保有: 税・福祉", "確認候補(見守り)");
    assertThat(find(Anchor.class, page).all()).extracting(Anchor::getHref).contains("catalogue");
  }

  @Test
  void the_catalogue_speaks_english_to_an_english_browser() {
    signIn(Role.CASEWORKER);
    speak(Locale.ENGLISH);

    open("catalogue/school");

    assertThat(words((CatalogueView) getCurrentView()))
        .contains("What never happens", "Non-attendance", "Held by Board of education");
  }

  @Test
  void a_theme_that_is_not_there_is_no_page() {
    signIn(Role.CASEWORKER);

    open("catalogue/nothing");

    assertThat(getCurrentView()).isNotInstanceOf(CatalogueView.class);
  }
}
