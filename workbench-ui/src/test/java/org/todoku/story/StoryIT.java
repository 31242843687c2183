package org.todoku.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoryIT {
  private static RunningWorkbench workbench;
  private static Browsers browsers;

  @BeforeAll
  static void start() throws IOException {
    workbench = new RunningWorkbench(Map.of("todoku.demo", true));
    browsers = new Browsers(workbench.address());
  }

  @AfterAll
  static void stop() {
    browsers.close();
    workbench.close();
  }

  @Test
  void from_a_run_to_an_assigned_card() {
    try (BrowserContext analyst =
        browsers.person("en-GB", Browsers.Window.DESK, ColorScheme.LIGHT)) {
      Page page = analyst.newPage();
      page.navigate("/");
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in")))
          .isVisible();
      Browsers.picture(page, "sign-in-en");
    }
  }
}
