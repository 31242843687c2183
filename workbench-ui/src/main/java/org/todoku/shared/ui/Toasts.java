package org.todoku.shared.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.Command;

/** Short messages in the corner of the page. */
public final class Toasts {
  private static final int SHORT_MS = 5_000;

  /** How long an undo is offered, in milliseconds. */
  static final int UNDO_MS = 10_000;

  private Toasts() {}

  /** Says that something was done. */
  public static void done(String text) {
    show(new Notification(text, SHORT_MS, Position.BOTTOM_START));
  }

  /**
   * Says that something was done, and offers for ten seconds to take it back. An offer before it is
   * over: offers do not pile up on the page.
   */
  public static void undoable(String text, Command undo) {
    Notification toast = new Notification();
    UI ui = UI.getCurrent();
    Offer before = ComponentUtil.getData(ui, Offer.class);
    if (before != null) {
      before.toast().close();
    }
    ComponentUtil.setData(ui, Offer.class, new Offer(toast));
    toast.setDuration(UNDO_MS);
    toast.setPosition(Position.BOTTOM_START);
    Button button = new Button(toast.getTranslation("shared.undo"));
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    button.setDisableOnClick(true);
    button.addClickListener(
        event -> {
          toast.close();
          undo.execute();
        });
    Span words = new Span(text);
    toast.add(words, button);
    toast.addClassName("toast-undo");
    show(toast);
  }

  /** Says that something did not work; stays until it is closed. */
  public static void problem(String text) {
    Notification toast = new Notification();
    toast.setDuration(0);
    toast.setPosition(Position.BOTTOM_START);
    toast.setAssertive(true);
    toast.addThemeVariants(NotificationVariant.LUMO_CONTRAST);
    Button button = new Button(toast.getTranslation("shared.close"), event -> toast.close());
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    toast.add(new Span(text), button);
    toast.addClassName("toast-undo");
    show(toast);
  }

  /** The offer to undo that stands on a page. */
  private record Offer(Notification toast) {}

  private static void show(Notification toast) {
    toast.open();
  }
}
