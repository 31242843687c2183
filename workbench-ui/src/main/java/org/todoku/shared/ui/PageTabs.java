package org.todoku.shared.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.tabs.Tabs;

/**
 * Tabs of a page. The part of the component that scrolls can be focused by a script, and so counts
 * as something in the list of tabs that is no tab; it needs not, since its tabs can be focused.
 */
public final class PageTabs extends Tabs {
  private static final long serialVersionUID = 1L;

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    getElement()
        .executeJs(
            "this.updateComplete?.then(() => this.shadowRoot.querySelectorAll('div[tabindex]')"
                + ".forEach(part => part.removeAttribute('tabindex')));"
                + "this.shadowRoot?.querySelectorAll('div[tabindex]')"
                + ".forEach(part => part.removeAttribute('tabindex'))");
  }
}
