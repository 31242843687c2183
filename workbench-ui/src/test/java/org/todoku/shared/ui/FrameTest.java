package org.todoku.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.todoku.access.Role;
import org.todoku.access.User.Colours;
import org.todoku.access.User.Preferences;
import org.todoku.access.Users;
import org.todoku.testing.ViewTest;

class FrameTest extends ViewTest {
  @Autowired Users users;

  @AfterEach
  void the_caseworker_has_chosen_nothing_yet() {
    users.savePreferences("caseworker", Preferences.NONE);
  }

  @Test
  void the_language_that_a_person_chooses_is_theirs_from_then_on() {
    signInAs("caseworker");
    open("");
    assertThat(heading()).isEqualTo("今日");

    click(item("English"));

    assertThat(UI.getCurrent().getSession().getLocale()).isEqualTo(Locale.ENGLISH);
    assertThat(users.find("caseworker").orElseThrow().preferences().language()).isEqualTo("en");
  }

  @Test
  void the_colours_that_a_person_chooses_are_theirs_from_then_on() {
    signInAs("caseworker");
    open("");

    click(item("暗い"));

    assertThat(users.find("caseworker").orElseThrow().preferences().colours())
        .isEqualTo(Colours.DARK);
    assertThat(item("暗い").isChecked()).isTrue();
    assertThat(item("端末の設定に合わせる").isChecked()).isFalse();
  }

  @Test
  void the_frame_says_who_is_signed_in_and_with_which_roles() {
    signInAs("caseworker");

    open("");

    MenuItem account = menu().getItems().getLast();
    assertThat(words(account)).contains("木下 由美");
    assertThat(account.getSubMenu().getItems().stream().map(ViewTest::words))
        .containsExactly("木下 由美こども家庭センター", "サインアウト");
  }

  @Test
  void help_tells_how_the_page_is_used() {
    signInAs("caseworker");
    open("");

    click(menu().getItems().get(2));

    assertThat(words(find(Dialog.class).single())).contains("あなたを待っている仕事の一覧です");
  }

  @Test
  void an_address_that_leads_nowhere_is_answered_in_the_readers_language() {
    signInAs("caseworker");

    open("no-such-page");
    assertThat(heading()).isEqualTo("ページが見つかりません");

    speak(Locale.ENGLISH);
    open("no-such-page-either");
    assertThat(heading()).isEqualTo("This page does not exist");
  }

  @Test
  void a_role_sees_its_own_desks_and_no_others() {
    signIn(Role.AGENCY);
    open("");
    assertThat(navigation()).contains("今日").doesNotContain("ルール", "操作の記録", "利用者と役割");

    signIn(Role.AUDITOR);
    UI.getCurrent().refreshCurrentRoute(true);
    assertThat(navigation()).contains("今日", "ルール", "操作の記録", "利用者と役割");
  }

  private String heading() {
    return find(H1.class).single().getText();
  }

  private List<String> navigation() {
    return find(SideNavItem.class).all().stream().map(SideNavItem::getLabel).toList();
  }

  private MenuBar menu() {
    return find(MenuBar.class).withClassName("frame-menu").single();
  }

  private MenuItem item(String text) {
    return menu().getItems().stream()
        .flatMap(top -> Stream.concat(Stream.of(top), top.getSubMenu().getItems().stream()))
        .filter(each -> words(each).equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static void click(MenuItem item) {
    ComponentUtil.fireEvent(item, new ClickEvent<>(item));
  }
}
