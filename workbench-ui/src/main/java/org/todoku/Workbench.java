package org.todoku;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.theme.lumo.Lumo;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The workbench in the browser. */
@SpringBootApplication(proxyBeanMethods = false)
@Push
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("css/todoku.css")
public class Workbench implements AppShellConfigurator {
  /** The time zone of every date in the workbench: that of the municipalities it serves. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  @Bean
  Clock clock() {
    return Clock.system(ZONE);
  }
}
