package org.todoku.shared.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a page that failed while it was made, with a mark by which the log can be searched. */
@ParentLayout(MainLayout.class)
@PermitAll
class FailurePage extends WorkPage implements HasErrorParameter<Exception> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(FailurePage.class);
  private static final int MARKS = 1_000_000;

  FailurePage() {
    super("shared.failure.title");
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    String mark = mark();
    LOG.error("failure {} at /{}", mark, event.getLocation().getPath(), parameter.getException());
    add(
        new Paragraph(getTranslation("shared.failure.text", mark)),
        new Anchor("", getTranslation("shared.toToday")));
    return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }

  /** A short number to tell to the administrator. */
  static String mark() {
    return "%06d".formatted(ThreadLocalRandom.current().nextInt(MARKS));
  }
}
