package org.todoku.shared.ui;

import com.vaadin.flow.component.Component;
import org.todoku.access.CurrentUser;

/** What another feature adds to the page of a rule; every bean of this kind is shown there. */
public interface RulePagePart {
  /** The part for a rule, as a reader may see it. */
  Component of(String rule, CurrentUser reader);
}
