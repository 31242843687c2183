package org.todoku;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.theme.lumo.Lumo;
import java.time.Clock;
import java.time.ZoneId;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.todoku.library.LibraryFolder;
import org.todoku.library.PublishedRules;
import org.todoku.library.RuleTrials;
import org.todoku.library.RuleVersions;

/** The workbench in the browser. */
@SpringBootApplication(proxyBeanMethods = false)
@Push
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("css/todoku.css")
public class Workbench implements AppShellConfigurator {
  private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);

  /** The time zone of every date in the workbench: that of the municipalities it serves. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  @Bean
  PublishedRules publishedRules(DSLContext database, Clock clock) {
    return new PublishedRules(database, clock);
  }

  @Bean
  RuleVersions ruleVersions(DSLContext database, Clock clock) {
    return new RuleVersions(database, clock);
  }

  @Bean
  RuleTrials ruleTrials(PublishedRules published, RuleVersions versions) {
    return new RuleTrials(published, versions);
  }

  /** A new database starts with the built-in library as its first published versions. */
  @Bean
  @Order(0)
  ApplicationRunner firstRules(PublishedRules rules) {
    return arguments -> {
      int published = rules.publishFirst(LibraryFolder.builtInTexts(), "system");
      if (published > 0) {
        LOG.info("Published {} rules of the built-in library", published);
      }
    };
  }

  @Bean
  Clock clock() {
    return Clock.system(ZONE);
  }
}
