package org.todoku.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.todoku.linkage.DemonstrationLoader;
import org.todoku.linkage.LinkedPopulation;
import org.todoku.story.Browsers.Window;

/**
 * The whole way, as people walk it: the departments' files are in, an analyst runs the rules, and a
 * caseworker, whose board was open all the while, takes a candidate further. It leaves pictures of
 * every page in {@code docs/pictures}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryIT {
  private static final LocatorAssertions.IsVisibleOptions LONG =
      new LocatorAssertions.IsVisibleOptions().setTimeout(120_000);

  private static RunningWorkbench workbench;
  private static Browsers browsers;

  @BeforeAll
  static void start() throws IOException {
    workbench = new RunningWorkbench(Map.of("todoku.demo", true));
    browsers = new Browsers(workbench.address());
    LinkedPopulation population = workbench.bean(LinkedPopulation.class);
    await().atMost(Duration.ofMinutes(3)).until(() -> population.count() >= 5_000);
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> workbench.bean(DemonstrationLoader.class).progress().isEmpty());
  }

  @AfterAll
  static void stop() {
    browsers.close();
    workbench.close();
  }

  @Test
  @Order(1)
  void what_an_analyst_runs_a_caseworker_confirms_and_assigns_in_a_board_that_was_open_before() {
    try (BrowserContext caseworker = english(Window.DESK);
        BrowserContext analyst = english(Window.DESK)) {
      Page signIn = caseworker.newPage();
      signIn.navigate("/");
      assertThat(signIn.getByText("People of the demonstration")).isVisible();
      Browsers.picture(signIn, "sign-in-en");
      signIn.close();
      Page board = Browsers.signedIn(caseworker, "caseworker");
      board.navigate("/board");
      assertThat(board.getByText("No cards yet")).isVisible();

      Page runs = Browsers.signedIn(analyst, "analyst");
      runs.navigate("/runs");
      button(runs, "Start the run").click();
      assertThat(
              runs.getByRole(
                  AriaRole.HEADING,
                  new Page.GetByRoleOptions().setName(Pattern.compile("Run 1, as of"))))
          .isVisible(LONG);
      Browsers.picture(runs, "runs-en");

      // the other browser shows the candidates without being touched
      Locator cards = board.locator(".card");
      assertThat(cards.first()).isVisible(LONG);
      Browsers.picture(board, "board-en");

      cards.first().locator(".card-open").click();
      Locator panel = board.locator(".card-panel");
      assertThat(panel.getByRole(AriaRole.HEADING, named("Why it is here"))).isVisible();
      assertThat(panel.locator(".why").first()).isVisible();
      assertThat(panel.getByText("What is not known")).isVisible();
      Browsers.picture(board, "card-en");
      String child = panel.locator("#card-name").innerText();

      button(panel, "Child and data checked").click();
      assertThat(board.getByText("The card of " + child + " is now in “Screening”").first())
          .isVisible();
      button(panel, "Confirm").click();
      assertThat(board.getByText("The card of " + child + " is now in “Case conference”").first())
          .isVisible();

      panel.locator("vaadin-menu-bar-button").first().click();
      board
          .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Assign"))
          .last()
          .click();
      Locator who =
          board.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Responsible"));
      who.last().click();
      board
          .getByRole(
              AriaRole.OPTION,
              new Page.GetByRoleOptions().setName(Pattern.compile("Yumi Kinoshita")))
          .click();
      board
          .locator("vaadin-dialog-overlay, vaadin-dialog[opened]")
          .getByRole(
              AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Assign").setExact(true))
          .last()
          .click();
      assertThat(panel.getByText("Responsible: Yumi Kinoshita")).isVisible();
      Browsers.picture(board, "card-assigned-en");
    }
  }

  @Test
  @Order(2)
  void running_again_adds_nothing() {
    try (BrowserContext analyst = english(Window.DESK)) {
      Page runs = Browsers.signedIn(analyst, "analyst");
      runs.navigate("/runs");
      button(runs, "Start the run").click();

      assertThat(
              runs.getByRole(
                  AriaRole.HEADING,
                  new Page.GetByRoleOptions().setName(Pattern.compile("Run 2, as of"))))
          .isVisible(LONG);
      assertThat(runs.getByText(Pattern.compile(": 0 new candidates, 0 known ones with new facts")))
          .isVisible();
    }
  }

  @Test
  @Order(3)
  void every_page_can_be_looked_at_in_japanese_and_english_light_and_dark_wide_and_narrow() {
    List<Place> places =
        List.of(
            new Place("today", "", "caseworker"),
            new Place("board", "board", "caseworker"),
            new Place("rules", "rules", "policy"),
            new Place("rule", "rules/non-attendance", "policy"),
            new Place("runs", "runs", "analyst"),
            new Place("imports", "data/imports", "analyst"),
            new Place("inventory", "data/inventory", "analyst"));
    for (Look look :
        List.of(
            new Look("ja", "ja-JP", Window.DESK, ColorScheme.LIGHT),
            new Look("ja-dark-1024", "ja-JP", Window.SMALL_DESK, ColorScheme.DARK),
            new Look("en-phone", "en-GB", Window.PHONE, ColorScheme.LIGHT))) {
      for (Place place : places) {
        try (BrowserContext person =
            browsers.person(look.language(), look.window(), look.colours())) {
          Page page = Browsers.signedIn(person, place.login());
          page.navigate("/" + place.path());
          assertThat(page.locator("main h1, main#content h1").first()).isVisible();
          assertThat(
                  page.getByText(
                      Pattern.compile(
                          "This page does not exist|This page is for other"
                              + " roles|ページが見つかりません|担当の役割の人だけ")))
              .hasCount(0);
          Browsers.picture(page, place.name() + "-" + look.name());
          assertThat(overflow(page)).as("%s %s", place, look).isLessThanOrEqualTo(0);
        }
      }
    }
  }

  private record Place(String name, String path, String login) {}

  private record Look(String name, String language, Window window, ColorScheme colours) {}

  /** How many pixels the page is wider than its window. */
  private static int overflow(Page page) {
    return ((Number)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }

  private static BrowserContext english(Window window) {
    return browsers.person("en-GB", window, ColorScheme.LIGHT);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator button(Locator part, String name) {
    return part.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }
}
