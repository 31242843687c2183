package org.todoku.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.todoku.story.Browsers.Window;

/**
 * Two people and one rule: a threshold is proposed, sent back with words, proposed again, approved
 * for a day in the future, rolled back and retired. Nothing on these pages keeps out people who use
 * assistive technology, in light and in dark.
 */
class LifeOfARuleIT {
  private static final int SLOWEST_MS = 30_000;
  private static final String RULE = "rules/infirmary-visits";

  private static RunningWorkbench workbench;
  private static Browsers browsers;

  @BeforeAll
  static void start() throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(SLOWEST_MS);
    workbench = new RunningWorkbench(Map.of("todoku.demo", true, "todoku.demo.children", 20));
    browsers = new Browsers(workbench.address());
  }

  @AfterAll
  static void stop() {
    browsers.close();
    workbench.close();
  }

  @Test
  void a_threshold_is_proposed_sent_back_approved_for_a_day_rolled_back_and_the_rule_retired() {
    try (BrowserContext officers = browsers.person("en-GB", Window.DESK, ColorScheme.LIGHT);
        BrowserContext approvers = browsers.person("en-GB", Window.DESK, ColorScheme.DARK)) {
      Page officer = Browsers.signedIn(officers, "policy");
      Page approver = Browsers.signedIn(approvers, "approver");

      officer.navigate(RULE + "?tab=parameters");
      Locator value = officer.locator(".values input").first();
      value.fill("10");
      value.press("Tab");
      assertThat(officer.getByText("get another answer")).isVisible();
      officer.getByLabel("Why (the approver reads this)").fill("Eight is too few here.");
      button(officer, "Ask for approval").click();
      assertThat(officer.getByText("Waiting for approval").first()).isVisible();
      // the address follows what is shown
      officer.waitForURL("**/drafts/*");
      String draft = officer.url();

      approver.navigate("/approvals");
      assertThat(approver.getByRole(AriaRole.LINK, named("Infirmary visits"))).isVisible();
      Accessibility.nothingSerious(approver, "approvals");
      approver.getByRole(AriaRole.LINK, named("Infirmary visits")).click();
      assertThat(approver.getByText("Eight is too few here.")).isVisible();
      Accessibility.nothingSerious(approver, "a draft that waits");
      button(approver, "Send back").click();
      answer(approver, "Send back", "Please ask the school nurses first.");
      assertThat(approver.locator(".draft-history")).containsText("Sent back");

      officer.navigate(draft);
      assertThat(officer.getByText("Please ask the school nurses first.")).isVisible();
      Accessibility.nothingSerious(officer, "a draft that was sent back");
      button(officer, "Submit").click();
      answer(officer, "Submit", "They agree.");
      assertThat(officer.getByText("Waiting for approval").first()).isVisible();

      LocalDate day = LocalDate.now(workbench.bean(Clock.class)).plusDays(3);
      approver.navigate(draft);
      assertThat(approver.getByText("They agree.")).isVisible();
      button(approver, "Approve and publish").click();
      Locator from = dialog(approver).getByLabel("In force from");
      from.fill(day.format(DateTimeFormatter.ofPattern("M/d/yyyy", Locale.ROOT)));
      from.press("Enter");
      answer(approver, "Approve and publish", "Good.");
      assertThat(approver.locator(".draft-history")).containsText("Good.");

      officer.navigate(RULE + "?tab=versions");
      Locator versions = officer.locator(".version-list > li");
      assertThat(versions).hasCount(2);
      assertThat(versions.first()).containsText("In force from");
      assertThat(versions.nth(1)).containsText("In force");
      assertThat(officer.locator(".difference").first()).containsText("8");
      Accessibility.nothingSerious(officer, "the versions of a rule");

      approver.navigate(RULE + "?tab=versions");
      approver.locator(".version-list > li").nth(1).locator("vaadin-button").click();
      answer(approver, "Publish this version again", "The nurses changed their minds.");
      assertThat(approver.locator(".version-list > li")).hasCount(3);
      assertThat(approver.locator(".version-list > li").first())
          .containsText("This is version 1, published again");

      button(approver, "Retire").click();
      answer(approver, "Retire", "Nobody keeps this record any more.");
      assertThat(approver.getByText("This rule is not in force now")).isVisible();
      Accessibility.nothingSerious(approver, "a rule that has ended");
      officer.navigate("/rules");
      assertThat(officer.getByRole(AriaRole.LINK, named("Non-attendance"))).isVisible();
      assertThat(officer.getByRole(AriaRole.LINK, named("Infirmary visits"))).hasCount(0);
    }
  }

  @Test
  void nobody_is_kept_out_of_the_pages_about_rules_and_data() {
    try (BrowserContext person = browsers.person("ja-JP", Window.DESK, ColorScheme.LIGHT)) {
      Page page = Browsers.signedIn(person, "policy");
      visit(page, "/rules", ".rule-list");
      visit(page, "/rules/non-attendance", ".rule-section");
      visit(page, "/catalogue/livelihood", ".catalogue-entry");
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      visit(page, "/rules/non-attendance?tab=cases", ".rule-section");
      visit(page, "/catalogue", ".catalogue-titles");
      page.navigate("/data/inventory");
      page.locator("vaadin-details-summary").first().click();
      assertThat(page.locator(".inventory-items").first()).isVisible();
      Accessibility.nothingSerious(page, "the inventory with its items");
    }
  }

  private static void visit(Page page, String address, String part) {
    page.navigate(address);
    assertThat(page.locator(part).first()).isVisible();
    Accessibility.nothingSerious(page, address);
  }

  /** Fills the open dialog and presses its button. */
  private static void answer(Page page, String action, String words) {
    Locator dialog = dialog(page);
    dialog.locator("textarea").fill(words);
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action)).click();
    assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
  }

  private static Locator dialog(Page page) {
    Locator dialog = page.locator("vaadin-dialog[opened]");
    assertThat(dialog.locator("textarea")).isVisible();
    return dialog;
  }

  private static Locator button(Page page, String name) {
    return page.locator("main")
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name + "$")));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
