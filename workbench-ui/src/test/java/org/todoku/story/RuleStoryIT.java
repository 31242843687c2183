package org.todoku.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.todoku.story.EditorKeys.choose;
import static org.todoku.story.EditorKeys.chooseNamed;
import static org.todoku.story.EditorKeys.chosen;
import static org.todoku.story.EditorKeys.pick;
import static org.todoku.story.EditorKeys.rows;
import static org.todoku.story.EditorKeys.settle;
import static org.todoku.story.EditorKeys.tick;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.todoku.story.Browsers.Window;

/**
 * Children in compulsory school, away at least 30 days this school year for reasons other than
 * illness or money, whose household has no active plan: a rule that says so is written from
 * nothing, tried, given cases, submitted, approved by somebody else and published, without a mouse.
 */
class RuleStoryIT {
  private static final int SLOWEST_MS = 30_000;

  private static RunningWorkbench workbench;
  private static Browsers browsers;

  @BeforeAll
  static void start() throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(SLOWEST_MS);
    workbench = new RunningWorkbench(Map.of("todoku.demo", true, "todoku.demo.children", 300));
    browsers = new Browsers(workbench.address());
  }

  @AfterAll
  static void stop() {
    browsers.close();
    workbench.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ja-JP | 新しいルール | 下書きを始める | こども：学年 | 学校の出欠 | サポートプラン | 欠席 | 病気 | 経済的理由 | 実施中 | 出欠 | 理由 | 状況 | 何人か見る | 3人見る | 連携データのお子さん 1 | 該当しない | 提出する | 承認して公開する
          en-GB | New rule | Begin a draft | Child: School grade | Records of School attendance | Records of Support plan | Absent | Illness | Lack of money | Active | Attendance | Reason | Status | Show some | Show three | Linked child 1 | Not met | Submit | Approve and publish
          """)
  void the_sentence_of_a_policy_officer_becomes_a_published_rule(
      String language,
      String fresh,
      String begin,
      String grade,
      String attendance,
      String plan,
      String absent,
      String illness,
      String money,
      String active,
      String attended,
      String reason,
      String planStatus,
      String showMadeUp,
      String showNearest,
      String linked,
      String notMet,
      String submit,
      String publish) {
    String rule = "away-unsupported-" + language.substring(0, 2);
    try (BrowserContext officer = browsers.person(language, Window.DESK, ColorScheme.LIGHT);
        BrowserContext approver = browsers.person(language, Window.DESK, ColorScheme.DARK)) {
      Page page = Browsers.signedIn(officer, "policy");
      page.navigate("/rules");
      press(page, fresh);
      assertThat(page.locator("vaadin-text-field[focused]")).hasCount(1);
      page.keyboard().type("Away without a plan");
      page.keyboard().press("Tab");
      page.keyboard().type(rule);
      press(page, begin);
      assertThat(rows(page)).hasCount(3);

      // children in compulsory school
      chosen(page).press("ArrowDown");
      settle(page);
      chosen(page).press("Enter");
      pick(page, grade);
      page.keyboard().press("Tab");
      choose(page, 6);
      page.keyboard().press("Tab");
      page.keyboard().type("1");
      page.keyboard().press("Tab");
      page.keyboard().type("9");
      settle(page);
      page.keyboard().press("Escape");

      // away at least 30 days this school year
      chosen(page).press("/");
      pick(page, attendance);
      choose(page, 2);
      page.keyboard().press("Tab");
      page.keyboard().press("Control+a");
      page.keyboard().type("30");
      page.keyboard().press("Tab");
      choose(page, 2);
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      settle(page);
      pick(page, "status", attended);
      page.keyboard().press("Tab");
      choose(page, 0);
      page.keyboard().press("Tab");
      chooseNamed(page, absent);
      page.keyboard().press("Escape");

      // for reasons other than illness or money
      chosen(page).press("/");
      pick(page, "reason", reason);
      page.keyboard().press("Tab");
      choose(page, 3);
      tick(page, illness, money);
      page.keyboard().press("Escape");

      // whose household has no active plan
      chosen(page).press("Home");
      chosen(page).press("ArrowDown");
      settle(page);
      chosen(page).press("/");
      pick(page, plan);
      choose(page, 1);
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      settle(page);
      pick(page, "status", planStatus);
      page.keyboard().press("Tab");
      choose(page, 0);
      page.keyboard().press("Tab");
      chooseNamed(page, active);
      page.keyboard().press("Escape");
      assertThat(page.locator(".finding-list")).hasCount(0);
      assertThat(page.locator(".counts-list")).isVisible();

      // tried on a made-up child for whom it matches, who becomes a case
      page.locator(".editor-meaning vaadin-button").filter(hasText(showMadeUp)).press("Enter");
      Locator madeUp = page.locator(".case-try");
      assertThat(madeUp.first()).isVisible();
      madeUp.first().press("Enter");
      assertThat(page.locator("#tried-title")).isFocused();
      assertThat(page.locator(".outline-tried")).not().hasCount(0);
      assertThat(page.locator(".time-line-window")).not().hasCount(0);
      Accessibility.nothingSerious(page, "tried on a made-up child");
      Browsers.picture(page, "editor-tried-" + language.substring(0, 2));
      page.locator(".tried-answers vaadin-button").first().press("Enter");
      Locator cases = page.locator(".case-list").first();
      assertThat(cases.locator("li")).hasCount(1);
      assertThat(cases).containsText("✓");

      // a linked child without a name who comes near: looked at, and never a case
      page.locator(".editor-meaning vaadin-button").filter(hasText(showNearest)).press("Enter");
      Locator nearest = page.locator(".case-try").filter(hasText(linked));
      assertThat(nearest).isVisible();
      nearest.press("Enter");
      assertThat(page.locator("#tried-title")).containsText(linked);
      assertThat(page.locator("#tried-title")).isFocused();
      assertThat(page.locator(".time-line")).isVisible();
      assertThat(page.locator(".tried-answers")).hasCount(0);

      // a made-up child who does not match: the one beyond the boundary becomes a case too
      Locator before = page.locator(".case-list").last().locator("li").filter(hasText(notMet));
      before.first().locator(".case-try").press("Enter");
      assertThat(page.locator(".tried-answers")).hasCount(2);
      page.locator(".tried-answers").last().locator("vaadin-button").first().press("Enter");
      assertThat(cases.locator("li")).hasCount(2);
      assertThat(page.locator(".case-list .finding")).hasCount(0);
      page.locator(".tried-head vaadin-button").press("Enter");
      assertThat(page.locator(".tried")).isHidden();

      // asked for, approved by somebody else, and published
      chosen(page).press("Control+Enter");
      page.waitForURL(Pattern.compile(".*/drafts/\\d+$"));
      press(page, submit);
      say(page, submit, "Agreed with the schools.");
      Page reader = Browsers.signedIn(approver, "approver");
      reader.navigate(page.url());
      assertThat(reader.locator(".rule-meaning:lang(" + language.substring(0, 2) + ")").first())
          .containsText(absent);
      Accessibility.nothingSerious(reader, "the evidence that an approver reads");
      press(reader, publish);
      say(reader, publish, "Good.");
      page.navigate("/rules/" + rule);
      assertThat(page.locator(".rule-section").first()).containsText(absent);
      assertThat(page.locator(".rule-section").first()).containsText(active);
    }
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .press("Enter");
  }

  private static Locator.FilterOptions hasText(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }

  /** Writes why into the open dialog, and presses its button. */
  private static void say(Page page, String action, String words) {
    Locator dialog = page.locator("vaadin-dialog[opened]");
    Locator why = dialog.locator("textarea");
    assertThat(why).isVisible();
    why.focus();
    page.keyboard().type(words);
    dialog
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action).setExact(true))
        .press("Enter");
    assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
  }
}
