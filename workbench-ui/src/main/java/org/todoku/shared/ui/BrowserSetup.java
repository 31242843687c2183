package org.todoku.shared.ui;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.io.IOException;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/** Sets up each browser window: language and colours before anything is painted, and messages. */
@Component
class BrowserSetup implements VaadinServiceInitListener {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(BrowserSetup.class);

  private final transient Screen screen;
  private final transient FeatureTranslations texts;

  private final transient ConfigurableApplicationContext program;

  BrowserSetup(Screen screen, FeatureTranslations texts, ConfigurableApplicationContext program) {
    this.screen = screen;
    this.texts = texts;
    this.program = program;
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.addIndexHtmlRequestListener(this::prepare);
    event.getSource().addUIInitListener(initialized -> prepare(initialized.getUI()));
    event
        .getSource()
        .addSessionInitListener(started -> started.getSession().setErrorHandler(this::failed));
    event.getSource().setSystemMessagesProvider(this::messages);
  }

  private void prepare(IndexHtmlResponse response) {
    VaadinSession session = VaadinSession.getCurrent();
    Element html = response.getDocument().getElementsByTag("html").first();
    if (session == null || html == null) {
      return;
    }
    screen.language(session).ifPresent(session::setLocale);
    html.attr("lang", session.getLocale().getLanguage().equals("ja") ? "ja" : "en");
    response
        .getDocument()
        .head()
        .appendElement("link")
        .attr("rel", "icon")
        .attr("type", "image/svg+xml")
        .attr("href", "./images/todoku.svg");
    html.attr("style", "color-scheme: " + Screen.scheme(screen.colours(session)));
  }

  private void prepare(UI ui) {
    screen.language(ui.getSession()).ifPresent(ui::setLocale);
    ReconnectDialogConfiguration reconnect = ui.getReconnectDialogConfiguration();
    reconnect.setDialogText(ui.getTranslation("shared.connection.lost"));
    reconnect.setDialogTextGaveUp(ui.getTranslation("shared.connection.gaveUp"));
  }

  /** What went wrong while the server answered a click: said on the page, nothing typed is lost. */
  private void failed(ErrorEvent event) {
    if (event.getThrowable() instanceof IOException
        || event.getThrowable() instanceof UIDetachedException) {
      LOG.debug("a browser went away", event.getThrowable());
      return;
    }
    if (!program.isActive()) {
      LOG.debug("a page failed while the program stops", event.getThrowable());
      return;
    }
    String mark = FailurePage.mark();
    LOG.error("failure {}", mark, event.getThrowable());
    UI ui = UI.getCurrent();
    if (ui != null && ui.isAttached() && !ui.isClosing()) {
      ui.access(() -> say(ui, mark));
    }
  }

  /** A word about a failure that failed itself would come here again, without end. */
  private static void say(UI ui, String mark) {
    try {
      Toasts.problem(ui.getTranslation("shared.failure.toast", mark));
    } catch (RuntimeException e) {
      LOG.debug("failure {} could not be said", mark, e);
    }
  }

  private SystemMessages messages(SystemMessagesInfo info) {
    Locale locale = info.getLocale();
    CustomizedSystemMessages messages = new CustomizedSystemMessages();
    messages.setSessionExpiredNotificationEnabled(true);
    messages.setSessionExpiredCaption(texts.getTranslation("shared.expired.title", locale));
    messages.setSessionExpiredMessage(texts.getTranslation("shared.expired.text", locale));
    messages.setInternalErrorCaption(texts.getTranslation("shared.failure.title", locale));
    messages.setInternalErrorMessage(texts.getTranslation("shared.failure.reload", locale));
    messages.setCookiesDisabledNotificationEnabled(true);
    messages.setCookiesDisabledCaption(texts.getTranslation("shared.cookies.title", locale));
    messages.setCookiesDisabledMessage(texts.getTranslation("shared.cookies.text", locale));
    return messages;
  }
}
