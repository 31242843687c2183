package org.todoku.shared.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Puts a route into the side navigation of those who may open it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NavigationEntry {
  /** Under which desk it stands. */
  Desk desk();

  /** Its place within the desk, rising. */
  int order();

  /** Translation key of its label. */
  String titleKey();

  /** Shown before the label. */
  VaadinIcon icon();
}
