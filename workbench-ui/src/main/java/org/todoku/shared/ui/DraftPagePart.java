package org.todoku.shared.ui;

import com.vaadin.flow.component.Component;
import org.todoku.access.CurrentUser;

/** What another feature adds to the page of a draft; every bean of this kind is shown there. */
public interface DraftPagePart {
  /** The part for a draft, as a reader may see it. */
  Component of(long draft, CurrentUser reader);
}
