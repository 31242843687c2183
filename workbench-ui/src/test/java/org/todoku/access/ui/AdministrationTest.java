package org.todoku.access.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.todoku.access.AuditEntry;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.access.Role;
import org.todoku.access.User;
import org.todoku.testing.ViewTest;

class AdministrationTest extends ViewTest {
  @Autowired AuditLog audit;

  private final String actor = "person-" + UUID.randomUUID();

  @Test
  void an_administrator_sees_who_may_sign_in_with_which_roles() {
    signIn(Role.ADMINISTRATOR);

    AccountsView page = navigate(AccountsView.class);

    Grid<User> people = grid(page);
    int custodian = rowOf(people, "大西 健");
    assertThat(test(people).getCellText(custodian, 1)).isEqualTo("custodian");
    assertThat(test(people).getCellText(custodian, 2)).isEqualTo("データ保有課（教育委員会）");
  }

  @Test
  void an_auditor_reads_what_a_person_did_newest_first() {
    audit.record(AuditEvent.by(actor, "run.started").on("run", 7).with("children", 5000));
    audit.record(AuditEvent.by(actor, "access.signedOut"));
    signIn(Role.AUDITOR);

    open("audit?actor=" + actor);

    Grid<AuditEntry> entries = grid((AuditView) getCurrentView());
    assertThat(test(entries).size()).isEqualTo(2);
    assertThat(test(entries).getCellText(0, 2)).isEqualTo("サインアウト");
    assertThat(test(entries).getCellText(1, 2)).isEqualTo("実行の開始");
    assertThat(test(entries).getCellText(1, 3)).isEqualTo("実行 7");
    assertThat(test(entries).getCellText(1, 4)).isEqualTo("お子さんの数 5000");
  }

  @Test
  void older_entries_come_on_request() {
    IntStream.range(0, 130).forEach(i -> audit.record(AuditEvent.by(actor, "run.started")));
    signIn(Role.AUDITOR);
    open("audit?actor=" + actor + "&feature=run");
    AuditView page = (AuditView) getCurrentView();

    assertThat(test(grid(page)).size()).isEqualTo(100);
    test(find(Button.class, page).withText("もっと前の記録").single()).click();

    assertThat(test(grid(page)).size()).isEqualTo(130);
    assertThat(find(Button.class, page).withText("もっと前の記録").exists()).isFalse();
  }

  @Test
  void where_there_are_no_entries_the_page_says_what_will_be_here() {
    signIn(Role.AUDITOR);

    open("audit?actor=" + actor);

    assertThat(words((AuditView) getCurrentView())).contains("記録はありません", "ここに並びます");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"AUDITOR", "GOVERNANCE"})
  void only_auditors_and_governance_read_the_audit(Role role) {
    signIn(role);

    open("audit");

    assertThat(find(H1.class).single().getText()).isEqualTo("このページは担当の役割の人だけが開けます");
    assertThat(navigation()).contains("今日").doesNotContain("操作の記録");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"CASEWORKER", "SUPERVISOR", "ANALYST", "AGENCY", "CUSTODIAN", "POLICY_OFFICER"})
  void those_who_do_casework_see_no_accounts(Role role) {
    signIn(role);

    open("accounts");

    assertThat(find(H1.class).single().getText()).isEqualTo("このページは担当の役割の人だけが開けます");
    assertThat(navigation()).doesNotContain("利用者と役割");
  }

  private List<String> navigation() {
    return find(SideNavItem.class).all().stream().map(SideNavItem::getLabel).toList();
  }

  @SuppressWarnings("unchecked")
  private <T> Grid<T> grid(Component page) {
    return find(Grid.class, page).single();
  }

  private int rowOf(Grid<User> people, String name) {
    return IntStream.range(0, test(people).size())
        .filter(row -> test(people).getCellText(row, 0).equals(name))
        .findFirst()
        .orElseThrow();
  }
}
