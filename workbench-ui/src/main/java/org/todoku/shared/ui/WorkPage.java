package org.todoku.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import org.jspecify.annotations.Nullable;

/**
 * A page: one heading, the actions of the page beside it, and below what the page is for. The title
 * of the browser window follows the heading.
 */
public abstract class WorkPage extends Main implements HasDynamicTitle {
  /** The id of the page's element, where the skip link leads. */
  static final String ID = "content";

  private static final String TITLE = ".title";
  private static final long serialVersionUID = 1L;

  private final String titleKey;
  private final H1 heading = new H1();
  private final Div actions = new Div();
  private final Div header = new Div(heading, actions);
  private @Nullable Paragraph introduction;

  /**
   * @param titleKey translation key of the heading, ending in {@code .title}; the text of the
   *     page's help has the same key with {@code .help} instead, where there is one
   */
  protected WorkPage(String titleKey) {
    this.titleKey = titleKey;
    setId(ID);
    addClassName("page");
    getElement().setAttribute("tabindex", "-1");
    header.addClassName("page-header");
    actions.addClassName("page-actions");
    heading.setText(getTranslation(titleKey));
    super.add(header);
  }

  /** Lets the page use the whole width, for boards and wide tables. */
  protected final void useWholeWidth() {
    addClassName("page-wide");
  }

  /** Names the page after what it shows, e.g. a rule's title. */
  protected final void setHeading(String text) {
    heading.setText(text);
  }

  /** Puts a line under the heading. */
  protected final void setIntroduction(String text) {
    Paragraph line = introduction;
    if (line == null) {
      line = new Paragraph();
      line.addClassName("page-introduction");
      introduction = line;
      addComponentAtIndex(1, line);
    }
    line.setText(text);
  }

  /** Puts buttons beside the heading. */
  protected final void addActions(Component... components) {
    actions.add(components);
  }

  /** The heading, for marks beside it. */
  protected final H1 heading() {
    return heading;
  }

  String helpKey() {
    return titleKey.endsWith(TITLE)
        ? titleKey.substring(0, titleKey.length() - TITLE.length()) + ".help"
        : titleKey + ".help";
  }

  String headingText() {
    return heading.getText();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shared.pageTitle", heading.getText());
  }
}
