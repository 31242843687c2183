package org.todoku.shared.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import org.todoku.rule.Rule.Level;

/** The level of outreach as a word and a shape: more bars for more weight. */
public final class LevelBadge extends Span {
  private static final long serialVersionUID = 1L;
  private static final int BARS = 3;

  public LevelBadge(Level level) {
    addClassNames("badge", "level", "level-" + level.word());
    Span bars = new Span();
    bars.addClassName("level-bars");
    bars.getElement().setAttribute("aria-hidden", "true");
    for (int i = 0; i < BARS; i++) {
      Span bar = new Span();
      if (i <= level.ordinal()) {
        bar.addClassName("on");
      }
      bars.add(bar);
    }
    add(bars, new Span(word(level)));
  }

  /** {@code 見守り}, {@code 予防的措置} or {@code 重点支援}. */
  public static String word(Level level) {
    return UI.getCurrent().getTranslation("shared.level." + level.word());
  }
}
