package org.todoku.authoring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.todoku.access.Role;
import org.todoku.shared.ui.WorkPage;
import org.todoku.testing.ViewTest;

class RuleListViewTest extends ViewTest {
  @Test
  void the_rules_stand_under_their_needs() {
    signIn(Role.POLICY_OFFICER);

    RuleListView page = navigate(RuleListView.class);

    assertThat(titles(page)).contains("不登校", "就学援助未申請").hasSizeGreaterThan(40);
    assertThat(words(page)).contains("妊産", "貧困", "予防的措置", "暫定", "30日以上");
  }

  @Test
  void searching_narrows_the_list_and_says_how_many_are_left() {
    signIn(Role.POLICY_OFFICER);
    RuleListView page = navigate(RuleListView.class);

    test(find(TextField.class, page).single()).setValue("やんぐけあらー");

    assertThat(titles(page)).containsExactly("ヤングケアラー可能性");
    assertThat(words(page)).contains("1件");
  }

  @Test
  void a_search_that_finds_nothing_offers_to_take_the_filters_away() {
    signIn(Role.POLICY_OFFICER);
    RuleListView page = navigate(RuleListView.class);

    test(find(TextField.class, page).single()).setValue("そんなルールはない");

    assertThat(titles(page)).isEmpty();
    assertThat(words(page)).contains("条件に合うルールはありません", "絞り込みを外す");
  }

  @Test
  void an_address_with_filters_shows_what_they_ask_for() {
    signIn(Role.POLICY_OFFICER);

    open("rules?need=poverty&basis=provisional");

    RuleListView page = (RuleListView) getCurrentView();
    assertThat(find(Select.class, page).atIndex(1).getValue()).isEqualTo("poverty");
    assertThat(find(Checkbox.class, page).single().getValue()).isTrue();
    assertThat(titles(page)).contains("給食費滞納").doesNotContain("不登校", "就学援助未申請");
  }

  @Test
  void the_list_speaks_english_to_an_english_browser() {
    signIn(Role.POLICY_OFFICER);
    speak(Locale.ENGLISH);

    RuleListView page = navigate(RuleListView.class);

    assertThat(titles(page)).contains("Non-attendance");
    assertThat(page.getPageTitle()).isEqualTo("Rules · 届く Todoku");
  }

  @Test
  void a_rule_has_a_page_of_its_own() {
    signIn(Role.CASEWORKER);

    open("rules/non-attendance");

    WorkPage page = (WorkPage) getCurrentView();
    assertThat(page.getPageTitle()).isEqualTo("不登校 · 届く Todoku");
    assertThat(words(page)).contains("国の定義", "30日", "教育支援センター", "2026年4月1日(水)から", "第1版");
  }

  @Test
  void a_rule_that_does_not_exist_is_answered_calmly() {
    signIn(Role.CASEWORKER);

    open("rules/no-such-rule");

    assertThat(find(H1.class).single().getText()).isEqualTo("ページが見つかりません");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"AGENCY", "ADMINISTRATOR"})
  void whoever_has_nothing_to_do_with_rules_neither_sees_nor_opens_them(Role role) {
    signIn(role);

    open("rules");

    assertThat(find(H1.class).single().getText()).isEqualTo("このページは担当の役割の人だけが開けます");
    assertThat(find(SideNavItem.class).all())
        .extracting(SideNavItem::getLabel)
        .contains("今日")
        .doesNotContain("ルール");
  }

  private List<String> titles(RuleListView page) {
    return find(Anchor.class, page).withClassName("rule-title").all().stream()
        .map(Anchor::getText)
        .toList();
  }
}
