package org.todoku.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.todoku.story.EditorKeys.answered;
import static org.todoku.story.EditorKeys.choose;
import static org.todoku.story.EditorKeys.chooseNamed;
import static org.todoku.story.EditorKeys.chosen;
import static org.todoku.story.EditorKeys.pick;
import static org.todoku.story.EditorKeys.rows;
import static org.todoku.story.EditorKeys.settle;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.authoring.Draft;
import org.todoku.authoring.DraftResult;
import org.todoku.authoring.Drafts;
import org.todoku.story.Browsers.Window;

/**
 * A policy officer writes a rule with the keyboard alone, from an empty draft to the request for
 * approval, and in another browser sees the same draft.
 */
class EditorIT {
  /** How long an answer may take where many tests run at once. */
  private static final int SLOWEST_MS = 30_000;

  /** What is left of a usual desk's window where everything is twice as large. */
  private static final Window ZOOMED = new Window(640, 430);

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
          ja-JP | 新しいルール | 下書きを始める | こども：学年 | 学校の出欠 | 30件以上 | 学年が小1〜中3 | 欠席 | 出欠
          en-GB | New rule | Begin a draft | Child: School grade | Records of School attendance | at least 30 | School grade is from 1 to 9 | Absent | Attendance
          """)
  void a_rule_is_written_by_keyboard_alone(
      String language,
      String fresh,
      String begin,
      String grade,
      String attendance,
      String thirty,
      String school,
      String absent,
      String attended) {
    try (BrowserContext officer = browsers.person(language, Window.DESK, ColorScheme.LIGHT);
        BrowserContext colleague = browsers.person(language, Window.DESK, ColorScheme.DARK)) {
      Page page = Browsers.signedIn(officer, "policy");
      page.navigate("/rules");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(fresh)).press("Enter");
      assertThat(page.locator("vaadin-text-field[focused]")).hasCount(1);
      page.keyboard().type("Away for long");
      page.keyboard().press("Tab");
      page.keyboard().type("away-" + language.toLowerCase(java.util.Locale.ROOT));
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(begin)).press("Enter");
      assertThat(rows(page)).hasCount(3);

      // the first condition: children in compulsory school
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
      assertThat(page.locator(".rule-meaning.first")).containsText(school);
      settle(page);
      page.keyboard().press("Escape");

      // the second: thirty absences this school year
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
      assertThat(page.locator(".rule-meaning.first")).containsText(thirty);
      assertThat(page.locator(".rule-meaning.first")).containsText(absent);
      assertThat(page.locator(".finding-list")).hasCount(0);
      assertThat(page.locator(".counts-list")).isVisible();
      Browsers.picture(page, "editor-" + language.substring(0, 2));

      // a colleague who opens it sees it, and what is done next as well
      Page other = Browsers.signedIn(colleague, "policy");
      other.navigate(page.url());
      assertThat(rows(other)).hasCount(5);
      page.keyboard().press("Escape");
      chosen(page).press("(");
      assertThat(rows(other)).hasCount(6);
      Browsers.picture(other, "editor-dark-" + language.substring(0, 2));
      chosen(page).press("Control+z");
      assertThat(rows(other)).hasCount(5);

      // back to the empty draft and forward again, with a page that is loaded anew in between
      for (int i = 0; i < 60 && rows(page).count() > 3; i++) {
        chosen(page).press("Control+z");
        answered(page);
      }
      assertThat(rows(page)).hasCount(3);
      page.reload();
      assertThat(rows(page)).hasCount(3);
      for (int i = 0; i < 80 && rows(page).count() < 5; i++) {
        chosen(page).press("Control+y");
        answered(page);
      }
      for (int i = 0; i < 20; i++) {
        chosen(page).press("Control+y");
        answered(page);
      }
      assertThat(page.locator(".rule-meaning.first")).containsText(absent);

      chosen(page).press("Control+Enter");
      page.waitForURL(Pattern.compile(".*/drafts/\\d+$"));
    }
  }

  /** A rule with every kind of line, one of them unfinished. */
  private static final String ALL_KINDS =
      """
      rule: %s
      title: {ja: すべての行, en: Every kind of line}
      need: truancy
      level: preventive
      basis: {kind: provisional, cite: 試し}
      effective: {from: 2026-04-01}
      parameters:
        days: {type: integer, value: 30, min: 20, max: 90, label: {ja: 欠席日数, en: Days absent}}
      when:
        all:
          - {value: child.schoolGrade, between: [1, 9]}
          - {value: child.birthDate, onOrAfter: 2010-04-02}
          - records: attendanceDay
            where:
              all:
                - {value: status, is: absent}
                - {value: reason, notIn: [illness, economic]}
            within: {schoolYear: current}
            count: {atLeast: {parameter: days}}
          - {records: checkUp, within: {latest: 2}, change: {of: weightBand, atMost: -1}}
          - any:
              - {missing: school.enrolled}
              - {recorded: childcare.enrolled}
              - not: {rule: postnatal-screen}
              - atLeast: 1
                of:
                  - {value: welfareRegister.siblingOnRegister, is: true}
          - score:
              - {points: 2, when: {rule: lunch-fee-arrears}}
            atLeast: 1
          - {value: child.noSuchAttribute, is: true}
          - {value: school.enrolled}
      unless:
        - because: {ja: 計画がある, en: There is a plan}
          when: {records: supportPlan, within: {last: 36 months}, exists: true}
      """;

  /** How many lines the outline of {@link #ALL_KINDS} has. */
  private static final int ROWS = 22;

  @ParameterizedTest
  @CsvSource({"ja-JP, LIGHT", "en-GB, DARK"})
  void everybody_can_read_and_use_every_state_of_the_editor(String language, ColorScheme colours) {
    String rule = "every-kind-" + colours.name().toLowerCase(java.util.Locale.ROOT);
    long draft = draft(rule, ALL_KINDS.formatted(rule));
    try (BrowserContext officer = browsers.person(language, Window.DESK, colours)) {
      Page page = Browsers.signedIn(officer, "policy");
      page.navigate("/drafts/" + draft + "/edit");
      assertThat(rows(page)).hasCount(ROWS);
      Accessibility.nothingSerious(page, "editor " + colours);

      // the form of each line
      for (int row = 0; row < ROWS; row++) {
        rows(page).nth(row).click();
        assertThat(rows(page).nth(row)).hasAttribute("aria-selected", "true");
        answered(page);
        Accessibility.nothingSerious(page, "line " + row + " " + colours, ".editor-detail");
      }

      // groups are folded up and opened again, by keys and by mouse
      Locator group = page.locator(".outline-row[aria-expanded]").nth(3);
      group.click();
      chosen(page).press("ArrowLeft");
      assertThat(rows(page)).hasCount(ROWS - 6);
      assertThat(group).hasAttribute("aria-expanded", "false");
      Accessibility.nothingSerious(page, "folded up " + colours, ".editor-outline");
      chosen(page).press("ArrowDown");
      assertThat(chosen(page)).hasAttribute("aria-level", "3");
      group.locator(".outline-toggle").click();
      assertThat(rows(page)).hasCount(ROWS);
      chosen(page).press("End");
      assertThat(rows(page).last()).hasAttribute("aria-selected", "true");

      // left out for a try
      chosen(page).press("Home");
      chosen(page).press("ArrowDown");
      chosen(page).press("ArrowDown");
      more(page, language, "お試しで外す", "for a try");
      assertThat(page.locator(".outline-off")).hasCount(1);
      Accessibility.nothingSerious(page, "left out " + colours);

      // what opens over the page
      chosen(page).press("?");
      dialog(page, "keys " + colours);
      more(page, language, "事例を書く", "Write cases");
      dialog(page, "cases " + colours);
      more(page, language, "文字で書く", "Write as text");
      dialog(page, "text " + colours);

      // on a small screen, and at 200 % on a usual one
      for (Window window : List.of(Window.SMALL_DESK, ZOOMED, Window.PHONE)) {
        page.setViewportSize(window.width(), window.height());
        page.waitForFunction(
            "width => document.documentElement.scrollWidth <= width", window.width());
        assertThat(page.locator(".rule-meaning, .editor-meaning p").first()).isVisible();
        Accessibility.nothingSerious(page, window + " " + colours);
      }
    }
  }

  /** Chooses from the menu of what is done less often. */
  private static void more(Page page, String language, String ja, String en) {
    page.locator("vaadin-menu-bar-button").filter(named(language, "その他", "More")).click();
    page.locator("vaadin-menu-bar-item:visible").filter(named(language, ja, en)).click();
  }

  @Test
  void what_could_not_be_saved_is_saved_by_itself_when_it_works_again() throws SQLException {
    String rule = "saved-later";
    long draft = draft(rule, ALL_KINDS.formatted(rule));
    try (BrowserContext officer = browsers.person("en-GB", Window.DESK, ColorScheme.LIGHT)) {
      Page page = Browsers.signedIn(officer, "policy");
      page.navigate("/drafts/" + draft + "/edit");
      rows(page).nth(2).click();
      assertThat(rows(page).nth(2)).hasAttribute("aria-selected", "true");

      workbench.asOwner("alter schema authoring rename to elsewhere");
      try {
        chosen(page).press("Control+d");
        assertThat(page.locator(".notice-attention")).containsText("tried again by itself");
        assertThat(rows(page)).hasCount(ROWS + 1);
      } finally {
        workbench.asOwner("alter schema elsewhere rename to authoring");
      }

      assertThat(page.locator(".editor-saving")).containsText("Saved");
      assertThat(page.locator(".notice-attention")).hasCount(0);
      page.reload();
      assertThat(rows(page)).hasCount(ROWS + 1);
    }
  }

  private static void dialog(Page page, String where) {
    assertThat(page.locator("vaadin-dialog[opened]")).hasCount(1);
    Accessibility.nothingSerious(page, where);
    page.keyboard().press("Escape");
    assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
  }

  private static Locator.FilterOptions named(String language, String ja, String en) {
    return new Locator.FilterOptions().setHasText(language.startsWith("ja") ? ja : en);
  }

  private static long draft(String rule, String text) {
    CurrentUser officer =
        new CurrentUser("policy", "政策", "Policy", Set.of(Role.POLICY_OFFICER), null);
    return switch (workbench.bean(Drafts.class).beginNew(rule, text, "", officer)) {
      case DraftResult.Done(Draft begun) -> begun.id();
      case DraftResult.Conflict other -> throw new AssertionError(other);
      case DraftResult.OpenAlready other -> throw new AssertionError(other);
      case DraftResult.Refused other -> throw new AssertionError(other);
    };
  }
}
