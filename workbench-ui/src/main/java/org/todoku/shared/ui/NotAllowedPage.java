package org.todoku.shared.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** Answers a page that the person's roles do not include. */
@ParentLayout(MainLayout.class)
@PermitAll
class NotAllowedPage extends WorkPage implements HasErrorParameter<AccessDeniedException> {
  private static final long serialVersionUID = 1L;

  NotAllowedPage() {
    super("shared.notAllowed.title");
    add(
        new Paragraph(getTranslation("shared.notAllowed.text")),
        new Anchor("", getTranslation("shared.toToday")));
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
    return HttpServletResponse.SC_FORBIDDEN;
  }
}
