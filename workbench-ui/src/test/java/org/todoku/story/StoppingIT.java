package org.todoku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.authoring.DraftResult;
import org.todoku.authoring.DraftScope;
import org.todoku.authoring.Drafts;

class StoppingIT {
  @Test
  void the_program_stops_while_people_have_a_draft_open_and_does_not_complain_of_their_pages()
      throws Exception {
    RunningWorkbench workbench =
        new RunningWorkbench(Map.of("todoku.demo", true, "todoku.demo.children", 20));
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    try (Browsers browsers = new Browsers(workbench.address())) {
      CurrentUser officer =
          new CurrentUser("policy", "青木 早苗", "Sanae Aoki", Set.of(Role.POLICY_OFFICER), null);
      DraftResult begun =
          workbench.bean(Drafts.class).begin("non-attendance", DraftScope.STRUCTURE, officer);
      long draft = ((DraftResult.Done) begun).draft().id();
      for (String language : List.of("ja-JP", "en-GB")) {
        BrowserContext person = browsers.person(language, Browsers.Window.DESK, ColorScheme.LIGHT);
        Page page = Browsers.signedIn(person, "policy");
        page.navigate("/drafts/" + draft + "/edit");
        page.locator(".outline-row").first().waitFor();
      }
      Logger root = (Logger) LoggerFactory.getLogger("org.todoku");
      root.addAppender(log);

      assertTimeoutPreemptively(Duration.ofSeconds(60), workbench::close);

      root.detachAppender(log);
      assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
    }
  }
}
