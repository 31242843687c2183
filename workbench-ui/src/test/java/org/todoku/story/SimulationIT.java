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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.todoku.story.Browsers.Window;

/** A policy officer tries all rules out with the keyboard, and a colleague sees what came out. */
class SimulationIT {
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
          ja-JP | LIGHT | 試してみる | 公開中のすべてのルール | こども300人のうち | わからない理由
          en-GB | DARK | Simulate | All rules in force | 300 children | Why it cannot be told
          """)
  void rules_are_tried_out_by_keyboard_and_nobody_becomes_a_candidate(
      String language,
      ColorScheme scheme,
      String simulate,
      String all,
      String answer,
      String reasons) {
    try (BrowserContext officer = browsers.person(language, Window.DESK, scheme);
        BrowserContext colleague = browsers.person(language, Window.PHONE, scheme)) {
      Page page = Browsers.signedIn(officer, "policy");
      page.navigate("/simulations");
      button(page, simulate).press("Enter");
      assertThat(page.locator("vaadin-multi-select-combo-box[invalid]")).hasCount(1);
      Accessibility.nothingSerious(page, "nothing chosen");
      Page other = Browsers.signedIn(colleague, "analyst");
      other.navigate("/simulations");

      button(page, all).press("Enter");
      assertThat(page.locator("vaadin-multi-select-combo-box[has-value]")).hasCount(1);
      button(page, simulate).press("Enter");

      assertThat(page.locator(".simulation-answer")).containsText(answer);
      assertThat(other.locator(".simulation-answer")).containsText(answer);
      Locator rows = page.locator(".simulation-report table").first().locator("tbody tr");
      assertThat(rows).hasCount(42);
      Accessibility.nothingSerious(page, "report");
      Accessibility.nothingSerious(other, "report on a phone");
      assertThat(page.locator(".simulation-report")).containsText(reasons);
      page.navigate("/");
      page.goBack();
      assertThat(page.locator(".simulation-answer")).containsText(answer);
    }
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
