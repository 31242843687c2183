package org.todoku.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
 * A policy officer writes a rule with the keyboard alone, from an empty draft to the request for
 * approval, and in another browser sees the same draft.
 */
class EditorIT {
  /** What runs in the page after an answer of the server: focus goes to the next field. */
  private static final int SETTLED_MS = 300;

  /** How long an answer may take where many tests run at once. */
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
          ja-JP | 新しいルール | 下書きを始める | 学年 | 学校の出欠 | 30件以上 | 学年が小1〜中3 | 欠席
          en-GB | New rule | Begin a draft | School grade | Records of School attendance | at least 30 | School grade is from 1 to 9 | Absent
          """)
  void a_rule_is_written_by_keyboard_alone(
      String language,
      String fresh,
      String begin,
      String grade,
      String attendance,
      String thirty,
      String school,
      String absent) {
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
      pick(page, "status");
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

  private static Locator rows(Page page) {
    return page.locator(".outline-row");
  }

  private static Locator chosen(Page page) {
    return page.locator(".outline-row[aria-selected=true]");
  }

  /** Types what a condition is about, and takes the first that is offered. */
  private static void pick(Page page, String words) {
    Locator field = page.locator("vaadin-combo-box#subject");
    assertThat(field).hasAttribute("focused", "");
    page.keyboard().type(words);
    assertThat(page.locator("vaadin-combo-box-item:not([hidden])").first()).isVisible();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.locator("vaadin-combo-box-item:not([hidden])")).hasCount(0);
    settle(page);
  }

  /** Waits until the server has answered, and the keyboard is where it belongs. */
  private static void settle(Page page) {
    answered(page);
    page.waitForTimeout(SETTLED_MS);
  }

  private static void answered(Page page) {
    page.waitForFunction(
        "() => Object.values(window.Vaadin.Flow.clients).every(c => !c.isActive || !c.isActive())");
  }

  /** Takes the entry at a place of the list that has the keyboard. */
  private static void choose(Page page, int place) {
    Locator items = open(page);
    page.keyboard().press("Home");
    for (int i = 0; i < place; i++) {
      page.keyboard().press("ArrowDown");
    }
    page.keyboard().press("Enter");
    assertThat(items.first()).isHidden();
    settle(page);
  }

  private static void chooseNamed(Page page, String name) {
    Locator items = open(page);
    int place = items.allInnerTexts().stream().map(String::strip).toList().indexOf(name);
    page.keyboard().press("Home");
    for (int i = 0; i < place; i++) {
      page.keyboard().press("ArrowDown");
    }
    page.keyboard().press("Enter");
    assertThat(items.first()).isHidden();
    settle(page);
  }

  private static Locator open(Page page) {
    assertThat(page.locator("vaadin-select[focused]")).hasCount(1);
    page.keyboard().press("Enter");
    Locator items = page.locator("vaadin-select-list-box vaadin-select-item:visible");
    assertThat(page.locator("vaadin-select-item:focus")).hasCount(1);
    return items;
  }
}
