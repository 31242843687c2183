package org.todoku.authoring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.authoring.Draft;
import org.todoku.authoring.DraftResult;
import org.todoku.authoring.DraftScope;
import org.todoku.authoring.Drafts;
import org.todoku.authoring.LibraryExchange;
import org.todoku.authoring.LifeState;
import org.todoku.authoring.Publication;
import org.todoku.library.RuleVersions;
import org.todoku.library.exchange.LibraryFiles;
import org.todoku.library.exchange.LibraryImport;
import org.todoku.shared.ui.WorkPage;
import org.todoku.testing.ViewTest;

/** What people see and do with drafts, approvals and versions. */
class RuleLifePagesTest extends ViewTest {
  private static final CurrentUser AUTHOR =
      new CurrentUser("policy", "青木", "Aoki", Set.of(Role.POLICY_OFFICER), null);
  private static final CurrentUser APPROVER =
      new CurrentUser("approver", "上野", "Ueno", Set.of(Role.APPROVER), null);

  @Autowired Drafts drafts;
  @Autowired LibraryExchange exchange;
  @Autowired Publication publication;
  @Autowired RuleVersions versions;
  @Autowired Clock clock;

  @Test
  void a_local_officer_proposes_a_value_sees_which_cases_turn_and_an_approver_publishes_it() {
    signIn(Role.ANALYST);
    open("rules/infirmary-visits?tab=parameters");
    BigDecimalField field = find(BigDecimalField.class).single();

    test(field).setValue(new BigDecimal("999"));
    assertThat(field.isInvalid()).isTrue();
    test(field).setValue(new BigDecimal("10"));
    assertThat(words((WorkPage) getCurrentView())).contains("件の事例で答えが変わります");
    find(TextArea.class).single().setValue("相談の様子から");
    test(button("承認を求める")).click();

    Draft draft = drafts.open("infirmary-visits").orElseThrow();
    assertThat(draft.state()).isEqualTo(LifeState.SUBMITTED);
    assertThat(draft.scope()).isEqualTo(DraftScope.VALUES);
    signIn(Role.APPROVER);
    open("approvals");
    assertThat(words((WorkPage) getCurrentView())).contains("保健室頻回", "値の変更");
    open("drafts/" + draft.id());
    assertThat(words((WorkPage) getCurrentView())).contains("8回 → 10回", "問題は見つかりませんでした", "の期待する答え");
    // the person of the test is the same one, who may not approve their own work
    assertThat(words((WorkPage) getCurrentView())).contains("自分が書いたものは承認できません");
    assertThat(find(Button.class).all())
        .extracting(Button::getText)
        .contains("差し戻す", "コメントする")
        .doesNotContain("承認して公開する");
    drafts.withdraw(draft.id(), draft.revision(), null, AUTHOR);
  }

  @Test
  void an_approver_sends_back_with_words_and_what_is_refused_keeps_the_dialog_open() {
    Draft draft = submitted("unseen-child", "title: {ja: 状況未把握児,", "title: {ja: 状況未把握のこども,");
    signIn(Role.APPROVER);
    open("drafts/" + draft.id());

    test(button("差し戻す")).click();
    test(find(Button.class).all().stream()
            .filter(b -> b.getText().equals("差し戻す"))
            .toList()
            .getLast())
        .click();
    assertThat(drafts.find(draft.id()).orElseThrow().state()).isEqualTo(LifeState.SUBMITTED);
    find(TextArea.class).single().setValue("名称の理由を書いてください");
    test(find(Button.class).all().stream()
            .filter(b -> b.getText().equals("差し戻す"))
            .toList()
            .getLast())
        .click();

    assertThat(drafts.find(draft.id()).orElseThrow().state()).isEqualTo(LifeState.DRAFT);
    assertThat(words((WorkPage) getCurrentView())).contains("名称の理由を書いてください", "差し戻し");
    drafts.withdraw(draft.id(), draft.revision(), null, AUTHOR);
  }

  @Test
  void the_versions_of_a_rule_are_compared_in_words_in_both_languages() {
    Draft draft = submitted("severe-caries", "value: 10,", "value: 12,");
    // cases at the threshold would stop it; here only its words matter
    String cases = draft.cases();
    Draft back = done(drafts.takeBack(draft.id(), draft.revision(), null, AUTHOR));
    Draft saved = done(drafts.save(back.id(), back.revision(), back.text(), "", AUTHOR));
    Draft again = done(drafts.submit(saved.id(), saved.revision(), null, AUTHOR));
    publication.publish(again.id(), again.revision(), LocalDate.now(clock), "試行", APPROVER);
    assertThat(cases).isNotEmpty();

    signIn(Role.APPROVER);
    open("rules/severe-caries?tab=versions");
    String japanese = words((WorkPage) getCurrentView());
    speak(Locale.ENGLISH);
    open("rules/severe-caries?tab=versions");
    String english = words((WorkPage) getCurrentView());
    publication.publishAgain("severe-caries", 1, 2, LocalDate.now(clock), "test over", APPROVER);

    assertThat(japanese).contains("第2版", "適用中", "新しい版に置き換え", "10本 → 12本", "試行");
    assertThat(english).contains("Version 2", "10 teeth → 12 teeth");
    assertThat(versions.newest("severe-caries").orElseThrow().version()).isEqualTo(3);
  }

  @Test
  void cases_have_ticks_and_uses_name_rules_and_what_is_read() {
    signIn(Role.AUDITOR);

    open("rules/combined-prenatal-need?tab=cases");
    String cases = words((WorkPage) getCurrentView());
    open("rules/combined-prenatal-need?tab=uses");
    String uses = words((WorkPage) getCurrentView());

    assertThat(cases).contains("✓");
    assertThat(cases).doesNotContain("期待:");
    assertThat(uses).contains("このルールが読む情報", "この情報を使うルール");
    List<String> links = find(Anchor.class).all().stream().map(Anchor::getHref).toList();
    assertThat(links).anyMatch(link -> link.startsWith("rules?uses="));
  }

  @Test
  void the_list_is_narrowed_to_the_rules_that_read_an_attribute() {
    signIn(Role.POLICY_OFFICER);

    open("rules?uses=schoolExpenses.lunchFeeArrearsMonths");

    assertThat(find(Anchor.class).withClassName("rule-title").all())
        .extracting(Anchor::getText)
        .contains("給食費滞納")
        .doesNotContain("不登校");
  }

  @Test
  void a_library_comes_in_as_drafts_and_what_contradicts_is_refused() throws Exception {
    CurrentUser officer = signIn(Role.POLICY_OFFICER);
    LibraryFiles files = exchange.export(LocalDate.now(clock), officer).orElseThrow();
    SortedMap<String, byte[]> changed = new TreeMap<>(files.files());
    String path =
        changed.keySet().stream()
            .filter(each -> each.endsWith("-low-mood.yaml"))
            .findFirst()
            .orElseThrow();
    String text = new String(changed.get(path), StandardCharsets.UTF_8);
    changed.put(path, (text + "# from outside\n").getBytes(StandardCharsets.UTF_8));
    SortedMap<String, byte[]> twice = new TreeMap<>(changed);
    twice.put("rules/99999-copy.yaml", changed.get(path));
    ExchangePanel panel = new ExchangePanel(exchange, officer, LocalDate.now(clock));
    UI.getCurrent().add(panel);

    panel.show(new LibraryFiles(twice));
    String refused = words(panel);
    panel.show(new LibraryFiles(changed));
    String preview = words(panel);
    test(button("下書きとして取り込む")).click();

    assertThat(refused).contains("取り込めません", "ルール low-mood は");
    assertThat(preview).contains("新しいか変わったルール: 1件", "low-mood");
    assertThat(words(panel)).contains("1件の下書きを作りました");
    Draft draft = drafts.open("low-mood").orElseThrow();
    assertThat(draft.createdBy()).isEqualTo(officer.login());
    drafts.withdraw(draft.id(), draft.revision(), null, officer);
  }

  @Test
  void an_attribute_that_was_retired_elsewhere_comes_in_as_retired_and_as_nothing_else()
      throws Exception {
    CurrentUser officer = signIn(Role.POLICY_OFFICER);
    LibraryFiles files = exchange.export(LocalDate.now(clock), officer).orElseThrow();
    SortedMap<String, byte[]> retired = new TreeMap<>(files.files());
    SortedMap<String, byte[]> changed = new TreeMap<>(files.files());
    String path = "vocabulary/vocabulary.yaml";
    String text = new String(retired.get(path), StandardCharsets.UTF_8);
    String ratio = "needRatio: {type: decimal, scale: 2";
    assertThat(text).contains(ratio);
    retired.put(
        path,
        text.replace(ratio, ratio + ", retired: {instead: publicAssistance}")
            .getBytes(StandardCharsets.UTF_8));
    changed.put(
        path,
        text.replace(ratio, "needRatio: {type: decimal, scale: 3, retired: true")
            .getBytes(StandardCharsets.UTF_8));

    LibraryImport taken = exchange.preview(new LibraryFiles(retired), officer).orElseThrow();
    LibraryImport refused = exchange.preview(new LibraryFiles(changed), officer).orElseThrow();

    assertThat(taken.acceptable()).isTrue();
    assertThat(taken.vocabulary()).contains("retired");
    assertThat(refused.acceptable()).isFalse();
  }

  @Test
  void a_draft_that_is_not_there_is_answered_calmly() {
    signIn(Role.APPROVER);

    open("drafts/999999999");

    assertThat(find(H1.class).single().getText()).isEqualTo("ページが見つかりません");
  }

  @Test
  void caseworkers_see_neither_approvals_nor_drafts() {
    signIn(Role.CASEWORKER);

    open("approvals");

    assertThat(find(H1.class).single().getText()).isEqualTo("このページは担当の役割の人だけが開けます");
  }

  private Draft submitted(String rule, String before, String after) {
    Draft draft = done(drafts.begin(rule, DraftScope.STRUCTURE, AUTHOR));
    assertThat(draft.text()).contains(before);
    draft =
        done(
            drafts.save(draft.id(), 1, draft.text().replace(before, after), draft.cases(), AUTHOR));
    return done(drafts.submit(draft.id(), draft.revision(), "お願いします", AUTHOR));
  }

  private static Draft done(DraftResult result) {
    assertThat(result).isInstanceOf(DraftResult.Done.class);
    return ((DraftResult.Done) result).draft();
  }

  private Button button(String text) {
    return find(Button.class).withText(text).single();
  }
}
