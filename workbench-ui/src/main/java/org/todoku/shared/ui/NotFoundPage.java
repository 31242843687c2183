package org.todoku.shared.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** Answers an address that leads nowhere. */
@ParentLayout(MainLayout.class)
@PermitAll
class NotFoundPage extends WorkPage implements HasErrorParameter<NotFoundException> {
  private static final long serialVersionUID = 1L;

  NotFoundPage() {
    super("shared.notFound.title");
    add(
        new Paragraph(getTranslation("shared.notFound.text")),
        new Anchor("", getTranslation("shared.toToday")));
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
    return HttpServletResponse.SC_NOT_FOUND;
  }
}
