package org.todoku.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.todoku.referral.Intake;
import org.todoku.referral.Matches;
import org.todoku.rule.Rule.Level;
import org.todoku.story.Browsers.Window;

/**
 * One child's way from a candidate to help, in two browsers: in Japanese without a mouse, then a
 * part of it in English by dragging. On the way axe looks at board, card and dialogs.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BoardStoryIT {
  private static final String PASSWORD = "todoku-demo";
  private static final String RULE = "non-attendance";

  private static RunningWorkbench workbench;
  private static Browsers browsers;

  @BeforeAll
  static void start() throws IOException {
    workbench = new RunningWorkbench(Map.of("todoku.demo", true, "todoku.demo.children", 20));
    browsers = new Browsers(workbench.address());
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    workbench
        .bean(Intake.class)
        .accept(
            IntStream.range(0, 12)
                .mapToObj(
                    i ->
                        Matches.of(
                            "%08d-0000-4000-8000-000000000000".formatted(i + 1),
                            RULE,
                            i == 0 ? Level.PRIORITY : Level.WATCH,
                            "taxExempt"))
                .toList());
  }

  @AfterAll
  static void stop() {
    browsers.close();
    workbench.close();
  }

  @Test
  @Order(1)
  void from_candidate_to_closed_without_a_mouse_in_japanese_in_two_browsers() {
    try (BrowserContext one = browsers.person("ja-JP", Window.DESK, ColorScheme.LIGHT);
        BrowserContext other = browsers.person("ja-JP", Window.DESK, ColorScheme.DARK)) {
      Page caseworker = board(one, "caseworker");
      Page supervisor = board(other, "supervisor");
      Accessibility.nothingSerious(caseworker, "board, light");
      Accessibility.nothingSerious(supervisor, "board, dark");

      // check and confirm by number keys; the supervisor's board follows by itself
      press(caseworker, "candidate", "2");
      long seen = until(supervisor, "screening");
      assertThat(seen).as("ms until the other browser shows a move").isLessThan(3_000);
      assertThat(focused(caseworker)).as("the keyboard stays on the card").contains("00000001");
      press(caseworker, "screening", "3");
      until(supervisor, "conference");

      press(supervisor, "conference", "4");
      Locator decision = dialog(supervisor);
      Accessibility.nothingSerious(supervisor, "dialog, dark");
      decision.locator("textarea").focus();
      supervisor.keyboard().type("学校とこども家庭センターで支える");
      enter(decision, "支援方針を決める");
      until(supervisor, "assignment");
      assertThat(focused(supervisor)).contains("00000001");
      press(supervisor, "assignment", "5");
      Locator assignment = dialog(supervisor);
      assignment.getByRole(AriaRole.COMBOBOX).focus();
      supervisor.keyboard().press("Control+a");
      supervisor.keyboard().type("木下");
      assertThat(supervisor.getByRole(AriaRole.OPTION)).hasCount(1);
      supervisor.keyboard().press("ArrowDown");
      supervisor.keyboard().press("Enter");
      enter(assignment, "担当を決める");
      until(supervisor, "outreach");

      until(caseworker, "outreach");
      press(caseworker, "outreach", "6");
      Locator met = dialog(caseworker);
      Accessibility.nothingSerious(caseworker, "dialog, light");
      enter(met, "会えた");
      until(caseworker, "wishes");
      press(caseworker, "wishes", "7");
      until(caseworker, "supportPlan");

      // plan and consent on the opened card
      cards(caseworker, "supportPlan").first().locator(".card-open").press("Enter");
      Locator card = caseworker.locator(".card-panel");
      assertThat(card).isVisible();
      part(card, "サポートプラン").getByRole(AriaRole.BUTTON).first().press("Enter");
      Locator plan = dialog(caseworker);
      plan.locator("textarea").focus();
      caseworker.keyboard().type("週1回、居場所に通う。3か月後に見直す。");
      enter(plan, "保存する");
      assertThat(card.getByText("週1回、居場所に通う。")).isVisible();
      part(card, "情報提供の同意").getByRole(AriaRole.BUTTON).last().press("Enter");
      enter(dialog(caseworker), "同意を記録する");
      assertThat(part(card, "情報提供の同意").getByText("有効")).isVisible();
      button(card, "紹介へ進む").press("Enter");
      until(caseworker, "referral");

      // two referrals at once, one of them with a telephone number that is taken out again
      part(card, "紹介").getByRole(AriaRole.BUTTON).last().press("Enter");
      Locator offer = dialog(caseworker);
      offer.getByText(Pattern.compile("こどもの居場所さくら")).locator("..").locator("input").press("Space");
      offer.getByText(Pattern.compile("学習支援教室")).locator("..").locator("input").press("Space");
      offer.locator("textarea").focus();
      caseworker.keyboard().type("090-1234-5678 にお電話ください");
      enter(offer, "紹介する");
      assertThat(offer.getByText(Pattern.compile("連絡先（090-1234-5678）"))).isVisible();
      offer.locator("textarea").focus();
      caseworker.keyboard().press("Control+a");
      caseworker.keyboard().type("よろしくお願いします");
      enter(offer, "紹介する");
      assertThat(part(card, "紹介").locator(".referral-item")).hasCount(2);
      Accessibility.nothingSerious(caseworker, "card, light");
      Browsers.picture(caseworker, "card-referrals-ja");

      Locator room = item(card, "学習支援教室");
      button(room, "受けられない").press("Enter");
      Locator refusal = dialog(caseworker);
      refusal
          .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("定員に空きがない"))
          .press("Space");
      enter(refusal, "受けられない");
      button(item(card, "学習支援教室"), "別の支援先へ").press("Enter");
      Locator redirect = dialog(caseworker);
      redirect.locator("vaadin-select-value-button").press("Enter");
      caseworker
          .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("ひだまり")))
          .press("Enter");
      enter(redirect, "別の支援先へ");
      assertThat(item(card, "ひだまり")).isVisible();
      button(item(card, "こどもの居場所さくら"), "受け入れる").press("Enter");
      assertThat(item(card, "こどもの居場所さくら").getByText("受入").first()).isVisible();
      button(card, "モニタリングへ進む").press("Enter");
      until(caseworker, "monitoring");

      // the supervisor closes it, and the caseworker's open card says so
      until(supervisor, "monitoring");
      cards(supervisor, "monitoring").first().locator(".card-open").press("Enter");
      Locator theirs = supervisor.locator(".card-panel");
      assertThat(theirs).isVisible();
      Accessibility.nothingSerious(supervisor, "card, dark");
      theirs.locator("vaadin-menu-bar-button").first().press("Enter");
      supervisor
          .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("終結する"))
          .last()
          .press("Enter");
      Locator closing = dialog(supervisor);
      closing
          .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("改善した"))
          .press("Space");
      enter(closing, "終結する");
      assertThat(card.getByText("改善した").first()).isVisible();
      assertThat(caseworker.locator("#column-monitoring")).isVisible();
    }
  }

  @Test
  @Order(2)
  void the_page_of_the_rule_tells_what_became_of_it() {
    try (BrowserContext policy = browsers.person("en-GB", Window.DESK, ColorScheme.LIGHT)) {
      Page page = signedIn(policy, "policy");
      page.navigate("/rules/" + RULE + "?tab=outcomes");

      Locator versions = page.locator("table.counts").first();
      assertThat(versions.getByText("Version 3")).isVisible();
      assertThat(versions.locator("tbody td").first()).hasText("12");
      assertThat(versions.getByText("fewer than 10").first()).isVisible();
      Accessibility.nothingSerious(page, "outcomes", ".outcomes");
      Browsers.picture(page, "rule-outcomes-en");
    }
  }

  @Test
  @Order(3)
  void cards_are_dragged_in_english_and_a_move_is_taken_back() {
    try (BrowserContext one = browsers.person("en-GB", Window.DESK, ColorScheme.LIGHT);
        BrowserContext other = browsers.person("en-GB", Window.DESK, ColorScheme.LIGHT)) {
      Page caseworker = board(one, "caseworker");
      Page supervisor = board(other, "supervisor");

      cards(caseworker, "candidate").first().dragTo(column(caseworker, "screening"));
      until(supervisor, "screening");
      button(caseworker.locator("vaadin-notification-card"), "Undo").click();
      assertThat(cards(supervisor, "screening")).hasCount(0);
      cards(caseworker, "candidate").first().dragTo(column(caseworker, "screening"));
      until(caseworker, "screening");
      cards(caseworker, "screening").first().dragTo(column(caseworker, "conference"));
      until(supervisor, "conference");
      cards(supervisor, "conference").first().dragTo(column(supervisor, "assignment"));
      Locator decision = dialog(supervisor);
      decision.locator("textarea").fill("School and family centre together");
      button(decision, "Decide what to do").click();
      until(supervisor, "assignment");
      Browsers.picture(supervisor, "board-dragged-en");
    }
  }

  @Test
  @Order(4)
  void many_cards_are_moved_together_after_a_preview() {
    try (BrowserContext one = browsers.person("en-GB", Window.DESK, ColorScheme.LIGHT)) {
      Page page = board(one, "caseworker");
      page.navigate("/board?view=list&sort=newest");
      Locator boxes =
          page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Select Row"));
      boxes.nth(0).check();
      boxes.nth(1).check();
      button(page.locator(".bulk-bar"), "Preview").click();
      Locator preview = dialog(page);
      assertThat(preview.locator(".bulk-rows li")).hasCount(2);
      Accessibility.nothingSerious(page, "list and preview");
      button(preview, "Do it for 2").click();
      assertThat(preview.getByText("now in “Screening”").first()).isVisible();
      Browsers.picture(page, "board-bulk-en");
    }
  }

  @Test
  @Order(5)
  void the_other_pages_of_the_board_are_accessible_light_and_dark() {
    record Place(String login, String path) {}
    for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (Place place :
          List.of(
              new Place("supervisor", "/services"),
              new Place("supervisor", "/supervision"),
              new Place("supervisor", "/board?view=calendar"),
              new Place("supervisor", "/board?lane=level"),
              new Place("agency", "/referrals"))) {
        try (BrowserContext person = browsers.person("ja-JP", Window.DESK, colours)) {
          Page page = signedIn(person, place.login());
          page.navigate(place.path());
          assertThat(page.locator("main h1").first()).isVisible();
          page.waitForTimeout(300);
          Accessibility.nothingSerious(page, place + " " + colours);
          if (colours == ColorScheme.LIGHT) {
            Browsers.picture(page, "board" + place.path().replaceAll("[^a-z]+", "-") + "-ja");
          }
        }
      }
    }
  }

  /** Waits for the first card of a column; gives the milliseconds. */
  private static long until(Page page, String state) {
    long began = System.nanoTime();
    assertThat(cards(page, state).first()).isVisible();
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }

  private static Locator column(Page page, String state) {
    return page.locator("section[aria-labelledby=column-" + state + "]");
  }

  private static Locator cards(Page page, String state) {
    return column(page, state).locator(".card");
  }

  /** A number key on the first card of a column. */
  private static void press(Page page, String state, String key) {
    cards(page, state).first().locator(".card-open").focus();
    page.keyboard().press(key);
  }

  private static String focused(Page page) {
    page.waitForTimeout(700);
    return String.valueOf(page.evaluate("document.activeElement.textContent"));
  }

  private static Locator dialog(Page page) {
    Locator dialog = page.locator("vaadin-dialog[opened]").last();
    assertThat(dialog.locator("vaadin-button").first()).isVisible();
    return dialog;
  }

  /** The button of a dialog, by the keyboard. */
  private static void enter(Locator dialog, String name) {
    button(dialog, name).press("Enter");
  }

  private static Locator button(Locator where, String name) {
    return where
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .last();
  }

  private static Locator part(Locator card, String title) {
    return card.locator(".card-part")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    card.page()
                        .getByRole(
                            AriaRole.HEADING,
                            new Page.GetByRoleOptions().setName(title).setExact(true))));
  }

  private static Locator item(Locator card, String service) {
    return card.locator(".referral-item")
        .filter(new Locator.FilterOptions().setHasText(service))
        .first();
  }

  private static Page board(BrowserContext person, String login) {
    Page page = signedIn(person, login);
    page.navigate("/board");
    assertThat(page.locator(".card").first()).isVisible();
    return page;
  }

  private static Page signedIn(BrowserContext person, String login) {
    Page page = person.newPage();
    page.navigate("/");
    page.locator("input[name=username]").fill(login);
    page.locator("input[name=password]").fill(PASSWORD);
    page.locator("input[name=password]").press("Enter");
    page.waitForURL(url -> !url.contains("login"));
    assertThat(page.locator("main h1").first()).isVisible();
    return page;
  }
}
